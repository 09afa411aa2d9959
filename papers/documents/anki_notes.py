"""Anki's notes as questions: the first field asks, the others answer.

A text as Anki exports it: lines that begin with # say what the columns are. The notes
of a deck, or of a tag in it, are one section; which paper it means, a curator says.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from papers.documents.headings import PaperHeading, read_heading
from papers.documents.html_markdown import (
    markdown_of,
    markdown_of_plain,
)
from papers.documents.opml import NotReadable
from papers.documents.question_sheet import (
    MOST_QUESTIONS,
    QuestionSheet,
    SheetQuestion,
    SheetSection,
    reason_against,
)
from papers.documents.topic_nodes import RawNote
from papers.libraryfiles.cloze import gap_problem

HEAD = re.compile(
    r"#(separator|html|tags|deck|notetype|columns|if matches|\w+ column):"
)
FIRST_HEAD = re.compile(r"#(?:separator|html):")
SEPARATORS = {
    "tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "space": " ",
    "pipe": "|",
    "colon": ":",
}
LONGEST_FIELD = 50_000
LONGEST_TOLD = 300
# Neither braces nor colons in pairs. Not possessive: Python 3.11.2 loses such groups.
GAP_TEXT = r"(?:[^{}:\n]|\{(?!\{)|\}(?!\})|:(?!:))*"
GAP_HINT = r"(?:[^{}\n]|\{(?!\{)|\}(?!\}))*"
GAP = re.compile(rf"\{{\{{c\d{{1,3}}::({GAP_TEXT})(?:::{GAP_HINT})?\}}\}}")
ESCAPED = re.compile(r"\\([\\`*_$<\[\]])")
NO_DECK = "Cards without a deck"
BROKEN_ROW = "From here on this cannot be read as rows of a table"
TOO_LONG = f"A field is longer than {LONGEST_FIELD:,} characters"
NOT_TAKEN = "A picture or a sound, which is not taken: add it as a figure"
NO_GAP = "A gap that cannot be asked: it is empty, or has a bar or braces in it"


@dataclass
class Columns:
    """Where what stands, from 0; and what holds for all rows."""

    separator: str = "\t"
    is_html: bool = True
    places: dict[str, int] = field(default_factory=dict)
    deck: str = ""
    tags: str = ""

    def cell(self, row: list[str], name: str) -> str:
        place = self.places.get(name, -1)
        return row[place].strip() if 0 <= place < len(row) else ""

    def fields(self, row: list[str]) -> list[str]:
        taken = self.places.values()
        return [cell for place, cell in enumerate(row) if place not in taken]


def is_anki_text(text: str) -> bool:
    return FIRST_HEAD.match(text) is not None


def read_anki_notes(text: str) -> QuestionSheet:
    """Raises NotReadable where there are more than one can look through."""
    columns, first_line = read_columns(text)
    rows = text.split("\n", first_line)[first_line]
    reader = NoteReader(columns)
    for line, row in numbered_rows(rows, columns.separator, first_line + 1):
        if row is None:
            reader.keep_raw(line, "", BROKEN_ROW)
        elif any(map(str.strip, row)):
            reader.add(line, row)
        if reader.count > MOST_QUESTIONS:
            raise NotReadable(
                line, f"more than {MOST_QUESTIONS:,} notes. Take a part."
            )
    reader.sheet.raw_notes.sort(key=lambda note: note.number)
    return reader.sheet


def read_columns(text: str) -> tuple[Columns, int]:
    """And how many lines say so."""
    columns = Columns()
    count = 0
    for row in text.split("\n"):
        if not HEAD.match(row):
            break
        count += 1
        name, _, value = row[1:].partition(":")
        if name == "separator":
            columns.separator = separator_of(value)
        elif name == "html":
            columns.is_html = value.strip().lower() != "false"
        elif name in ("deck", "tags"):
            setattr(columns, name, value.strip())
        elif name.endswith(" column") and value.strip().isdecimal():
            place = int(value[:9]) - 1
            columns.places[name.removesuffix(" column")] = place
    return columns, count if count < text.count("\n") + 1 else count - 1


def separator_of(value: str) -> str:
    name = value.strip().lower()
    sign = SEPARATORS.get(name, value[:1])
    return sign if sign and sign not in '"\r\n' else "\t"


def numbered_rows(
    text: str, separator: str, first_line: int
) -> Iterator[tuple[int, list[str] | None]]:
    """Each with its line; None where reading ends before the end."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    while True:
        line = first_line + reader.line_num
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, None
            return


