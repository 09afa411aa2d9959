"""Streaks: which days count, which never end one, and zones that jump."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.progress.streak import (
    Streak,
    streak_of,
    weekday_mask,
    weekdays_of_mask,
)

DAY = timedelta(days=1)
# A Wednesday.
TODAY = date(2026, 3, 11)
SATURDAY, SUNDAY = 5, 6
WEEKEND = weekday_mask([SATURDAY, SUNDAY])


def days_ago(*numbers):
    return [TODAY - number * DAY for number in numbers]


@pytest.mark.parametrize(
    ("ago", "current", "longest"),
    [
        ([], 0, 0),
        ([0], 1, 1),
        ([1], 1, 1),
        ([2], 0, 1),
        ([0, 1, 2], 3, 3),
        ([1, 2, 3], 3, 3),
        ([0, 2, 3, 4], 1, 3),
        ([2, 3, 4, 5], 0, 4),
        ([0, 1, 9, 10], 2, 2),
    ],
)
def test_streak_is_of_days_in_a_row_up_to_now(ago, current, longest):
    streak = streak_of(days_ago(*ago), today=TODAY)
    assert streak.current == current
    assert streak.longest == longest
    assert streak.has_answered_today == (0 in ago)


def test_order_and_doubles_of_days_do_not_matter():
    days = days_ago(2, 0, 1, 0, 2)
    assert streak_of(days, today=TODAY).current == 3


def test_days_to_come_do_not_count():
    """A clock that was wrong for an answer makes no streak."""
    assert streak_of(days_ago(-1, -2), today=TODAY) == Streak(0, 0, False)


def test_rest_days_end_no_streak():
    # Monday, Tuesday, Friday before and Thursday: the weekend between is empty.
    days = days_ago(1, 2, 5, 6)
    assert streak_of(days, today=TODAY).current == 2
    assert streak_of(days, today=TODAY, rest_weekdays=WEEKEND).current == 4


def test_answers_on_a_rest_day_count():
    days = days_ago(1, 2, 3, 4, 5)
    assert streak_of(days, today=TODAY, rest_weekdays=WEEKEND).current == 5


def test_missed_day_besides_rest_days_ends_a_streak():
    days = days_ago(1, 5, 6)
    assert streak_of(days, today=TODAY, rest_weekdays=WEEKEND).current == 1


def test_week_with_one_day_of_study_needs_only_that():
    all_but_wednesday = weekday_mask([0, 1, 3, 4, 5, 6])
    days = days_ago(7, 14, 21)
    streak = streak_of(days, today=TODAY, rest_weekdays=all_but_wednesday)
    assert streak == Streak(3, 3, False)


def test_paused_days_end_no_streak():
    days = days_ago(0, 1, 30, 31, 32)
    away = (TODAY - 29 * DAY, TODAY - 2 * DAY)
    assert streak_of(days, today=TODAY).current == 2
    assert streak_of(days, today=TODAY, paused=[away]).current == 5


def test_pause_that_lasts_keeps_the_streak():
    away = (TODAY - 9 * DAY, TODAY + 9 * DAY)
    assert streak_of(days_ago(10, 11), today=TODAY, paused=[away]).current == 2


def test_day_between_two_pauses_has_to_have_an_answer():
    pauses = [(TODAY - 9 * DAY, TODAY - 6 * DAY), (TODAY - 4 * DAY, TODAY - DAY)]
    assert streak_of(days_ago(0, 10), today=TODAY, paused=pauses).current == 1


def test_pause_that_ends_before_it_begins_is_none():
    pauses = [(TODAY - 2 * DAY, TODAY - 5 * DAY)]
    assert streak_of(days_ago(0, 6), today=TODAY, paused=pauses).current == 1


def test_leap_day_is_a_day():
    days = [date(2028, 2, 28), date(2028, 3, 1)]
    assert streak_of(days, today=days[-1]).current == 1
    days.append(date(2028, 2, 29))
    assert streak_of(days, today=date(2028, 3, 1)).current == 3


@given(st.sets(st.integers(0, 6)))
def test_mask_has_the_weekdays_that_made_it(weekdays):
    assert set(weekdays_of_mask(weekday_mask(weekdays))) == weekdays


def longest_by_hand(days, rest_weekdays, paused):
    """Walks every day of the span, one by one."""
    longest = run = 0
    day = min(days)
    while day <= TODAY:
        if day in days:
            run += 1
        elif not (
            day.weekday() in rest_weekdays
            or any(first <= day <= last for first, last in paused)
            or day == TODAY
        ):
            run = 0
        longest = max(longest, run)
        day += DAY
    return run, longest


@given(
    st.sets(st.integers(0, 60), min_size=1),
    st.sets(st.integers(0, 6), max_size=6),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=3),
)
def test_streak_is_that_of_a_walk_over_all_days(ago, rest_weekdays, pauses):
    days = set(days_ago(*ago))
    paused = []
    for first, length in pauses:
        paused.append((TODAY - first * DAY, TODAY - (first - length) * DAY))
    streak = streak_of(
        days,
        today=TODAY,
        rest_weekdays=weekday_mask(rest_weekdays),
        paused=paused,
    )
    current, longest = longest_by_hand(days, rest_weekdays, paused)
    assert streak.current == current
    assert streak.longest == longest
