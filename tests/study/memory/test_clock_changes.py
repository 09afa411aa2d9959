"""The study day on the nights when clocks are changed, in every zone."""

import os
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from study.memory.day import StudyClock

BEGINS_AT = datetime(2025, 1, 1, tzinfo=UTC)
ENDS_AT = datetime(2028, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
# The largest change is two hours; days that begin within them are the odd ones.
AROUND = timedelta(hours=4)
QUARTER = timedelta(minutes=15)


def change_between(zone, before, after):
    """The first whole minute at which the offset is another."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > MINUTE:
        middle = before + (after - before) // MINUTE // 2 * MINUTE
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def changes_of(zone_name):
    """When this zone's clocks are changed, with the offset that each change brings."""
    zone = ZoneInfo(zone_name)
    at = BEGINS_AT
    offset = at.astimezone(zone).utcoffset()
    changes = [(at, offset)]
    while at < ENDS_AT:
        next_at = at + DAY
        next_offset = next_at.astimezone(zone).utcoffset()
        if next_offset != offset:
            changes.append((change_between(zone, at, next_at), next_offset))
        at = next_at
        offset = next_offset
    return tuple(changes)


def kinds_of_zones():
    """Zones by their changes: those with the same ones show the same times."""
    kinds = defaultdict(list)
    for name in sorted(available_timezones()):
        kinds[changes_of(name)].append(name)
    return [(names[0], changes) for changes, names in kinds.items()]


def moments_around(change):
    """Each quarter of an hour around a change, and the seconds that border on it."""
    moments = []
    at = change - AROUND
    while at <= change + AROUND:
        moments += [at - timedelta(seconds=1), at]
        at += QUARTER
    return moments


def rollover_hours(zone_name, change):
    """All of them in CI; here those that the change is near to."""
    if "CI" in os.environ:
        return range(24)
    hour = change.astimezone(ZoneInfo(zone_name)).hour
    return [(hour + shift) % 24 for shift in range(-2, 3)]


def assert_days_follow_each_other(clock, change):
    days = []
    for at in moments_around(change):
        day = clock.day_of(at)
        days.append(day)
        assert clock.start_of_day(at) <= at < clock.end_of_day(at), (clock, at)
        assert clock.start_of(day) == clock.start_of_day(at), (clock, at)
    for earlier, later in pairwise(days):
        assert timedelta(0) <= later - earlier <= DAY, (clock, change)


@pytest.mark.parametrize(
    ("zone_name", "rollover_hour", "change"),
    [
        ("NZ-CHAT", 3, datetime(2026, 4, 4, 14, 0, tzinfo=UTC)),
        ("Antarctica/Troll", 2, datetime(2026, 10, 25, 1, 0, tzinfo=UTC)),
    ],
)
def test_the_day_does_not_go_back_when_the_clock_does(zone_name, rollover_hour, change):
    assert_days_follow_each_other(StudyClock(zone_name, rollover_hour), change)


def test_days_follow_each_other_in_every_zone_at_every_hour_and_change():
    kinds = kinds_of_zones()
    for zone_name, changes in kinds:
        for change, _ in changes:
            for hour in rollover_hours(zone_name, change):
                assert_days_follow_each_other(StudyClock(zone_name, hour), change)
    assert len(kinds) > 50


def test_a_day_begins_when_the_clock_shows_its_hour_first():
    clock = StudyClock("Europe/Vienna", 2)
    # 2:00 comes twice on that morning: at midnight in UTC, and an hour later.
    assert clock.start_of(date(2026, 10, 25)) == datetime(2026, 10, 25, tzinfo=UTC)
    second_time = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert clock.day_of(second_time) == date(2026, 10, 25)


def test_a_day_whose_hour_is_skipped_begins_without_it():
    clock = StudyClock("Antarctica/Troll", 2)
    # From 1:00 the clock jumps to 3:00, at one in UTC.
    begins_at = datetime(2026, 3, 29, 2, 0, tzinfo=UTC)
    assert clock.start_of(date(2026, 3, 29)) == begins_at
    assert clock.day_of(begins_at - timedelta(seconds=1)) == date(2026, 3, 28)
    assert clock.day_of(begins_at) == date(2026, 3, 29)
