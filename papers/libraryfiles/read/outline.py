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


def find_headings(rows: Sequence[str]) -> Iterator[HeadingRow]:
    literal = literal_lines(list(rows))
    for number, row in enumerate(rows):
        match = HEADING.match(row)
        if match and number not in literal:
            hashes, text = match.groups()
            yield HeadingRow(number, len(hashes), text)


def split_parts(
    rows: Sequence[str], line: int, level: int
) -> list[OutlinePart]:
    """Rows cut at the headings of one level; `line` is that of the row before them."""
    cuts = [HeadingRow(-1, level, "")]
    for heading in find_headings(rows):
        if heading.level == level:
            cuts.append(heading)
    ends = [cut.row for cut in cuts[1:]]
    ends.append(len(rows))
    parts = []
    for cut, end in zip(cuts, ends, strict=True):
        part = OutlinePart(
            heading=cut.text,
            line=line + 1 + cut.row,
            rows=tuple(rows[cut.row + 1 : end]),
        )
        parts.append(part)
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
    for heading in find_headings(part.rows):
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
        is_blank = not row.strip()
        belongs_above = is_blank or row.startswith(ITEM_INDENT)
        if item and number not in literal:
            items.append([item.group(1)])
        elif items and belongs_above:
            items[-1].append(row[len(ITEM_INDENT) :])
        elif first_stray is None and not is_blank:
            first_stray = number
    texts = []
    for item_rows in items:
        texts.append(tidy("\n".join(item_rows)))
    return tuple(texts), first_stray
