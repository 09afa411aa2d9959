"""Reading the choices of a question.

They are a task list, each with its feedback as a quotation below.
"""

import re
from collections.abc import Sequence

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
    starts = first_rows_of_choices(part.rows)
    if not starts:
        return part, ()
    ends = starts[1:]
    ends.append(len(part.rows))
    choices = []
    for start, end in zip(starts, ends, strict=True):
        choice = read_choice(
            part.rows[start:end],
            part.line + 1 + start,
            faults,
        )
        choices.append(choice)
    prompt_rows = part.rows[: starts[0]]
    prompt = OutlinePart("", part.line, prompt_rows)
    return prompt, tuple(choices)


def first_rows_of_choices(rows: Sequence[str]) -> list[int]:
    """The numbers (from 0) of the rows on which a choice begins."""
    literal = literal_lines(list(rows))
    starts = []
    for number, row in enumerate(rows):
        if number not in literal and CHOICE.match(row):
            starts.append(number)
    return starts


def read_choice(
    rows: tuple[str, ...], line: int, faults: Faults
) -> ChoiceEntry:
    """A choice from its row with the box on; raises ValueError without one."""
    first, *below = rows
    head = CHOICE.match(first)
    if head is None:
        raise ValueError(f"No choice begins with {first!r}.")
    box, first_text = head.groups()
    texts = [first_text or ""]
    feedback: list[str] = []
    for number, row in enumerate(below, start=line + 1):
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
        faults.add(
            line,
            "The choice is empty",
            "Write it behind the box",
        )
    return ChoiceEntry(
        text=tidy("\n".join(texts)),
        is_right=box != " ",
        feedback=tidy("\n".join(feedback)),
        line=line,
    )
