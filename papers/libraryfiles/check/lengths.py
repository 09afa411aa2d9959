"""No text is longer than what the database keeps of it."""

from collections.abc import Iterator
from typing import Any

from papers.libraryfiles.entries import (
    Library,
    NoteFile,
)
from papers.libraryfiles.faults import Fault, quote_text
from papers.libraryfiles.file_names import (
    CATEGORIES,
    FRAMEWORKS,
    OUTLETS,
    TOPICS,
)
from papers.libraryfiles.guide_entries import (
    CollectionFile,
)

# In characters, by the fields of entries; those of the tables' columns.
CATEGORY = {"slug": 80, "name": 120}
TOPIC = {"slug": 80, "name": 200}
FRAMEWORK = {"slug": 80, "name": 120}
PROMPT = {"slug": 80}
NOTE = {
    "slug": 80,
    "title": 500,
    "venue": 200,
    "arxiv": 40,
    "doi": 200,
    "url": 500,
    "written_by": 200,
    "read_by": 200,
}
AUTHOR = 200
TAG = 100
QUESTION = {"id": 80}
THEME = {"slug": 80}
PATH = {"slug": 80, "title": 200, "written_by": 200}
FIGURE = {"name": 80}
COLLECTION = {"slug": 80, "title": 200, "url": 500}
GROUP = {"name": 200}
COLLECTED = {"title": 500, "url": 500}
TREND = {"slug": 80, "title": 200, "written_by": 200}
OUTLET = {"slug": 80, "name": 120, "url": 500}


def check_lengths(library: Library) -> Iterator[Fault]:
    yield from check_tables(library)
    for note in library.notes:
        yield from check_note(note)
    for theme in library.themes:
        yield from check_fields(theme, THEME, theme.path)
        for question in theme.questions:
            yield from check_fields(question, QUESTION, theme.path)
    for path in library.paths:
        yield from check_fields(path, PATH, path.path)
    for figure in library.figures:
        yield from check_fields(figure, FIGURE, figure.path)
    for collection in library.collections:
        yield from check_collection(collection)
    for trend in library.trends:
        yield from check_fields(trend, TREND, trend.path)


def check_tables(library: Library) -> Iterator[Fault]:
    for category in library.categories:
        yield from check_fields(category, CATEGORY, CATEGORIES)
    for topic in library.topics:
        yield from check_fields(topic, TOPIC, TOPICS)
    for framework in library.frameworks:
        yield from check_fields(framework, FRAMEWORK, FRAMEWORKS)
        for prompt in framework.prompts:
            yield from check_fields(prompt, PROMPT, FRAMEWORKS)
    for outlet in library.outlets:
        yield from check_fields(outlet, OUTLET, OUTLETS)


def check_collection(collection: CollectionFile) -> Iterator[Fault]:
    yield from check_fields(collection, COLLECTION, collection.path)
    for group in collection.groups:
        yield from check_fields(group, GROUP, collection.path)
    for entry in collection.entries():
        yield from check_fields(entry, COLLECTED, collection.path)


def check_note(note: NoteFile) -> Iterator[Fault]:
    for name, most in NOTE.items():
        text = getattr(note, name)
        yield from check_text(text, most, name, note.path, note.line_of(name))
    for author in note.authors:
        line = note.line_of("authors")
        yield from check_text(author, AUTHOR, "author", note.path, line)
    for tag in note.tags:
        yield from check_text(tag, TAG, "tag", note.path, note.line_of("tags"))
    for question in note.questions:
        yield from check_fields(question, QUESTION, note.path)


def check_fields(
    entry: Any, limits: dict[str, int], path: str
) -> Iterator[Fault]:
    for name, most in limits.items():
        yield from check_text(
            getattr(entry, name), most, name, path, entry.line
        )


def check_text(
    text: str,
    most: int,
    name: str,
    path: str,
    line: int,
) -> Iterator[Fault]:
    if len(text) > most:
        label = name.replace("_", " ")
        yield Fault(
            path,
            line,
            f"The {label} {quote_text(text)} has {len(text)} characters",
            f"Keep it within {most}",
        )
