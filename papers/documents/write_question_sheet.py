"""Questions and answers as nested bullets below a heading for each paper."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from papers.documents.question_sheet import read_question_sheet
from papers.libraryfiles.tidy import indent_lines, literal_lines

# What begins a block that cannot stand as an answer of its own.
NO_PARAGRAPH = re.compile(r"(?:[-*+•>|]|\d{1,9}[.)]|`{3}|~{3}|\$\$|\s)")


@dataclass(frozen=True)
class WrittenQuestion:
    prompt: str
    answer: str


@dataclass(frozen=True)
class WrittenSection:
    """heading: without its number."""

    heading: str
    questions: tuple[WrittenQuestion, ...]


@dataclass(frozen=True)
class WrittenSheet:
    """left_out: how many questions this shape cannot hold."""

    text: str
    left_out: int


def write_question_sheet(sections: Iterable[WrittenSection]) -> WrittenSheet:
    blocks: list[str] = []
    left_out = 0
    for section in sections:
        kept = [question for question in section.questions if is_held(question)]
        left_out += len(section.questions) - len(kept)
        if kept:
            number = len(blocks) + 1
            heading = f"## {number}. {section.heading}"
            questions = [question_text(question) for question in kept]
            blocks.append("\n\n".join([heading, *questions]))
    return WrittenSheet("\n\n".join(blocks) + "\n", left_out)


def is_held(question: WrittenQuestion) -> bool:
    """Whether it reads as it was written."""
    text = f"## A\n\n{question_text(question)}\n"
    sheet = read_question_sheet(text)
    read = list(sheet.questions)
    if len(read) != 1 or sheet.raw_notes:
        return False
    return (
        read[0].prompt == question.prompt and read[0].answer == question.answer
    )


def question_text(question: WrittenQuestion) -> str:
    answers = [
        f"  - {indent_lines(answer, '    ')}"
        for answer in answers_of(question.answer)
    ]
    prompt = f"- {indent_lines(question.prompt, '  ')}"
    return "\n\n".join([prompt, *answers])


def answers_of(text: str) -> Iterator[str]:
    """Its paragraphs, each with the lists, code and formulas behind it."""
    rows = text.split("\n")
    literal = literal_lines(rows)
    answer: list[str] = []
    for number, row in enumerate(rows):
        is_first = number == 0 or not rows[number - 1]
        begins = is_first and number not in literal and bool(row)
        if answer and begins and not NO_PARAGRAPH.match(row):
            yield "\n".join(answer).rstrip("\n")
            answer = []
        answer.append(row)
    yield "\n".join(answer)
