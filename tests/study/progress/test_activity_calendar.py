"""The calendar of days as it is drawn: each day once, darker the more was answered."""

from datetime import date

import pytest
import time_machine

from study.progress.activity_calendar import activity_calendar
from study.progress.answer_days import answer_days
from study.progress.periods import read_period, span_of_days
from tests.factories import QuestionFactory, answer


@pytest.fixture
def today(noon):
    with time_machine.travel(noon, tick=False):
        yield noon


def drawn_days(halves):
    drawn = []
    for half in halves:
        for week in half.weeks:
            drawn += week.days
    return drawn


def squares(halves):
    """Every day that is drawn: (what it says, how dark it is)."""
    return [(day.sentence, day.band) for day in drawn_days(halves)]


def test_calendar_has_each_day_of_the_year_once(learner, today):
    halves = activity_calendar({}, read_period("2025"), today=today.date())
    sentences = [sentence for sentence, _ in squares(halves)]
    assert len(halves) == 2
    assert len(set(sentences)) == len(sentences) == 365
    assert sentences[0] == "Wed 1 Jan 2025: no answers"
    assert sentences[-1] == "Wed 31 Dec 2025: no answers"


@pytest.mark.parametrize(
    ("year", "day_count", "week_count"),
    [(2024, 366, 53), (2025, 365, 53), (2026, 365, 53), (2028, 366, 53)],
)
def test_leap_years_and_years_of_53_weeks_are_whole(year, day_count, week_count):
    halves = activity_calendar({}, read_period(f"{year}"), today=date(2030, 1, 1))
    assert len(squares(halves)) == day_count
    assert sum(len(half.weeks) for half in halves) == week_count


def test_leap_year_that_begins_on_a_sunday_has_54_columns():
    halves = activity_calendar({}, read_period("2012"), today=date(2030, 1, 1))
    assert [len(half.weeks) for half in halves] == [27, 27]
    assert len(squares(halves)) == 366


def test_no_day_after_today_is_drawn(today):
    halves = activity_calendar({}, read_period("2026"), today=today.date())
    days = drawn_days(halves)
    assert days[-1].sentence == "Tue 10 Mar 2026: no answers"
    assert [day for day in days if day.is_today] == days[-1:]


@pytest.mark.parametrize(
    ("count", "band"), [(1, 1), (9, 1), (10, 2), (24, 2), (25, 3), (49, 3), (50, 4)]
)
def test_square_is_darker_the_more_was_answered(learner, today, count, band):
    question = QuestionFactory()
    for number in range(count):
        answer(learner, question, at=today, seen=number)
    halves = activity_calendar(
        answer_days(learner),
        span_of_days(today.date(), today.date()),
        today=today.date(),
    )
    plural = "" if count == 1 else "s"
    sentence = f"Tue 10 Mar 2026: {count} answer{plural}, {count} remembered"
    assert squares(halves) == [(sentence, band)]


def test_months_stand_over_the_week_in_which_they_begin():
    halves = activity_calendar({}, read_period("2025"), today=date(2026, 3, 10))
    names = []
    for half in halves:
        names += [name for name, _ in half.months]
    assert names[0] == "Jan"
    assert names[-1] == "Dec"
    assert len(set(names)) == len(names) >= 11
