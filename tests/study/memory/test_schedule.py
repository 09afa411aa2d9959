"""The schedule against the algorithm's own package, and what it must keep."""

from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.memory import Rating, State, grade, preview, replay, retrievability

START = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
histories = st.lists(
    st.tuples(st.sampled_from(Rating), st.integers(1, 60 * 24 * 90)),
    min_size=1,
    max_size=12,
)


def replayable(history):
    """The reviews of a history of ratings, each with the minutes that follow it."""
    at = START
    reviews = []
    for rating, minutes in history:
        reviews.append((rating, at, 0.9))
        at += timedelta(minutes=minutes)
    return reviews


@given(histories)
@settings(max_examples=60, deadline=None)
def test_memory_equals_that_of_the_reference(history):
    steps = (timedelta(minutes=10),)
    reference = fsrs.Scheduler(
        learning_steps=steps,
        relearning_steps=steps,
        enable_fuzzing=False,
    )
    card = fsrs.Card(card_id=1, due=START)
    for rating, at, _ in replayable(history):
        card, _ = reference.review_card(card, fsrs.Rating(rating), at)

    memory = replay(replayable(history))
    assert memory.stability == card.stability
    assert memory.difficulty == card.difficulty
    assert memory.due_at == card.due
    assert memory.state == State(card.state)
    assert memory.step == card.step


@given(histories)
@settings(max_examples=60, deadline=None)
def test_better_ratings_never_come_back_sooner(history):
    *_, (_, at, _) = replayable(history)
    dates = preview(
        replay(replayable(history)),
        at=at + timedelta(days=3),
        desired_retention=0.9,
    )

    assert [dates[rating] for rating in Rating] == sorted(dates.values())


def test_recall_falls_to_ninety_percent_after_the_stability():
    memory = grade(None, Rating.EASY, at=START, desired_retention=0.9)
    later = START + timedelta(days=round(memory.stability))

    assert retrievability(memory, at=START) == 1
    assert retrievability(memory, at=later) == pytest.approx(0.9, abs=0.01)


def test_wanting_to_remember_more_asks_sooner():
    due = [
        grade(None, Rating.EASY, at=START, desired_retention=share).due_at
        for share in (0.8, 0.9, 0.95)
    ]
    assert due == sorted(due, reverse=True)


def test_a_time_without_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        grade(None, Rating.GOOD, at=START.replace(tzinfo=None), desired_retention=0.9)
