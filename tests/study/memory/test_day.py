"""When a study day begins, and how lengths are said."""

from datetime import UTC, date, datetime, timedelta

import pytest

from study.memory.day import StudyClock
from study.memory.words import minutes

VIENNA = StudyClock("Europe/Vienna", 4)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 3, 10, 2, 59, tzinfo=UTC), date(2026, 3, 9)),  # 3:59 in Vienna
        (datetime(2026, 3, 10, 3, 0, tzinfo=UTC), date(2026, 3, 10)),  # 4:00
        (
            datetime(2026, 3, 29, 1, 59, tzinfo=UTC),
            date(2026, 3, 28),
        ),  # 3:59, clocks went forward at 2:00
        (datetime(2026, 3, 29, 2, 0, tzinfo=UTC), date(2026, 3, 29)),
    ],
)
def test_the_study_day_begins_at_the_rollover_hour(at, day):
    assert VIENNA.day_of(at) == day


def test_the_day_of_the_clock_change_is_an_hour_shorter():
    begins = VIENNA.start_of(date(2026, 3, 28))
    assert VIENNA.end_of_day(begins) - begins == timedelta(hours=23)


def test_minutes_are_whole_and_at_least_one():
    assert minutes(timedelta(0)) == "1 minute"
    assert minutes(timedelta(seconds=60)) == "1 minute"
    assert minutes(timedelta(seconds=100)) == "2 minutes"
