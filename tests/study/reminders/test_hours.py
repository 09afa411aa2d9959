"""When the hour of a study day comes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from study.memory.day import StudyClock
from study.reminders.hours import reminder_time

TUESDAY = date(2026, 3, 10)


def test_hour_after_the_rollover_is_of_the_same_date():
    clock = StudyClock("Europe/Vienna", 4)
    then = reminder_time(clock, TUESDAY, 7)
    assert then == datetime(2026, 3, 10, 6, 0, tzinfo=UTC)


def test_hour_of_the_rollover_begins_the_day():
    clock = StudyClock("Europe/Vienna", 4)
    assert reminder_time(clock, TUESDAY, 4) == clock.start_of(TUESDAY)


def test_hour_before_the_rollover_is_of_the_following_night():
    clock = StudyClock("Europe/Vienna", 4)
    then = reminder_time(clock, TUESDAY, 1)
    assert then == datetime(2026, 3, 11, 0, 0, tzinfo=UTC)
    assert clock.day_of(then) == TUESDAY


def test_hour_that_is_left_out_comes_before_the_day_ends():
    """On 29 March 2026 in Vienna there is no time between 2:00 and 3:00."""
    clock = StudyClock("Europe/Vienna", 3)
    saturday = date(2026, 3, 28)
    then = reminder_time(clock, saturday, 2)
    assert clock.day_of(then) == saturday
    assert then == clock.start_of(date(2026, 3, 29)) - timedelta(hours=1)


def days_around_changes(zone):
    """The first of January, and the days of 2026 next to a change of clocks."""
    yield date(2026, 1, 1)
    for number in range(3, 363):
        noon = datetime(2026, 1, 1, 12, tzinfo=ZoneInfo(zone)) + timedelta(days=number)
        before = noon - timedelta(days=2)
        after = noon + timedelta(days=2)
        if before.utcoffset() != after.utcoffset():
            yield noon.date()


@pytest.mark.parametrize(
    "zone",
    [
        "UTC",
        "Europe/Vienna",
        "America/New_York",
        "Australia/Lord_Howe",
        "Pacific/Chatham",
        "Antarctica/Troll",
        "Africa/Casablanca",
        "America/Santiago",
        "Asia/Kathmandu",
    ],
)
@pytest.mark.parametrize("rollover_hour", [0, 2, 3, 4, 23])
def test_every_hour_lies_well_within_its_study_day(zone, rollover_hour):
    """At least an hour of it is left, so that a run every few minutes is in time."""
    clock = StudyClock(zone, rollover_hour)
    outside = []
    for day in days_around_changes(zone):
        begins_at = clock.start_of(day)
        ends_at = clock.start_of(day + timedelta(days=1))
        for hour in range(24):
            then = reminder_time(clock, day, hour)
            if not begins_at <= then <= ends_at - timedelta(hours=1):
                outside.append((day, hour))
    assert outside == []
