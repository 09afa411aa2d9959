"""The schedule against the algorithm's own package, and what it must keep."""

from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.memory import (
    PastReview,
    Rating,
    State,
    grade,
    preview,
    replay,
    retrievability,
)
from study.memory.day import StudyClock

START = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
CLOCK = StudyClock("Europe/Vienna", 4)
# Half an hour and three quarters off, changed clocks in both halves of the world, a
# change of two hours and of half an hour, the first and the last zone of a day.
ZONES = (
    "UTC",
    "Europe/Vienna",
    "America/St_Johns",
    "America/Santiago",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Antarctica/Troll",
    "NZ-CHAT",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
)
clocks = st.builds(StudyClock, st.sampled_from(ZONES), st.integers(0, 23))
ratings_and_minutes = st.tuples(
    st.sampled_from(Rating), st.integers(1, 60 * 24 * 90) | st.integers(1, 60 * 30)
)
histories = st.lists(ratings_and_minutes, min_size=1, max_size=12)
property_test = settings(max_examples=60, deadline=None)


def times_of(history):
    """(rating, time) of a history of ratings, each with the minutes that follow it."""
    at = START
    answers = []
    for rating, minutes in history:
        answers.append((rating, at))
        at += timedelta(minutes=minutes)
    return answers


def replay_on(clock, answers):
    """The memory of a learner who answered at these times."""
    reviews = []
    for rating, at in answers:
        reviews.append(PastReview(rating, at, clock.start_of_day(at), 0.9))
    return replay(reviews)


def grade_on(clock, memory, rating, at, desired_retention=0.9):
    return grade(
        memory,
        rating,
        at=at,
        day_began_at=clock.start_of_day(at),
        desired_retention=desired_retention,
    )


def noon_in_utc(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def reference_card(clock, answers):
    """What the package says when each answer is told as noon of its study day."""
    steps = (timedelta(minutes=10),)
    reference = fsrs.Scheduler(
        learning_steps=steps,
        relearning_steps=steps,
        enable_fuzzing=False,
    )
    card = fsrs.Card(card_id=1, due=START)
    for rating, at in answers:
        noon = noon_in_utc(clock.day_of(at))
        card, _ = reference.review_card(card, fsrs.Rating(rating), noon)
    return card


@given(histories, clocks)
@property_test
def test_memory_equals_that_of_the_reference_in_study_days(history, clock):
    answers = times_of(history)
    card = reference_card(clock, answers)
    memory = replay_on(clock, answers)
    assert memory.stability == card.stability
    assert memory.difficulty == card.difficulty
    assert memory.state == State(card.state)
    assert memory.step == card.step


@given(histories, clocks)
@property_test
def test_question_is_due_on_the_day_of_the_reference(history, clock):
    answers = times_of(history)
    card = reference_card(clock, answers)
    memory = replay_on(clock, answers)
    if memory.state is State.REVIEW:
        assert clock.day_of(memory.due_at) == card.due.date()
    else:
        _, answered_at = answers[-1]
        told_at = noon_in_utc(clock.day_of(answered_at))
        assert memory.due_at - answered_at == card.due - told_at


@given(histories, clocks, st.integers(0, 400))
@property_test
def test_recall_is_that_of_the_reference_in_study_days(history, clock, days):
    answers = times_of(history)
    _, answered_at = answers[-1]
    day = clock.day_of(answered_at) + timedelta(days=days)
    card = reference_card(clock, answers)
    expected = fsrs.Scheduler().get_card_retrievability(card, noon_in_utc(day))
    memory = replay_on(clock, answers)
    assert retrievability(memory, day_began_at=clock.start_of(day)) == expected


@given(histories, clocks, st.data())
@property_test
def test_hour_of_an_answer_within_its_study_day_changes_no_number(history, clock, data):
    answers = times_of(history)
    moved = []
    for rating, at in answers:
        begins_at = clock.start_of_day(at)
        length = clock.end_of_day(at) - begins_at
        share = data.draw(st.floats(0, 0.999))
        moved.append((rating, begins_at + share * length))
    memory = replay_on(clock, answers)
    other = replay_on(clock, moved)
    assert other.stability == memory.stability
    assert other.difficulty == memory.difficulty
    assert other.state is memory.state
    if memory.state is State.REVIEW:
        assert other.due_at == memory.due_at


@given(histories, clocks, st.integers(1, 60 * 24 * 90))
@property_test
def test_preview_says_what_each_rating_leads_to(history, clock, minutes):
    answers = times_of(history)
    memory = replay_on(clock, answers)
    at = answers[-1][1] + timedelta(minutes=minutes)
    memories = preview(
        memory,
        at=at,
        day_began_at=clock.start_of_day(at),
        desired_retention=0.9,
    )
    for rating in Rating:
        assert memories[rating] == grade_on(clock, memory, rating, at)


@given(histories, clocks)
@property_test
def test_better_ratings_never_come_back_sooner(history, clock):
    answers = times_of(history)
    at = answers[-1][1] + timedelta(days=3)
    memories = preview(
        replay_on(clock, answers),
        at=at,
        day_began_at=clock.start_of_day(at),
        desired_retention=0.9,
    )

    dates = [memories[rating].due_at for rating in Rating]
    assert dates == sorted(dates)


def study_every_day(minutes_later, days):
    """(days on which the question is asked, the memory): each day a little later.

    Whatever is due on a study day is answered with “Good”; 95 % are to be remembered.
    """
    memory = None
    asked_on = []
    for number in range(days):
        at = START + number * timedelta(days=1, minutes=minutes_later)
        day = CLOCK.day_of(at)
        if memory is None or CLOCK.day_of(memory.due_at) <= day:
            memory = grade_on(CLOCK, memory, Rating.GOOD, at, desired_retention=0.95)
            asked_on.append((day - CLOCK.day_of(START)).days)
    return asked_on, memory


@pytest.mark.parametrize("minutes_later", [-5, 0, 5])
def test_who_studies_a_little_earlier_each_day_is_asked_as_seldom(minutes_later):
    asked_on, memory = study_every_day(minutes_later, days=14)
    assert asked_on == [0, 1, 4, 12]
    assert memory.stability == pytest.approx(48.2, abs=0.01)


def test_recall_falls_to_ninety_percent_after_the_stability():
    memory = grade_on(CLOCK, None, Rating.EASY, START)
    later = START + timedelta(days=round(memory.stability))

    assert retrievability(memory, day_began_at=CLOCK.start_of_day(START)) == 1
    chance = retrievability(memory, day_began_at=CLOCK.start_of_day(later))
    assert chance == pytest.approx(0.9, abs=0.01)


def test_wanting_to_remember_more_asks_sooner():
    due = [
        grade_on(CLOCK, None, Rating.EASY, START, desired_retention=share).due_at
        for share in (0.8, 0.9, 0.95)
    ]
    assert due == sorted(due, reverse=True)


@pytest.mark.parametrize(
    ("at", "day_began_at"),
    [
        (START.replace(tzinfo=None), START),
        (START, START.replace(tzinfo=None)),
    ],
)
def test_a_time_without_zone_is_refused(at, day_began_at):
    with pytest.raises(ValueError, match="zone"):
        grade(
            None,
            Rating.GOOD,
            at=at,
            day_began_at=day_began_at,
            desired_retention=0.9,
        )
