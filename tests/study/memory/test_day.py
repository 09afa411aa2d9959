"""When a study day begins, and how times are said."""

from datetime import UTC, date, datetime, timedelta

import pytest

from study.memory.day import StudyClock
from study.memory.words import minutes, when

VIENNA = StudyClock("Europe/Vienna", 4)
NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


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


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(0), "now"),
        (timedelta(seconds=20), "in 1 minute"),
        (timedelta(minutes=10), "in 10 minutes"),
        (timedelta(hours=5), "in 5 hours"),
        (timedelta(days=1), "tomorrow"),
        (timedelta(days=12), "on 22 Mar (12 days)"),
        (timedelta(days=320), "on 24 Jan 2027 (320 days)"),
    ],
)
def test_times_are_said_as_people_say_them(wait, words):
    assert when(NOON + wait, at=NOON, clock=VIENNA) == words


def test_minutes_are_whole_and_at_least_one():
    assert minutes(timedelta(0)) == "1 minute"
    assert minutes(timedelta(seconds=60)) == "1 minute"
    assert minutes(timedelta(seconds=100)) == "2 minutes"
