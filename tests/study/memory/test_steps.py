"""Learning steps as people write them."""

from datetime import timedelta

import pytest

from study.memory.steps import parse_learning_steps

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("10m", [10]),
        ("1m 10m", [1, 10]),
        (" 10m   2h ", [10, 120]),
        ("1m 5m 30m 6h", [1, 5, 30, 360]),
        ("360m", [360]),
    ],
)
def test_steps_are_read_as_minutes_and_hours(text, minutes):
    expected = tuple(count * MINUTE for count in minutes)
    assert parse_learning_steps(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "one step at least"),
        ("   ", "one step at least"),
        ("1m 2m 3m 4m 5m", "at most 4 steps"),
        ("10", "minutes or hours"),
        ("-1m", "minutes or hours"),
        ("0m", "minutes or hours"),
        ("1.5h", "minutes or hours"),
        ("365d", "minutes or hours"),
        ("٣m", "minutes or hours"),
        ("99999999999999m", "minutes or hours"),
        ("7h", "from 1 minute"),
        ("361m", "from 1 minute"),
        ("10m 1m", "longer than the one before"),
        ("10m 10m", "longer than the one before"),
        ("60m 1h", "longer than the one before"),
    ],
)
def test_steps_that_make_no_sense_are_explained(text, reason):
    with pytest.raises(ValueError, match=reason):
        parse_learning_steps(text)
