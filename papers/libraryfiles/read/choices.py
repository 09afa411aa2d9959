"""Reading the choices of a question: a task list, each with its feedback as a quotation below."""

import re

from papers.libraryfiles.entries import ChoiceEntry
from papers.libraryfiles.faults import Faults
from papers.libraryfiles.read.outline import Part
from papers.libraryfiles.tidy import tidy, untouched

CHOICE = re.compile(r"^[-*+] \[([ xX])\](?:[ \t]+(.*))?$")
FEEDBACK = re.compile(r"^[ \t]+>[ ]?(.*)$")


def read_choices(part: Part, faults: Faults) -> tuple[Part, tuple[ChoiceEntry, ...]]:
    """The prompt above the first choice, and the choices."""
    kept = untouched(list(part.rows))
    starts = [
        n for n, row in enumerate(part.rows) if n not in kept and CHOICE.match(row)
    ]
    if not starts:
        return part, ()
    ends = [*starts[1:], len(part.rows)]
    choices = [
        _choice(part.rows[start:end], part.line + 1 + start, faults)
        for start, end in zip(starts, ends, strict=True)
    ]
    return Part("", part.line, part.rows[: starts[0]]), tuple(choices)


def _choice(rows: tuple[str, ...], line: int, faults: Faults) -> ChoiceEntry:
    head = CHOICE.match(rows[0])
    text, feedback = [(head.group(2) or "") if head else ""], []
    for number, row in enumerate(rows[1:], 1):
        said = FEEDBACK.match(row)
        if said:
            feedback.append(said.group(1))
        elif row.strip() and (feedback or not row.startswith("  ")):
            faults.add(
                line + number,
                "This line belongs to no choice",
                "Indent a choice's text by two spaces, its feedback by `  > `",
            )
        elif row.strip():
            text.append(row[2:])
    if not text[0].strip():
        faults.add(line, "The choice is empty", "Write it behind the box")
    return ChoiceEntry(
        text=tidy("\n".join(text)),
        is_right=head is not None and head.group(1) != " ",
        feedback=tidy("\n".join(feedback)),
        line=line,
    )
