"""Meetings by the clock: when it changes, months of every shape, odd zones."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.planning.meeting_days import (
    MeetingRhythm,
    is_jumped_over,
    moment_in_zone,
    place_in_month,
    rhythm_words,
    series_days,
    zone_named,
)

VIENNA = ZoneInfo("Europe/Vienna")
NEW_YORK = ZoneInfo("America/New_York")
# Whole hours, half and quarter hours, a change of half an hour, one that skipped a day.
ZONES = st.sampled_from(
    [
        ZoneInfo(name)
        for name in (
            "UTC",
            "Europe/Vienna",
            "America/New_York",
            "America/St_Johns",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Africa/Casablanca",
        )
    ]
)
DAYS = st.dates(date(1990, 1, 1), date(2050, 1, 1))
TIMES = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))
RHYTHMS = st.sampled_from(MeetingRhythm)


def test_meeting_stays_at_its_hour_across_the_change_to_summer_time():
    days = series_days(
        MeetingRhythm.BIWEEKLY, date(2026, 3, 19), date(2026, 4, 30), most=10
    )
    moments = [moment_in_zone(day, time(17), VIENNA) for day in days]
    assert moments == [
        datetime(2026, 3, 19, 16, tzinfo=UTC),
        datetime(2026, 4, 2, 15, tzinfo=UTC),
        datetime(2026, 4, 16, 15, tzinfo=UTC),
        datetime(2026, 4, 30, 15, tzinfo=UTC),
    ]


def test_members_whose_clocks_change_on_another_day_see_another_hour():
    shown = []
    for day in (date(2026, 3, 5), date(2026, 3, 12), date(2026, 4, 2)):
        shown.append(moment_in_zone(day, time(17), VIENNA).astimezone(NEW_YORK).hour)
    assert shown == [11, 12, 11]


def test_hour_that_is_jumped_over_comes_an_hour_later():
    day = date(2026, 3, 29)
    moment = moment_in_zone(day, time(2, 30), VIENNA)
    assert moment.astimezone(VIENNA).time() == time(3, 30)
    assert is_jumped_over(day, time(2, 30), VIENNA)
    assert not is_jumped_over(day, time(3, 30), VIENNA)


def test_hour_that_comes_twice_is_the_first():
    day = date(2026, 10, 25)
    moment = moment_in_zone(day, time(2, 30), VIENNA)
    assert moment == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert not is_jumped_over(day, time(2, 30), VIENNA)
    assert moment_in_zone(day, time(2, 30, fold=1), VIENNA) == moment


def test_day_that_a_zone_skipped_is_the_day_after():
    """Samoa had no 30 December 2011."""
    apia = ZoneInfo("Pacific/Apia")
    moment = moment_in_zone(date(2011, 12, 30), time(17), apia)
    assert moment.astimezone(apia).date() == date(2011, 12, 31)


@settings(max_examples=80, deadline=None)
@given(DAYS, TIMES, ZONES)
def test_clocks_show_the_time_that_was_meant(day, clock_time, zone):
    moment = moment_in_zone(day, clock_time, zone)
    shown = moment.astimezone(zone)
    meant = datetime.combine(day, clock_time)
    assert moment.utcoffset() == timedelta(0)
    if is_jumped_over(day, clock_time, zone):
        assert shown.replace(tzinfo=None) > meant
    else:
        assert shown.replace(tzinfo=None) == meant
        assert shown.fold == 0


@settings(max_examples=80, deadline=None)
@given(DAYS, TIMES, ZONES)
def test_a_later_day_is_a_later_moment(day, clock_time, zone):
    today = moment_in_zone(day, clock_time, zone)
    week_later = moment_in_zone(day + timedelta(weeks=1), clock_time, zone)
    assert timedelta(days=5) < week_later - today < timedelta(days=9)


@settings(max_examples=80, deadline=None)
@given(RHYTHMS, DAYS, st.integers(0, 500), st.integers(1, 60))
def test_series_keeps_its_weekday_and_its_span(rhythm, first_on, length, most):
    last_on = first_on + timedelta(days=length)
    days = series_days(rhythm, first_on, last_on, most=most)
    assert days[0] == first_on
    assert len(days) <= most
    for before, after in pairwise(days):
        assert before < after <= last_on
        assert after.weekday() == first_on.weekday()


@settings(max_examples=80, deadline=None)
@given(DAYS)
def test_monthly_series_misses_no_month_and_keeps_its_place(first_on):
    last_on = first_on + timedelta(days=800)
    days = series_days(MeetingRhythm.MONTHLY, first_on, last_on, most=24)
    months = [day.year * 12 + day.month for day in days]
    assert months == list(range(months[0], months[0] + 24))
    place = place_in_month(first_on)
    for day in days:
        if place < 5:
            assert place_in_month(day) == place
        else:
            assert (day + timedelta(weeks=1)).month != day.month


def test_weekly_series_goes_on_over_the_end_of_a_year():
    days = series_days(
        MeetingRhythm.WEEKLY, date(2026, 12, 24), date(2027, 1, 7), most=9
    )
    assert days == [date(2026, 12, 24), date(2026, 12, 31), date(2027, 1, 7)]


def test_series_ends_with_the_calendar():
    days = series_days(
        MeetingRhythm.MONTHLY, date(2100, 12, 9), date.max, most=1_000_000
    )
    assert days == [date(2100, 12, 9)]


@pytest.mark.parametrize(
    ("rhythm", "day", "words"),
    [
        (MeetingRhythm.WEEKLY, date(2026, 3, 12), "every Thursday"),
        (MeetingRhythm.BIWEEKLY, date(2026, 3, 12), "every second Thursday"),
        (MeetingRhythm.MONTHLY, date(2026, 3, 2), "every first Monday of the month"),
        (MeetingRhythm.MONTHLY, date(2026, 1, 30), "every last Friday of the month"),
    ],
)
def test_rhythm_is_said_in_words(rhythm, day, words):
    assert rhythm_words(rhythm, day) == words


@pytest.mark.parametrize(
    "name", ["", "Mars/Olympus", "../../etc/passwd", "\x00", "Europe", "a" * 5000]
)
def test_zone_that_nobody_knows_is_none(name):
    assert zone_named(name) is None
