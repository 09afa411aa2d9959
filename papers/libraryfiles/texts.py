"""Every Markdown text of a library with the place where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from papers.libraryfiles.entries import (
    Library,
    NoteFile,
    QuestionEntry,
    SectionEntry,
)
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.file_names import (
    CATEGORIES,
    FRAMEWORKS,
    OUTLETS,
    TOPICS,
)
from papers.libraryfiles.guide_entries import (
    CollectionFile,
    PathFile,
    TrendFile,
)
from papers.markdown.spans import mask_spans

# Rows from a heading to its text in canonical form: the blank one, and a question's
# settings.
HEADING_ROWS = 2
QUESTION_ROWS = 3


@dataclass(frozen=True)
class LocatedText:
    """A text of a file; `note` is the slug of the note around it.

    `kind` is that of a section. `line` is that of the content's first row when
    `is_exact`, else that of the entry to which it belongs.
    """

    path: str
    line: int
    content: str
    note: str = ""
    is_exact: bool = False
    kind: str = ""

    def line_at(self, offset: int) -> int:
        if not self.is_exact:
            return self.line
        return self.line + self.content.count("\n", 0, offset)

    def fault_at(self, offset: int, problem: str, remedy: str) -> Fault:
        return Fault(self.path, self.line_at(offset), problem, remedy)

    @property
    def file_stem(self) -> str:
        """The slug, in the file of a note, theme or path."""
        return PurePath(self.path).stem

    @cached_property
    def masked(self) -> str:
        """The content with code and maths blanked out."""
        return mask_spans(self.content, " ")


def texts_of_library(library: Library) -> Iterator[LocatedText]:
    yield from texts_of_tables(library)
    for note in library.notes:
        yield from texts_of_note(note)
    for theme in library.themes:
        for question in theme.questions:
            yield from texts_of_question(question, theme.path)
    for path in library.paths:
        yield from texts_of_path(path)
    for collection in library.collections:
        yield from texts_of_collection(collection)
    for trend in library.trends:
        yield from texts_of_trend(trend)


def texts_of_tables(library: Library) -> Iterator[LocatedText]:
    for topic in library.topics:
        if topic.description:
            yield LocatedText(TOPICS, topic.line, topic.description)
        if topic.definition:
            yield LocatedText(TOPICS, topic.line, topic.definition)
    for category in library.categories:
        yield LocatedText(CATEGORIES, category.line, category.description)
    for framework in library.frameworks:
        for prompt in framework.prompts:
            yield LocatedText(FRAMEWORKS, prompt.line, prompt.text)
    for outlet in library.outlets:
        yield LocatedText(OUTLETS, outlet.line, outlet.description)


def texts_of_path(path: PathFile) -> Iterator[LocatedText]:
    yield LocatedText(path.path, path.line, path.description)
    yield LocatedText(path.path, path.line, path.introduction)
    for step in path.steps:
        yield LocatedText(path.path, step.line, step.reason)


def texts_of_collection(collection: CollectionFile) -> Iterator[LocatedText]:
    path = collection.path
    yield LocatedText(path, collection.line, collection.description)
    for entry in collection.entries():
        yield LocatedText(path, entry.line, entry.blurb)


def texts_of_trend(trend: TrendFile) -> Iterator[LocatedText]:
    for text in (
        trend.observation,
        trend.approach,
        trend.impact,
        trend.formula,
    ):
        if text:
            yield LocatedText(trend.path, trend.line, text)
    for example in trend.examples:
        yield LocatedText(trend.path, example.line, example.reason)


def texts_of_note(note: NoteFile) -> Iterator[LocatedText]:
    for link in note.links:
        yield LocatedText(note.path, link.line, link.because, note.slug)
    for section in note.all_sections():
        yield text_of_section(note, section)
    for question in note.questions:
        yield from texts_of_question(question, note.path, note.slug)


def text_of_section(note: NoteFile, section: SectionEntry) -> LocatedText:
    return LocatedText(
        note.path,
        section.line + HEADING_ROWS,
        section.body,
        note.slug,
        is_exact=True,
        kind=section.kind,
    )


def texts_of_question(
    question: QuestionEntry,
    path: str,
    note: str = "",
) -> Iterator[LocatedText]:
    yield LocatedText(
        path,
        question.line + QUESTION_ROWS,
        question.prompt,
        note,
        is_exact=True,
    )
    bodies = [question.answer, *question.key_points, question.explanation]
    for body in bodies:
        if body:
            yield LocatedText(path, question.line, body, note)
    for choice in question.choices:
        yield LocatedText(path, choice.line, choice.text, note)
        yield LocatedText(path, choice.line, choice.feedback, note)
