"""Even days: where a date may move, and that nothing else changes."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.memory import Rating, State, preview
from study.memory.load import (
    Load,
    days_to_move,
    evened_interval,
    move_date,
    range_of,
)
from study.memory.schedule import LONGEST_INTERVAL

TUESDAY = date(2026, 3, 10)
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
DAY_BEGAN_AT = datetime(2026, 3, 10, 4, tzinfo=UTC)
WEEKEND = 0b1100000
loads = st.builds(
    Load,
    question_id=st.integers(1, 10**6),
    answered_on=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    easy_weekdays=st.integers(0, 126),
    spreads=st.booleans(),
)
intervals = st.integers(1, LONGEST_INTERVAL)
property_test = settings(max_examples=300, deadline=None)


def load(question_id=1, **fields):
    return Load(question_id=question_id, answered_on=TUESDAY, **fields)


@given(intervals, loads)
@property_test
def test_evened_interval_lies_in_its_range(days, some_load):
    evened = evened_interval(days, some_load)
    if days < 3:
        assert evened == days
    else:
        first, last = range_of(days)
        assert first <= evened <= last


@given(st.integers(1, 400), st.integers(1, 400), loads)
@property_test
def test_longer_interval_never_becomes_the_shorter(one, other, some_load):
    shorter, longer = sorted((one, other))
    assert evened_interval(shorter, some_load) <= evened_interval(longer, some_load)


@given(intervals, loads)
@property_test
def test_easy_weekday_is_left_out_where_another_day_is_near(days, some_load):
    first, last = range_of(days)
    free = [day for day in range(first, last + 1) if not some_load.is_easy(day)]
    if days >= 3 and free:
        assert not some_load.is_easy(evened_interval(days, some_load))


@given(intervals, loads)
@property_test
def test_without_wishes_nothing_moves(days, some_load):
    plain = replace(some_load, easy_weekdays=0, spreads=False)
    assert evened_interval(days, plain) == days


@given(st.integers(3, 400), loads)
@property_test
def test_weekday_is_that_of_the_study_day_on_which_it_is_asked(days, some_load):
    asked_on = some_load.answered_on + timedelta(days=days)
    is_easy = some_load.easy_weekdays >> asked_on.weekday() & 1
    assert some_load.is_easy(days) == bool(is_easy)


@pytest.mark.parametrize("days", [3, 8, 30, 100, 365])
def test_questions_learned_together_come_on_each_day_of_the_range(days):
    first, last = range_of(days)
    counts = Counter()
    for question_id in range(1, 2001):
        counts[evened_interval(days, load(question_id, spreads=True))] += 1
    assert sorted(counts) == list(range(first, last + 1))
    even = 2000 / len(counts)
    assert max(counts.values()) < 1.5 * even


def test_ranges_are_those_that_anki_has():
    ranges = {days: range_of(days) for days in (3, 7, 20, 100, 36_500)}
    assert ranges == {
        3: (2, 4),
        7: (5, 9),
        20: (17, 23),
        100: (93, 107),
        36_500: (34_673, 36_500),
    }


def test_same_answer_has_the_same_date_again():
    first = evened_interval(50, load(7, spreads=True))
    assert {evened_interval(50, load(7, spreads=True)) for _ in range(5)} == {first}


def graded(rating):
    memories = preview(None, at=NOON, day_began_at=DAY_BEGAN_AT, desired_retention=0.9)
    return memories[rating]


def test_memory_still_learned_keeps_its_minute():
    memory = graded(Rating.AGAIN)
    assert memory.state is not State.REVIEW
    assert days_to_move(memory, load(spreads=True, easy_weekdays=126)) == 0


def test_moved_memory_has_another_date_and_nothing_else():
    memory = graded(Rating.EASY)
    days = days_to_move(memory, load(easy_weekdays=WEEKEND | 0b10000))
    moved = move_date(memory, days)
    assert moved.due_at == memory.due_at + timedelta(days=days)
    assert replace(moved, due_at=memory.due_at) == memory


@given(loads)
@property_test
def test_better_ratings_never_come_back_sooner_on_even_days(some_load):
    memories = preview(
        graded(Rating.GOOD),
        at=NOON + timedelta(days=3),
        day_began_at=DAY_BEGAN_AT + timedelta(days=3),
        desired_retention=0.9,
    )
    dates = []
    for rating in Rating:
        memory = memories[rating]
        dates.append(move_date(memory, days_to_move(memory, some_load)).due_at)
    assert dates == sorted(dates)
