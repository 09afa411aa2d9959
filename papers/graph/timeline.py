"""Where each paper stands on a timeline: a band for each field, a column for each year.

Hundreds of papers fit on one page so. Everything is in pixels.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

CHIP_WIDTH = 118
CHIP_HEIGHT = 24
COLUMN = CHIP_WIDTH + 14
ROW = CHIP_HEIGHT + 6
# A band's name, and below it its years.
BAND_HEAD = 56
BAND_GAP = 10
# The oldest years share the first one.
MOST_COLUMNS = 14


class Dated(NamedTuple):
    """A node with its band, and its year where that is known."""

    node: int
    band: int
    year: int | None


class Chip(NamedTuple):
    """The left upper corner of a node's chip."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class YearColumn:
    """Its years, both inclusive."""

    x: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """`tops` holds the upper edge of each band that has a node."""

    width: int
    height: int
    columns: list[YearColumn]
    tops: dict[int, int]
    chips: dict[int, Chip]


def lay_out_timeline(nodes: Sequence[Dated]) -> Timeline:
    """Bands from the top in their order, years from the left; nodes as they come.

    A node without a year stands in the first column.
    """
    columns = year_columns(node.year for node in nodes if node.year)
    cells: dict[int, dict[int, list[int]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for dated in nodes:
        cells[dated.band][column_number(columns, dated.year)].append(dated.node)
    chips: dict[int, Chip] = {}
    tops: dict[int, int] = {}
    top = 0
    for band in sorted(cells):
        tops[band] = top
        first_row = top + BAND_HEAD
        for number, members in cells[band].items():
            for row, node in enumerate(members):
                chips[node] = Chip(columns[number].x, first_row + row * ROW)
        rows = max(len(members) for members in cells[band].values())
        top = first_row + rows * ROW + BAND_GAP
    return Timeline(
        width=len(columns) * COLUMN,
        height=top,
        columns=columns,
        tops=tops,
        chips=chips,
    )


def year_columns(years: Iterable[int]) -> list[YearColumn]:
    """One for each of the newest years that occur; all older ones share the first."""
    in_order = sorted(set(years))
    if not in_order:
        return [YearColumn(x=0, first=0, last=0)]
    shared = in_order[: 1 - MOST_COLUMNS]
    if len(in_order) <= MOST_COLUMNS:
        shared = in_order[:1]
    columns = [YearColumn(x=0, first=shared[0], last=shared[-1])]
    for year in in_order[len(shared) :]:
        column = YearColumn(x=len(columns) * COLUMN, first=year, last=year)
        columns.append(column)
    return columns


def column_number(columns: list[YearColumn], year: int | None) -> int:
    """The first one without a year."""
    number = 0
    for later, column in enumerate(columns):
        if year and column.first <= year:
            number = later
    return number


def chip_line(source: Chip, target: Chip) -> str:
    """The path of an SVG from the earlier chip's right edge to the later one's left.

    Within a column it swings out to the left of both.
    """
    half = CHIP_HEIGHT // 2
    end_x, end_y = target.x, target.y + half
    start_x, start_y = source.x + CHIP_WIDTH, source.y + half
    if target.x > source.x:
        reach = max(24, (end_x - start_x) // 2)
        return (
            f"M{start_x} {start_y}"
            f"C{start_x + reach} {start_y} {end_x - reach} {end_y} {end_x} {end_y}"
        )
    if target.x < source.x:
        return chip_line(target, source)
    swing = source.x - 12
    return f"M{source.x} {start_y}C{swing} {start_y} {swing} {end_y} {end_x} {end_y}"
