"""Papers by field and year."""

import pytest

from papers.graph import (
    CHIP_HEIGHT,
    CHIP_WIDTH,
    Chip,
    Dated,
    chip_line,
    lay_out_timeline,
)

YEARS = range(2000, 2026)


def test_a_band_stands_below_the_band_before():
    timeline = lay_out_timeline([Dated(1, 0, 2020), Dated(2, 1, 2020)])
    assert timeline.chips[2].y > timeline.chips[1].y + CHIP_HEIGHT
    assert timeline.tops[1] > timeline.chips[1].y


def test_later_years_stand_to_the_right():
    timeline = lay_out_timeline([Dated(1, 0, 2021), Dated(2, 0, 2019)])
    assert timeline.chips[1].x > timeline.chips[2].x + CHIP_WIDTH
    assert timeline.chips[1].y == timeline.chips[2].y


def test_old_years_share_the_first_column():
    nodes = [Dated(year, 0, year) for year in YEARS]
    timeline = lay_out_timeline(nodes)
    columns = timeline.columns
    assert len(columns) == 14
    assert (columns[0].first, columns[0].last) == (2000, 2012)
    assert timeline.chips[2000].x == timeline.chips[2012].x == 0
    assert timeline.chips[2013].x > 0


def test_chips_never_overlap():
    nodes = [Dated(number, number % 3, 2010 + number % 7) for number in range(120)]
    timeline = lay_out_timeline(nodes)
    corners = list(timeline.chips.values())
    assert len(set(corners)) == len(corners)
    for one in corners:
        assert one.x + CHIP_WIDTH <= timeline.width
        assert one.y + CHIP_HEIGHT <= timeline.height
        for other in corners:
            is_beside = abs(one.x - other.x) >= CHIP_WIDTH
            is_apart = abs(one.y - other.y) >= CHIP_HEIGHT
            assert one == other or is_beside or is_apart


def test_without_a_year_it_stands_in_the_first_column():
    timeline = lay_out_timeline([Dated(1, 0, None), Dated(2, 0, 2020)])
    assert timeline.chips[1].x == 0


def test_no_year_at_all_is_one_column():
    timeline = lay_out_timeline([Dated(1, 0, None)])
    assert len(timeline.columns) == 1


def test_nothing_has_no_height():
    assert lay_out_timeline([]).height == 0


@pytest.mark.parametrize(
    ("source", "target", "begins"),
    [
        (Chip(0, 0), Chip(132, 30), "M118 12C"),
        (Chip(132, 30), Chip(0, 0), "M118 12C"),
        (Chip(0, 0), Chip(0, 30), "M0 12C"),
    ],
)
def test_lines_begin_at_the_earlier_chip(source, target, begins):
    assert chip_line(source, target).startswith(begins)
