from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.graph import Rectangle, squarify

AREA = Rectangle(10, 20, 640, 400)
WEIGHTS = st.lists(st.integers(1, 5000), min_size=1, max_size=60)
NEARLY = 1e-6


def size(tile):
    return tile.width * tile.height


def overlap_size(one, other):
    right = min(one.x + one.width, other.x + other.width)
    bottom = min(one.y + one.height, other.y + other.height)
    width = max(0, right - max(one.x, other.x))
    height = max(0, bottom - max(one.y, other.y))
    return width * height


def longest_ratio(tiles):
    ratios = []
    for tile in tiles:
        ratios.append(max(tile.width / tile.height, tile.height / tile.width))
    return max(ratios)


@given(WEIGHTS)
def test_each_tile_is_as_large_as_its_weight(weights):
    tiles = squarify(weights, AREA)
    unit = size(AREA) / sum(weights)
    expected = [weight * unit for weight in weights]
    assert [size(tile) for tile in tiles] == pytest.approx(expected)


@given(WEIGHTS)
def test_no_tile_leaves_the_area(weights):
    for tile in squarify(weights, AREA):
        assert tile.x >= AREA.x - NEARLY
        assert tile.y >= AREA.y - NEARLY
        assert tile.x + tile.width <= AREA.x + AREA.width + NEARLY
        assert tile.y + tile.height <= AREA.y + AREA.height + NEARLY


@given(WEIGHTS)
def test_no_two_tiles_overlap(weights):
    for one, other in combinations(squarify(weights, AREA), 2):
        assert overlap_size(one, other) < NEARLY


def test_example_of_the_paper():
    """The weights of its figure 5; the first row is two tiles high."""
    tiles = squarify([6, 6, 4, 3, 2, 2, 1], Rectangle(0, 0, 6, 4))
    assert tiles[0] == Rectangle(0, 0, 3, 2)
    assert tiles[1] == Rectangle(0, 2, 3, 2)
    assert tiles[2] == pytest.approx((3, 0, 12 / 7, 7 / 3))
    assert longest_ratio(tiles) < 3


def test_equal_weights_become_squares():
    tiles = squarify([1] * 16, Rectangle(0, 0, 400, 400))
    assert longest_ratio(tiles) == pytest.approx(1)


def test_tiles_come_in_the_order_of_their_weights():
    smaller, larger = squarify([1, 3], Rectangle(0, 0, 4, 1))
    assert larger == Rectangle(0, 0, 3, 1)
    assert smaller == Rectangle(3, 0, 1, 1)


def test_no_weights_no_tiles():
    assert squarify([], AREA) == []


def test_area_without_width_holds_flat_tiles():
    tiles = squarify([2, 1], Rectangle(0, 0, 0, 10))
    assert {size(tile) for tile in tiles} == {0}


@pytest.mark.parametrize("weight", [0, -1])
def test_weight_that_is_not_positive_is_refused(weight):
    with pytest.raises(ValueError, match="positive weight"):
        squarify([3, weight], AREA)
