"""No name and no identifier stands for two things."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from papers.libraryfiles.entries import Library, NoteFile, TopicEntry
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.file_names import (
    CATEGORIES,
    FRAMEWORKS,
    OUTLETS,
    TOPICS,
)


@dataclass(frozen=True)
class NamedPlace:
    """A name, and where it stands."""

    name: str
    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


def check_unique_names(library: Library) -> Iterator[Fault]:
    yield from check_repeated(category_slugs(library), "category")
    yield from check_repeated(category_names(library), "category name")
    yield from check_repeated(topic_slugs(library), "topic")
    yield from check_repeated(framework_slugs(library), "framework")
    yield from check_repeated(prompt_slugs(library), "prompt")
    yield from check_repeated(outlet_slugs(library), "information source")
    yield from check_repeated(question_ids(library), "question")


def check_former_slugs(library: Library) -> Iterator[Fault]:
    """A slug leads to one thing: to what has it now, or to what had it last."""
    yield from check_former(library.notes, note_slugs(library), "note")
    yield from check_former(library.topics, topic_slugs(library), "topic")


def check_former(
    entries: Iterable[NoteFile | TopicEntry],
    living: Iterable[NamedPlace],
    noun: str,
) -> Iterator[Fault]:
    places = {place.name: place for place in living}
    for entry in entries:
        for slug in entry.formerly:
            place = former_place(entry, slug)
            taken = places.setdefault(slug, place)
            if taken is not place:
                yield Fault(
                    place.path,
                    place.line,
                    f"The former slug {slug} is that of a {noun} in {taken}",
                    "Take it out, or give one of them another name",
                )


def former_place(entry: NoteFile | TopicEntry, slug: str) -> NamedPlace:
    if isinstance(entry, NoteFile):
        return NamedPlace(slug, entry.path, entry.line_of("formerly"))
    return NamedPlace(slug, TOPICS, entry.line)


def check_identifiers(library: Library) -> Iterator[Fault]:
    """Two notes on one paper; the database allows no second arXiv number."""
    remedy = "Correct one of them, or keep one of the two notes"
    yield from check_repeated(arxiv_numbers(library), "arXiv number", remedy)
    for fault in check_repeated(dois(library), "DOI", remedy):
        yield replace(fault, stops_loading=False)


def check_repeated(
    places: Iterable[NamedPlace],
    noun: str,
    remedy: str = "Give one of them another name",
) -> Iterator[Fault]:
    """A fault for each name after its first place; no name is none."""
    first_places: dict[str, NamedPlace] = {}
    for place in places:
        if not place.name:
            continue
        first = first_places.setdefault(place.name, place)
        if first is not place:
            yield Fault(
                place.path,
                place.line,
                f"The {noun} {place.name} already stands in {first}",
                remedy,
            )


def category_slugs(library: Library) -> Iterator[NamedPlace]:
    for category in library.categories:
        yield NamedPlace(
            name=category.slug,
            path=CATEGORIES,
            line=category.line,
        )


def category_names(library: Library) -> Iterator[NamedPlace]:
    for category in library.categories:
        yield NamedPlace(
            name=category.name,
            path=CATEGORIES,
            line=category.line,
        )


def note_slugs(library: Library) -> Iterator[NamedPlace]:
    for note in library.notes:
        yield NamedPlace(name=note.slug, path=note.path, line=note.line)


def topic_slugs(library: Library) -> Iterator[NamedPlace]:
    for topic in library.topics:
        yield NamedPlace(
            name=topic.slug,
            path=TOPICS,
            line=topic.line,
        )


def framework_slugs(library: Library) -> Iterator[NamedPlace]:
    for framework in library.frameworks:
        yield NamedPlace(
            name=framework.slug,
            path=FRAMEWORKS,
            line=framework.line,
        )


def outlet_slugs(library: Library) -> Iterator[NamedPlace]:
    for outlet in library.outlets:
        yield NamedPlace(outlet.slug, OUTLETS, outlet.line)


def prompt_slugs(library: Library) -> Iterator[NamedPlace]:
    for framework in library.frameworks:
        for prompt in framework.prompts:
            yield NamedPlace(
                name=prompt.slug,
                path=FRAMEWORKS,
                line=prompt.line,
            )


def question_ids(library: Library) -> Iterator[NamedPlace]:
    for file in library.files_with_questions():
        for question in file.questions:
            yield NamedPlace(
                name=question.id,
                path=file.path,
                line=question.line,
            )


def arxiv_numbers(library: Library) -> Iterator[NamedPlace]:
    for note in library.notes:
        yield NamedPlace(
            name=note.arxiv,
            path=note.path,
            line=note.line_of("arxiv"),
        )


def dois(library: Library) -> Iterator[NamedPlace]:
    """Upper and lower case are the same in them."""
    for note in library.notes:
        yield NamedPlace(
            name=note.doi.casefold(),
            path=note.path,
            line=note.line_of("doi"),
        )
