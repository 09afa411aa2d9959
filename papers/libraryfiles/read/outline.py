"""A Markdown body as parts under headings, blind to what stands in code and maths."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from papers.libraryfiles.faults import Faults
from papers.libraryfiles.tidy import literal_lines, tidy
from papers.markdown.spans import find_regions

HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
LIST_ITEM = re.compile(r"^[-*+][ \t]+(.*)$")
ITEM_INDENT = "  "


@dataclass(frozen=True)
class OutlinePart:
    """What stands under one heading; the text before the first has an empty one.

    `line` is the heading's.
    """

    heading: str
    line: int
    rows: tuple[str, ...]

    @property
    def body(self) -> str:
        return tidy("\n".join(self.rows))

    @property
    def first_line(self) -> int:
        """The line of the first row with text on it."""
        for number, row in enumerate(self.rows):
            if row.strip():
                return self.line + 1 + number
        return self.line + 1


@dataclass(frozen=True)
class HeadingRow:
    """A heading; `row` is its number among the rows, from 0."""

    row: int
    level: int
    text: str


def headings(rows: Sequence[str]) -> Iterator[HeadingRow]:
    literal = literal_lines(list(rows))
    for number, row in enumerate(rows):
        match = HEADING.match(row)
        if match and number not in literal:
            yield HeadingRow(number, len(match.group(1)), match.group(2))


def split_parts(rows: Sequence[str], line: int, level: int) -> list[OutlinePart]:
    """Rows cut at the headings of one level; `line` is that of the row before them."""
    cuts = [HeadingRow(-1, level, "")]
    cuts += [heading for heading in headings(rows) if heading.level == level]
    ends = [cut.row for cut in cuts[1:]]
    ends.append(len(rows))
    parts = []
    for cut, end in zip(cuts, ends, strict=True):
        part_rows = tuple(rows[cut.row + 1 : end])
        parts.append(OutlinePart(cut.text, line + 1 + cut.row, part_rows))
    return parts


def check_closed(rows: Sequence[str], line: int, faults: Faults) -> bool:
    """Faults for fences and formulas that never end.

    Everything after them would be lost.
    """
    is_closed = True
    for region in find_regions(rows):
        if region.is_closed:
            continue
        is_closed = False
        name = "formula"
        end = "a line ending in $$"
        if region.kind == "fence":
            name = "code fence"
            end = "the same fence"
        faults.add(
            line + 1 + region.first,
            f"The {name} that begins here is never closed",
            f"Close it with {end}",
        )
    return is_closed


def check_headings(part: OutlinePart, shallowest: int, faults: Faults) -> None:
    """Faults for headings that are above the place where they stand."""
    for heading in headings(part.rows):
        if heading.level < shallowest:
            faults.add(
                part.line + 1 + heading.row,
                f"A heading of level {heading.level} is not allowed here",
                f"Use level {shallowest} or deeper",
            )


def list_items(text: str) -> tuple[tuple[str, ...], int | None]:
    """The items of a text that is one list.

    With them the number (from 0) of the first line that belongs to none, or None.
    """
    items: list[list[str]] = []
    first_stray = None
    rows = text.split("\n")
    literal = literal_lines(rows)
    for number, row in enumerate(rows):
        item = LIST_ITEM.match(row)
        if item and number not in literal:
            items.append([item.group(1)])
        elif items and (not row.strip() or row.startswith(ITEM_INDENT)):
            items[-1].append(row[len(ITEM_INDENT) :])
        elif row.strip() and first_stray is None:
            first_stray = number
    texts = tuple(tidy("\n".join(item_rows)) for item_rows in items)
    return texts, first_stray
