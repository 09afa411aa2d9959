"""Numbers as rectangles that fill an area: a treemap of nearly square tiles.

After Bruls, Huizing and van Wijk 2000, “Squarified treemaps”.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Rectangle(NamedTuple):
    """x and y are of the left upper corner."""

    x: float
    y: float
    width: float
    height: float


def squarify(weights: Sequence[float], area: Rectangle) -> list[Rectangle]:
    """A tile for each weight, in the order of the weights; together they fill the area.

    The heaviest lies in the left upper corner. Raises ValueError unless all weights
    are positive.
    """
    if any(weight <= 0 for weight in weights):
        raise ValueError("A tile needs a positive weight.")
    if not weights:
        return []
    scale = area.width * area.height / sum(weights)
    sizes = [weight * scale for weight in weights]
    heaviest_first = sorted(
        range(len(sizes)), key=sizes.__getitem__, reverse=True
    )
    sorted_sizes = [sizes[number] for number in heaviest_first]
    tiles = dict(zip(heaviest_first, fill(sorted_sizes, area), strict=True))
    return [tiles[number] for number in range(len(sizes))]


def fill(sizes: list[float], area: Rectangle) -> list[Rectangle]:
    """Rows of tiles, each as long as its tiles grow squarer with one more."""
    tiles: list[Rectangle] = []
    free = area
    row: list[float] = []
    for size in sizes:
        side = min(free.width, free.height)
        longer_row = [*row, size]
        if row and worst_ratio(longer_row, side) > worst_ratio(row, side):
            tiles += tiles_of_row(row, free)
            free = area_beside(row, free)
            longer_row = [size]
        row = longer_row
    return tiles + tiles_of_row(row, free)


def worst_ratio(sizes: list[float], side: float) -> float:
    """Of the longer to the shorter side, in the longest tile of a row: 1 is a square.

    The tiles lie one after the other along `side`.
    """
    if side <= 0:
        return 1
    thickness = sum(sizes) / side
    square = thickness * thickness
    return max(max(sizes) / square, square / min(sizes))


def tiles_of_row(sizes: list[float], free: Rectangle) -> list[Rectangle]:
    """The tiles along the shorter side of the free area, from its corner."""
    thickness = row_thickness(sizes, free)
    is_column = free.width >= free.height
    x = free.x
    y = free.y
    tiles = []
    for size in sizes:
        length = size / thickness if thickness else 0
        if is_column:
            tiles.append(Rectangle(x, y, thickness, length))
            y += length
        else:
            tiles.append(Rectangle(x, y, length, thickness))
            x += length
    return tiles


def area_beside(sizes: list[float], free: Rectangle) -> Rectangle:
    """What is left of the free area when that row is taken from it."""
    thickness = row_thickness(sizes, free)
    if free.width >= free.height:
        rest = max(0, free.width - thickness)
        return Rectangle(free.x + thickness, free.y, rest, free.height)
    rest = max(0, free.height - thickness)
    return Rectangle(free.x, free.y + thickness, free.width, rest)


def row_thickness(sizes: list[float], free: Rectangle) -> float:
    side = min(free.width, free.height)
    return sum(sizes) / side if side else 0
