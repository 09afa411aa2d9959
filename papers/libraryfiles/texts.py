"""Every Markdown text of a library with the place where it stands, for those who check texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from papers.libraryfiles.entries import Library, NoteFile, QuestionEntry, SectionEntry
from papers.markdown.spans import masked

# Rows from a heading to its text in canonical form: the blank one, and a question's settings.
HEADING_ROWS, QUESTION_ROWS = 2, 3


@dataclass(frozen=True)
class Text:
    """`note` is the slug of the note around it; `is_inline` says that it is one line without blocks.

    `kind` is that of a section. `line` is that of the content's first row when `is_exact`, else that of the
    entry to which it belongs.
    """

    path: str
    line: int
    content: str
    note: str = ""
    is_inline: bool = False
    is_exact: bool = False
    kind: str = ""

    def line_at(self, offset: int) -> int:
        return self.line + (self.content.count("\n", 0, offset) if self.is_exact else 0)

    @cached_property
    def masked(self) -> str:
        """The content with code and maths blanked out."""
        return masked(self.content, " ")


def texts_of_library(library: Library) -> Iterator[Text]:
    for topic in library.topics:
        if topic.description:
            yield Text("topics.md", topic.line, topic.description, is_inline=True)
    for category in library.categories:
        yield Text(
            "categories.toml", category.line, category.description, is_inline=True
        )
    for framework in library.frameworks:
        for prompt in framework.prompts:
            yield Text("frameworks.toml", prompt.line, prompt.text, is_inline=True)
    for note in library.notes:
        yield from texts_of_note(note)
    for theme in library.themes:
        for question in theme.questions:
            yield from texts_of_question(question, theme.path)
    for path in library.paths:
        yield Text(path.path, path.line, path.description, is_inline=True)
        yield Text(path.path, path.line, path.introduction)
        for step in path.steps:
            yield Text(path.path, step.line, step.reason, is_inline=True)


def texts_of_note(note: NoteFile) -> Iterator[Text]:
    for link in note.links:
        yield Text(note.path, link.line, link.because, note.slug, is_inline=True)
    for section in note.all_sections():
        yield text_of_section(note, section)
    for question in note.questions:
        yield from texts_of_question(question, note.path, note.slug)


def text_of_section(note: NoteFile, section: SectionEntry) -> Text:
    return Text(
        note.path,
        section.line + HEADING_ROWS,
        section.body,
        note.slug,
        is_exact=True,
        kind=section.kind,
    )


def texts_of_question(
    question: QuestionEntry, path: str, note: str = ""
) -> Iterator[Text]:
    yield Text(
        path, question.line + QUESTION_ROWS, question.prompt, note, is_exact=True
    )
    bodies = [question.answer, *question.key_points, question.explanation]
    for body in bodies:
        if body:
            yield Text(path, question.line, body, note)
    for choice in question.choices:
        yield Text(path, choice.line, choice.text, note, is_inline=True)
        yield Text(path, choice.line, choice.feedback, note)
