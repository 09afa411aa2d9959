"""A Markdown body as parts under headings, blind to what stands inside code and formulas."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from papers.libraryfiles.faults import Faults
from papers.libraryfiles.tidy import tidy, untouched
from papers.markdown.spans import regions

HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
LIST_ITEM = re.compile(r"^[-*+][ \t]+(.*)$")


@dataclass(frozen=True)
class Part:
    """What stands under one heading; the text before the first has an empty one. `line` is the heading's."""

    heading: str
    line: int
    rows: tuple[str, ...]

    @property
    def body(self) -> str:
        return tidy("\n".join(self.rows))

    @property
    def first_line(self) -> int:
        """The line of the first row with text on it."""
        blank = next((n for n, row in enumerate(self.rows) if row.strip()), 0)
        return self.line + 1 + blank


def parts(rows: Sequence[str], line: int, level: int) -> list[Part]:
    """Rows cut at the headings of one level; `line` is that of the row before the first."""
    kept = untouched(list(rows))
    cuts = [(-1, "")]
    for number, row in enumerate(rows):
        heading = HEADING.match(row)
        if heading and number not in kept and len(heading.group(1)) == level:
            cuts.append((number, heading.group(2)))
    ends = [number for number, _ in cuts[1:]] + [len(rows)]
    return [
        Part(heading, line + 1 + number, tuple(rows[number + 1 : end]))
        for (number, heading), end in zip(cuts, ends, strict=True)
    ]


def check_closed(rows: Sequence[str], line: int, faults: Faults) -> bool:
    """Faults for fences and formulas that never end, since everything after them would be lost."""
    is_closed = True
    for region in regions(rows):
        if not region.is_closed:
            is_closed = False
            name, mark = (
                ("code fence", "the same fence")
                if region.kind == "fence"
                else ("formula", "a line ending in $$")
            )
            faults.add(
                line + 1 + region.first,
                f"The {name} that begins here is never closed",
                f"Close it with {mark}",
            )
    return is_closed


def check_headings(part: Part, shallowest: int, faults: Faults) -> None:
    """Faults for headings that are above the place where they stand."""
    kept = untouched(list(part.rows))
    for number, row in enumerate(part.rows):
        heading = HEADING.match(row)
        if heading and number not in kept and len(heading.group(1)) < shallowest:
            faults.add(
                part.line + 1 + number,
                f"A heading of level {len(heading.group(1))} is not allowed here",
                f"Use level {shallowest} or deeper",
            )


def list_items(text: str) -> tuple[tuple[str, ...], int | None]:
    """The items of a text that is one list, and the number (from 0) of the first line outside of it."""
    items: list[list[str]] = []
    stray = None
    kept = untouched(text.split("\n"))
    for number, row in enumerate(text.split("\n")):
        item = LIST_ITEM.match(row) if number not in kept else None
        if item:
            items.append([item.group(1)])
        elif items and (not row.strip() or row.startswith("  ")):
            items[-1].append(row[2:])
        elif row.strip() and stray is None:
            stray = number
    return tuple(tidy("\n".join(rows)) for rows in items), stray
