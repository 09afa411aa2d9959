"""Days to read on: months of every length, ends of years, holidays, and what holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.planning.reading_days import (
    EVERY_WEEKDAY,
    LAST_DAY,
    DaySpan,
    NoDayLeft,
    Rhythm,
    days_a_week_later,
    days_until,
    first_days,
    months_later,
    open_days,
    rhythm_days,
)

MONDAY = date(2026, 3, 9)
ALWAYS = open_days(EVERY_WEEKDAY, [])
TURNS = [rhythm for rhythm in Rhythm if rhythm != Rhythm.BY_DATE]
DAYS = st.dates(date(1990, 1, 1), date(2050, 1, 1))
SPANS = st.builds(
    lambda first, length: DaySpan(first=first, last=first + timedelta(days=length)),
    st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    st.integers(0, 30),
)
READING = st.builds(
    open_days,
    st.sets(st.integers(0, 6), min_size=1),
    st.lists(SPANS, max_size=4),
)


def days_of(entry_count, rhythm, starts_on=MONDAY, per_turn=1, reading=ALWAYS):
    days = rhythm_days(rhythm, per_turn=per_turn, starts_on=starts_on, reading=reading)
    return first_days(days, entry_count)


def test_one_a_day():
    assert days_of(3, Rhythm.DAILY) == [date(2026, 3, day) for day in (9, 10, 11)]


def test_two_a_week_lie_half_a_week_apart():
    days = days_of(4, Rhythm.WEEKLY, per_turn=2)
    assert days == [date(2026, 3, day) for day in (9, 12, 16, 19)]


def test_three_a_week_on_one_weekday_share_it():
    saturdays = open_days({5}, [])
    days = days_of(4, Rhythm.WEEKLY, per_turn=3, reading=saturdays)
    assert days == [date(2026, 3, 14)] * 3 + [date(2026, 3, 21)]


def test_monthly_from_the_31st_takes_each_months_last_day_and_comes_back():
    days = days_of(5, Rhythm.MONTHLY, starts_on=date(2027, 12, 31))
    assert days == [
        date(2027, 12, 31),
        date(2028, 1, 31),
        date(2028, 2, 29),
        date(2028, 3, 31),
        date(2028, 4, 30),
    ]


def test_quarterly_over_the_end_of_a_year():
    days = days_of(3, Rhythm.QUARTERLY, starts_on=date(2026, 8, 31))
    assert days == [date(2026, 8, 31), date(2026, 11, 30), date(2027, 2, 28)]


def test_daily_over_a_leap_day():
    days = days_of(3, Rhythm.DAILY, starts_on=date(2028, 2, 28))
    assert days == [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)]


def test_week_of_holidays_is_left_out():
    week = DaySpan(first=date(2026, 3, 16), last=date(2026, 3, 22))
    days = days_of(2, Rhythm.WEEKLY, reading=open_days(EVERY_WEEKDAY, [week]))
    assert days == [date(2026, 3, 9), date(2026, 3, 23)]


def test_half_a_week_of_holidays_asks_for_half():
    half = DaySpan(first=date(2026, 3, 9), last=date(2026, 3, 11))
    reading = open_days(EVERY_WEEKDAY, [half])
    days = days_of(5, Rhythm.WEEKLY, per_turn=4, reading=reading)
    assert [day.day for day in days] == [12, 13, 14, 16, 17]


def test_done_by_a_date_begins_on_the_first_day():
    days = days_until(3, first=MONDAY, last=date(2026, 3, 14), reading=ALWAYS)
    assert [day.day for day in days] == [9, 11, 13]


def test_more_than_one_a_day_when_time_is_short():
    days = days_until(4, first=MONDAY, last=date(2026, 3, 10), reading=ALWAYS)
    assert [day.day for day in days] == [9, 9, 10, 10]


def test_holidays_until_the_day_leave_none():
    holiday = open_days(EVERY_WEEKDAY, [DaySpan(first=MONDAY, last=date(2026, 3, 20))])
    with pytest.raises(NoDayLeft):
        days_until(1, first=MONDAY, last=date(2026, 3, 20), reading=holiday)


def test_rhythm_that_outlives_the_calendar_is_refused():
    with pytest.raises(NoDayLeft):
        days_of(2_000, Rhythm.QUARTERLY)


def test_week_after_the_last_day_of_the_calendar_is_refused():
    with pytest.raises(NoDayLeft):
        days_a_week_later([LAST_DAY], ALWAYS)


def test_nothing_to_read_needs_no_day():
    assert days_until(0, first=MONDAY, last=MONDAY, reading=ALWAYS) == []
    assert days_of(0, Rhythm.WEEKLY) == []


def test_week_later_falls_behind_the_holidays():
    holiday = DaySpan(first=date(2026, 3, 16), last=date(2026, 3, 17))
    days = days_a_week_later(
        [date(2026, 3, 9), date(2026, 3, 12)], open_days(EVERY_WEEKDAY, [holiday])
    )
    assert days == [date(2026, 3, 18), date(2026, 3, 19)]


@given(day=DAYS, count=st.integers(0, 600))
def test_months_later_is_in_that_month(day, count):
    later = months_later(day, count)
    months = (later.year - day.year) * 12 + later.month - day.month
    assert months == count
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@settings(max_examples=60)
@given(
    entry_count=st.integers(0, 60),
    rhythm=st.sampled_from(TURNS),
    starts_on=st.dates(date(2026, 1, 1), date(2028, 3, 1)),
    per_turn=st.integers(1, 7),
    reading=READING,
)
def test_rhythm_keeps_total_order_and_holidays(
    entry_count, rhythm, starts_on, per_turn, reading
):
    days = days_of(entry_count, rhythm, starts_on, per_turn, reading)
    assert len(days) == entry_count
    assert days == sorted(days)
    assert all(reading.is_open(day) for day in days)
    assert all(starts_on <= day <= LAST_DAY for day in days)


@settings(max_examples=60)
@given(
    entry_count=st.integers(0, 60),
    first=st.dates(date(2026, 1, 1), date(2028, 3, 1)),
    length=st.integers(0, 400),
    reading=READING,
)
def test_days_until_lie_between_and_are_even(entry_count, first, length, reading):
    last = first + timedelta(days=length)
    open_between = reading.between(first, last)
    if not open_between:
        return
    days = days_until(entry_count, first=first, last=last, reading=reading)
    per_day = [days.count(day) for day in open_between]
    assert len(days) == entry_count
    assert days == sorted(days)
    assert sum(per_day) == entry_count
    assert max(per_day) - min(per_day) <= 1


@settings(max_examples=60)
@given(entry_count=st.integers(0, 40), reading=READING)
def test_week_later_keeps_order_and_holidays(entry_count, reading):
    days = days_of(entry_count, Rhythm.DAILY, date(2026, 5, 1), 2, reading)
    later = days_a_week_later(days, reading)
    assert later == sorted(later)
    assert all(reading.is_open(day) for day in later)
    assert all(
        new - old >= timedelta(days=7) for old, new in zip(days, later, strict=True)
    )