class NoteReader:
    """Puts each note into the section of its deck and its first tag."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.sheet = QuestionSheet()
        self.sections: dict[tuple[str, str], SheetSection] = {}
        self.known: set[tuple[int, str]] = set()
        self.count = 0

    def add(self, line: int, row: list[str]) -> None:
        fields = [cell for cell in self.columns.fields(row) if cell.strip()]
        if not fields:
            return
        self.count += 1
        said = " ".join(fields[0][:LONGEST_TOLD].split())
        if any(len(cell) > LONGEST_FIELD for cell in fields):
            self.keep_raw(line, said, TOO_LONG)
            return
        question = question_of(line, self.converted(line, fields))
        reason = reason_against_note(question)
        if reason:
            self.keep_raw(line, said, reason)
            return
        self.place(row, question)

    def converted(self, line: int, fields: list[str]) -> list[str]:
        """The fields as Markdown; what is not taken of them is kept raw."""
        convert = markdown_of if self.columns.is_html else markdown_of_plain
        texts = []
        for cell in fields:
            converted = convert(cell)
            texts.append(converted.markdown)
            for name in converted.media:
                self.keep_raw(line, name[:LONGEST_TOLD], NOT_TAKEN)
        return texts

    def place(self, row: list[str], question: SheetQuestion) -> None:
        section = self.section_of(row, question.line)
        key = (section.line, question.key)
        if key in self.known:
            note = RawNote(
                question.line, question.prompt, "Asked above already"
            )
            self.sheet.repeats.append(note)
            return
        self.known.add(key)
        section.questions.append(question)

    def section_of(self, row: list[str], line: int) -> SheetSection:
        deck = self.columns.cell(row, "deck") or self.columns.deck
        tags = self.columns.cell(row, "tags") or self.columns.tags
        tag = (tags.split() or [""])[0]
        section = self.sections.get((deck, tag))
        if section is None:
            text = f"{deck or NO_DECK}, tag {tag}" if tag else deck or NO_DECK
            heading = heading_of(deck, tag)
            section = SheetSection(line, text, heading, is_asked=True)
            self.sections[deck, tag] = section
            self.sheet.sections.append(section)
        return section

    def keep_raw(self, line: int, text: str, reason: str) -> None:
        self.sheet.raw_notes.append(RawNote(line, text, reason))


def heading_of(deck: str, tag: str) -> PaperHeading:
    """The last part of the deck's name is what it may be about; so is the tag's."""
    heading = read_heading(last_part(deck))
    names = (*heading.names, last_part(tag)) if tag else heading.names
    return replace(heading, names=names)


def last_part(name: str) -> str:
    words = re.sub(r"[_-]+", " ", name.rpartition("::")[2])
    return " ".join(words.split())


def question_of(line: int, fields: list[str]) -> SheetQuestion:
    prompt, *rest = fields
    texts = [text for text in rest if text]
    answer = "\n\n".join(texts)
    if GAP.search(prompt) is None:
        return SheetQuestion(line, prompt, answer, len(texts))
    return SheetQuestion(
        line,
        GAP.sub(gap_of, prompt),
        "",
        len(texts),
        kind="cloze",
        explanation=answer,
    )


def gap_of(match: re.Match[str]) -> str:
    """`{{c1::answer::hint}}` as `{{answer}}`; a gap holds words and no markup."""
    words = ESCAPED.sub(r"\1", match[1]).strip(" *")
    is_askable = words and not set("|{}\n") & set(words)
    return "{{" + words + "}}" if is_askable else match[0]


def reason_against_note(question: SheetQuestion) -> str:
    """Why it can be no question of the library; empty where it can."""
    if question.kind != "cloze":
        return reason_against(question)
    if GAP.search(question.prompt):
        return NO_GAP
    problem = gap_problem(question.prompt)
    if problem:
        return problem
    said = question.explanation or "nothing"
    return reason_against(replace(question, answer=said))
