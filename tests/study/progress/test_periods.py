"""Weeks, months, quarters and years, and the addresses that name them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.progress.periods import Kind, PeriodConverter, period_of, read_period

DAY = timedelta(days=1)
days = st.dates(date(2000, 1, 3), date(2200, 12, 31))
kinds = st.sampled_from(Kind)


@pytest.mark.parametrize(
    ("text", "first", "last", "title"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026"),
        ("2026/q1", date(2026, 1, 1), date(2026, 3, 31), "First quarter of 2026"),
        ("2026/q3", date(2026, 7, 1), date(2026, 9, 30), "Third quarter of 2026"),
        ("2026/q4", date(2026, 10, 1), date(2026, 12, 31), "Fourth quarter of 2026"),
        ("2026/09", date(2026, 9, 1), date(2026, 9, 30), "September 2026"),
        ("2026/12", date(2026, 12, 1), date(2026, 12, 31), "December 2026"),
        ("2027/02", date(2027, 2, 1), date(2027, 2, 28), "February 2027"),
        ("2028/02", date(2028, 2, 1), date(2028, 2, 29), "February 2028"),
        ("2000/02", date(2000, 2, 1), date(2000, 2, 29), "February 2000"),
        ("2100/02", date(2100, 2, 1), date(2100, 2, 28), "February 2100"),
        ("2026/w37", date(2026, 9, 7), date(2026, 9, 13), "Week 37 of 2026"),
        ("2026/w01", date(2025, 12, 29), date(2026, 1, 4), "Week 1 of 2026"),
        ("2026/w53", date(2026, 12, 28), date(2027, 1, 3), "Week 53 of 2026"),
        ("2027/w01", date(2027, 1, 4), date(2027, 1, 10), "Week 1 of 2027"),
    ],
)
def test_address_names_a_span_of_days(text, first, last, title):
    period = read_period(text)
    assert period.first == first
    assert period.last == last
    assert period.title == title
    assert str(period) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "1999",
        "0000",
        "9999",
        "9999/w53",
        "20260",
        "2026/",
        "2026/q0",
        "2026/q5",
        "2026/9",
        "2026/00",
        "2026/13",
        "2026/w1",
        "2026/w00",
        "2026/w54",
        "2025/w53",
        "2027/w53",
        "2026/W37",
        "2026/09/01",
        "२०२६",
        "2026\n",
    ],
)
def test_nonsense_names_no_period(text):
    with pytest.raises(ValueError, match=r"period|year|week|month"):
        read_period(text)


@given(kinds, days)
def test_each_day_lies_in_one_period_of_a_kind(kind, day):
    period = period_of(kind, day)
    assert period.first <= day <= period.last
    assert period.before.last == period.first - DAY
    assert period.after.first == period.last + DAY
    assert period_of(kind, period.first) == period
    assert period_of(kind, period.last) == period


@given(kinds, days)
def test_address_leads_back_to_its_period(kind, day):
    period = period_of(kind, day)
    converter = PeriodConverter()
    assert converter.to_python(converter.to_url(period)) == period


@given(days)
def test_months_and_quarters_make_up_their_year(day):
    year = period_of(Kind.YEAR, day)
    assert len(year.months) == 12
    assert len(year.quarters) == 4
    month_days = []
    for month in year.months:
        month_days += month.days
    assert month_days == year.days
    months = []
    for quarter in year.quarters:
        months += quarter.months
    assert months == year.months


@given(days)
def test_weeks_of_a_month_cover_it(day):
    month = period_of(Kind.MONTH, day)
    weeks = month.weeks
    assert weeks[0].first <= month.first
    assert weeks[-1].last >= month.last
    assert 4 <= len(weeks) <= 6
    for earlier, later in pairwise(weeks):
        assert earlier.after == later


def test_year_of_53_weeks_has_them_all():
    weeks = period_of(Kind.YEAR, date(2026, 5, 5)).weeks
    assert [str(weeks[0]), str(weeks[-1])] == ["2026/w01", "2026/w53"]
    assert len(weeks) == 53
