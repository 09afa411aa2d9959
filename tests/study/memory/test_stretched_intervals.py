"""An interval that is longer or shorter than FSRS-6's, and still replayed exactly."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.memory import PastReview, Rating, State, grade, preview, replay
from study.memory.schedule import LONGEST_INTERVAL, interval_days
from tests.study.memory.test_schedule import CLOCK, START, grade_on

property_test = settings(max_examples=60, deadline=None)
stretches = st.floats(1 / 3, 3)
stabilities = st.floats(0.01, 36500)
retentions = st.floats(0.7, 0.97)


def grade_stretched(memory, rating, at, stretch):
    return grade(
        memory,
        rating,
        at=at,
        day_began_at=CLOCK.start_of_day(at),
        desired_retention=0.9,
        stretch=stretch,
    )


def days_until_due(memory, at):
    return (CLOCK.day_of(memory.due_at) - CLOCK.day_of(at)).days


def test_interval_is_multiplied():
    plain = grade_on(CLOCK, None, Rating.EASY, START)
    stretched = grade_stretched(None, Rating.EASY, START, 2.0)
    assert days_until_due(plain, START) == 8
    assert days_until_due(stretched, START) == 17


def test_stability_and_difficulty_stay_untouched():
    plain = grade_on(CLOCK, None, Rating.EASY, START)
    stretched = grade_stretched(None, Rating.EASY, START, 0.5)
    assert stretched.stability == plain.stability
    assert stretched.difficulty == plain.difficulty
    assert stretched.state is State.REVIEW


@pytest.mark.parametrize("rating", [Rating.AGAIN, Rating.HARD])
def test_minutes_of_a_learning_step_are_not_stretched(rating):
    plain = grade_on(CLOCK, None, rating, START)
    assert grade_stretched(None, rating, START, 3.0) == plain


@given(stabilities, retentions)
@property_test
def test_interval_unstretched_is_that_of_the_package(stability, retention):
    memory = grade_on(CLOCK, None, Rating.EASY, START)
    later = START + timedelta(days=8)
    graded = grade_on(CLOCK, memory, Rating.GOOD, later, desired_retention=retention)
    days = interval_days(graded.stability, retention)
    assert days == days_until_due(graded, later)
    assert 1 <= interval_days(stability, retention) <= LONGEST_INTERVAL


@given(stabilities, retentions, stretches)
@property_test
def test_interval_stretched_is_at_least_a_day(stability, retention, stretch):
    days = interval_days(stability, retention, stretch=stretch)
    assert 1 <= days <= LONGEST_INTERVAL


@given(stretches)
@property_test
def test_preview_says_the_stretched_date(stretch):
    memories = preview(
        None,
        at=START,
        day_began_at=CLOCK.start_of_day(START),
        desired_retention=0.9,
        stretch=stretch,
    )
    for rating in Rating:
        assert memories[rating] == grade_stretched(None, rating, START, stretch)


@given(st.lists(st.tuples(st.sampled_from(Rating), stretches), min_size=1, max_size=8))
@property_test
def test_replay_gives_the_dates_that_were_stretched(answers):
    memory = None
    at = START
    history = []
    for rating, stretch in answers:
        memory = grade_stretched(memory, rating, at, stretch)
        day_began_at = CLOCK.start_of_day(at)
        history.append(PastReview(rating, at, day_began_at, 0.9, stretch))
        at = memory.due_at + timedelta(hours=1)
    assert replay(history) == memory
