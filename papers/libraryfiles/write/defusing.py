"""Texts that would end what stands around them: each a fault, then made harmless.

So the rest of the file can still be read, and all its faults are named at once.
"""

from dataclasses import dataclass, replace
from typing import Any

from papers.libraryfiles.entries import (
    HEADING_OF_KIND,
    ChoiceEntry,
    NoteFile,
    QuestionEntry,
    SectionEntry,
    ThemeFile,
)
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.guide_entries import (
    PathFile,
)
from papers.libraryfiles.tidy import find_heading_problem

# The deepest heading that belongs to the file itself, around a text.
AROUND_SECTION = 2
AROUND_QUESTION = 4
INTRODUCTION = "Introduction"
REMEDY = "Change it, or write it as plain text"


@dataclass(frozen=True)
class Defuser:
    """Takes the headings and open fences out of the texts of one file."""

    path: str
    faults: list[Fault]

    def entries(self, entries: Any) -> Any:
        """The same entries where no text would end what stands around it."""
        if isinstance(entries, NoteFile):
            return self.note(entries)
        if isinstance(entries, ThemeFile):
            return replace(entries, questions=self.questions(entries.questions))
        if isinstance(entries, PathFile):
            introduction = self.text(
                entries.introduction, INTRODUCTION, AROUND_SECTION
            )
            return replace(entries, introduction=introduction)
        return entries

    def note(self, note: NoteFile) -> NoteFile:
        sections = []
        for section in note.sections:
            sections.append(self.section(section))
        return replace(
            note,
            tldr=self.text(note.tldr, HEADING_OF_KIND["tldr"], AROUND_SECTION),
            why_it_matters=self.text(
                note.why_it_matters, HEADING_OF_KIND["why"], AROUND_SECTION
            ),
            sections=tuple(sections),
            questions=self.questions(note.questions),
        )

    def section(self, section: SectionEntry) -> SectionEntry:
        heading = HEADING_OF_KIND[section.kind]
        return replace(
            section, body=self.text(section.body, heading, AROUND_SECTION)
        )

    def questions(
        self, questions: tuple[QuestionEntry, ...]
    ) -> tuple[QuestionEntry, ...]:
        return tuple(self.question(question) for question in questions)

    def question(self, question: QuestionEntry) -> QuestionEntry:
        place = question.id
        points = []
        for point in question.key_points:
            points.append(self.text(point, place, AROUND_QUESTION))
        choices = []
        for choice in question.choices:
            choices.append(self.choice(choice, place))
        return replace(
            question,
            prompt=self.text(question.prompt, place, AROUND_QUESTION),
            answer=self.text(question.answer, place, AROUND_QUESTION),
            explanation=self.text(question.explanation, place, AROUND_QUESTION),
            key_points=tuple(points),
            choices=tuple(choices),
        )

    def choice(self, choice: ChoiceEntry, place: str) -> ChoiceEntry:
        return replace(
            choice,
            text=self.text(choice.text, place, AROUND_QUESTION),
            feedback=self.text(choice.feedback, place, AROUND_QUESTION),
        )

    def text(self, text: str, place: str, deepest: int) -> str:
        """The text with a backslash before each row that can't stand there."""
        rows = text.split("\n")
        while problem := find_heading_problem("\n".join(rows), deepest):
            number, sentence = problem
            fault = Fault(self.path, 1, sentence, REMEDY, place=place)
            self.faults.append(fault)
            rows[number] = f"\\{rows[number]}"
        return "\n".join(rows)
