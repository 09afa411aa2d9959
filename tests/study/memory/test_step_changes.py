"""Learning steps in the schedule: each as the package has it, each replayed exactly."""

from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.memory import PastReview, Rating, State, grade, preview, replay
from study.memory.day import StudyClock
from study.memory.steps import parse_learning_steps

START = datetime(2026, 3, 10, 12, tzinfo=UTC)
CLOCK = StudyClock("Europe/Vienna", 4)
STEPS = ("10m", "1m 10m", "1m 10m 1h", "30m", "6h", "5m 30m 2h 6h")
histories = st.lists(
    st.tuples(
        st.sampled_from(Rating),
        st.integers(1, 60 * 24 * 40) | st.integers(1, 600),
        st.sampled_from(STEPS),
        st.integers(-3, 3),
    ),
    min_size=1,
    max_size=12,
)
property_test = settings(max_examples=100, deadline=None)


def past_reviews(history):
    at = START
    reviews = []
    for rating, minutes, steps, moved_days in history:
        review = PastReview(
            rating=rating,
            at=at,
            day_began_at=CLOCK.start_of_day(at),
            desired_retention=0.9,
            learning_steps=steps,
            moved_days=moved_days,
        )
        reviews.append(review)
        at += timedelta(minutes=minutes)
    return reviews


@given(histories)
@property_test
def test_memory_equals_that_of_the_package_whatever_steps_held(history):
    card = fsrs.Card(card_id=1, due=START)
    reviews = past_reviews(history)
    for review in reviews:
        steps = parse_learning_steps(review.learning_steps)
        scheduler = fsrs.Scheduler(
            learning_steps=steps, relearning_steps=steps, enable_fuzzing=False
        )
        day = CLOCK.day_of(review.at)
        told_at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        card, _ = scheduler.review_card(card, fsrs.Rating(review.rating), told_at)
    memory = replay(reviews)
    assert memory.stability == card.stability
    assert memory.difficulty == card.difficulty
    assert memory.state == State(card.state)
    assert memory.step == card.step


@given(histories)
@property_test
def test_moved_days_change_a_settled_date_and_no_number(history):
    reviews = past_reviews(history)
    unmoved = past_reviews([(*first, 0) for *first, _ in history])
    memory = replay(reviews)
    plain = replay(unmoved)
    assert memory.stability == plain.stability
    assert memory.difficulty == plain.difficulty
    days = reviews[-1].moved_days if memory.state is State.REVIEW else 0
    assert memory.due_at == plain.due_at + timedelta(days=days)


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("steps", STEPS)
def test_better_ratings_never_come_back_sooner_with_any_steps(steps, hour):
    at = START.replace(hour=hour)
    memory = None
    for _ in range(3):
        memories = preview(
            memory,
            at=at,
            day_began_at=CLOCK.start_of_day(at),
            desired_retention=0.9,
            learning_steps=steps,
        )
        dates = [memories[rating].due_at for rating in Rating]
        assert dates == sorted(dates)
        memory = memories[Rating.AGAIN]
        at = memory.due_at


def test_forgotten_question_goes_through_the_steps():
    memory = None
    waits = []
    at = START
    for rating in (Rating.EASY, Rating.AGAIN, Rating.GOOD, Rating.GOOD):
        memory = grade(
            memory,
            rating,
            at=at,
            day_began_at=CLOCK.start_of_day(at),
            desired_retention=0.9,
            learning_steps="1m 10m",
        )
        waits.append(memory.due_at - at)
        at = memory.due_at
    assert waits[1:3] == [timedelta(minutes=1), timedelta(minutes=10)]
    assert memory.state is State.REVIEW
