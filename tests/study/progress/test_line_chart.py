"""Lines of shares."""

from study.progress.line_chart import line_chart


def test_points_stand_in_the_middle_of_their_part():
    chart = line_chart([100, 90], [90, 90])
    assert chart.floor == 80
    assert chart.path == "M25.0 0.0 L75.0 50.0"
    assert chart.dots == "M25.0 0.0h0 M75.0 50.0h0"


def test_line_is_broken_where_nothing_is_known():
    chart = line_chart([100, None, 100, 100], [None] * 4)
    assert chart.path == "M12.5 0.0 M62.5 0.0 L87.5 0.0"
    assert chart.reference == ""


def test_floor_is_a_round_number_below_all():
    assert line_chart([53], [90]).floor == 50
    assert line_chart([0], [90]).floor == 0
    assert line_chart([], []).floor == 80
