"""Reading the choices of a question.

They are a task list, each with its feedback as a quotation below.
"""

import re

from papers.libraryfiles.entries import ChoiceEntry
from papers.libraryfiles.faults import Faults
from papers.libraryfiles.read.outline import OutlinePart
from papers.libraryfiles.tidy import literal_lines, tidy

CHOICE = re.compile(r"^[-*+] \[([ xX])\](?:[ \t]+(.*))?$")
FEEDBACK = re.compile(r"^[ \t]+>[ ]?(.*)$")
TEXT_INDENT = "  "


def read_choices(
    part: OutlinePart,
    faults: Faults,
) -> tuple[OutlinePart, tuple[ChoiceEntry, ...]]:
    """The prompt above the first choice, and the choices."""
    literal = literal_lines(list(part.rows))
    starts = []
    for number, row in enumerate(part.rows):
        if number not in literal and CHOICE.match(row):
            starts.append(number)
    if not starts:
        return part, ()
    ends = [*starts[1:], len(part.rows)]
    choices = []
    for start, end in zip(starts, ends, strict=True):
        line = part.line + 1 + start
        choices.append(read_choice(part.rows[start:end], line, faults))
    prompt = OutlinePart("", part.line, part.rows[: starts[0]])
    return prompt, tuple(choices)


def read_choice(rows: tuple[str, ...], line: int, faults: Faults) -> ChoiceEntry:
    head = CHOICE.match(rows[0])
    is_right = head is not None and head.group(1) != " "
    first_text = head.group(2) if head else None
    texts = [first_text or ""]
    feedback: list[str] = []
    for number, row in enumerate(rows[1:], start=line + 1):
        quotation = FEEDBACK.match(row)
        if quotation:
            feedback.append(quotation.group(1))
        elif not row.strip():
            continue
        elif feedback or not row.startswith(TEXT_INDENT):
            faults.add(
                number,
                "This line belongs to no choice",
                "Indent a choice's text by two spaces, its feedback by `  > `",
            )
        else:
            texts.append(row.removeprefix(TEXT_INDENT))
    if not texts[0].strip():
        faults.add(line, "The choice is empty", "Write it behind the box")
    return ChoiceEntry(
        text=tidy("\n".join(texts)),
        is_right=is_right,
        feedback=tidy("\n".join(feedback)),
        line=line,
    )
