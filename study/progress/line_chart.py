"""Shares over time as lines, for a drawing that is stretched to the width of the page.

The drawing is 100 wide and 100 high, in its own units; lines and dots keep their width
when it is stretched, since strokes do not scale. Its words stand beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

SIZE = 100
HIGHEST_FLOOR = 80
STEP_OF_FLOOR = 10

# In percent; None where nothing is known.
Percents = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class LineChart:
    """path: the line; dots: a dot at each known point, as lines without length.

    reference: the line that the first one is held against. floor: the percent at the
    lower edge; the upper one is 100 %.
    """

    path: str
    dots: str
    reference: str
    floor: int


def line_chart(values: Percents, reference: Percents) -> LineChart:
    known = [value for value in (*values, *reference) if value is not None]
    floor = floor_of(known)
    return LineChart(
        path=line_path(values, floor),
        dots=dot_path(values, floor),
        reference=line_path(reference, floor),
        floor=floor,
    )


def floor_of(values: Sequence[float]) -> int:
    """A round number at or below all of them."""
    lowest = min(values, default=HIGHEST_FLOOR)
    floor = int(lowest) // STEP_OF_FLOOR * STEP_OF_FLOOR
    return min(HIGHEST_FLOOR, floor)


def points_of(values: Percents, floor: int) -> list[tuple[float, float] | None]:
    """Each in the middle of its part of the width; y grows downwards."""
    width = SIZE / max(1, len(values))
    height = SIZE / (100 - floor)
    points: list[tuple[float, float] | None] = []
    for number, value in enumerate(values):
        if value is None:
            points.append(None)
            continue
        x = round(width * (number + 0.5), 2)
        y = round(height * (100 - value), 2)
        points.append((x, y))
    return points


def line_path(values: Percents, floor: int) -> str:
    """Broken where nothing is known."""
    parts = []
    is_drawing = False
    for point in points_of(values, floor):
        if point is not None:
            command = "L" if is_drawing else "M"
            parts.append(f"{command}{point[0]} {point[1]}")
        is_drawing = point is not None
    return " ".join(parts)


def dot_path(values: Percents, floor: int) -> str:
    parts = []
    for point in points_of(values, floor):
        if point is not None:
            parts.append(f"M{point[0]} {point[1]}h0")
    return " ".join(parts)
