"""A backlog worked off day by day: nothing is lost, no day asks more than its pace."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from study.memory.outcomes import Trace, chance_of, next_outcome
from study.memory.workload_ahead import (
    MOST_DAYS,
    WaitingQuestion,
    plan_workload,
)

traces = st.builds(Trace, stability=st.floats(0.1, 400), difficulty=st.floats(1, 10))
days_and_memories = st.tuples(st.integers(0, 30), st.integers(0, 60), traces)
paces = st.integers(1, 60)
property_test = settings(max_examples=60, deadline=None)


@st.composite
def backlogs(draw):
    rows = draw(st.lists(days_and_memories, max_size=60))
    return [
        WaitingQuestion(place=place, day=day, pause=pause, trace=trace)
        for place, (day, pause, trace) in enumerate(rows)
    ]


def waiting(count, *, day=0, first=0):
    """Questions on which the memory has faded for a month."""
    trace = Trace(stability=10, difficulty=5)
    return [
        WaitingQuestion(place=place, day=day, pause=30, trace=trace)
        for place in range(first, first + count)
    ]


def plan(questions, pace):
    return plan_workload(questions, pace=pace, desired_retention=0.9)


@property_test
@given(backlogs(), paces)
def test_no_day_asks_more_than_its_pace(questions, pace):
    assert all(day.question_count <= pace for day in plan(questions, pace).days)


@property_test
@given(backlogs(), paces)
def test_level_plan_asks_each_question_that_arrived_once(questions, pace):
    workload = plan(questions, pace)
    asked = []
    for day in workload.days:
        asked += day.places
    last_day = workload.days[-1].number
    arrived = {one.place for one in questions if one.day <= last_day}
    assert len(asked) == len(set(asked))
    if workload.is_level:
        assert set(asked) == arrived


@property_test
@given(backlogs(), paces)
def test_no_question_is_asked_before_its_day(questions, pace):
    first_days = {question.place: question.day for question in questions}
    for day in plan(questions, pace).days:
        assert all(first_days[place] <= day.number for place in day.places)


@property_test
@given(backlogs(), paces)
def test_each_day_asks_in_the_given_order(questions, pace):
    for day in plan(questions, pace).days:
        assert list(day.places) == sorted(day.places)


@property_test
@given(backlogs(), paces)
def test_plan_ends_when_nothing_waits(questions, pace):
    workload = plan(questions, pace)
    last = workload.days[-1]
    assert len(workload.days) <= MOST_DAYS
    assert workload.is_level or len(workload.days) == MOST_DAYS
    assert not (workload.is_level and last.waiting_count)


@property_test
@given(backlogs(), paces)
def test_plan_is_the_same_each_time(questions, pace):
    assert plan(questions, pace) == plan(list(reversed(questions)), pace)


def test_backlog_of_200_is_level_sooner_at_a_higher_pace():
    lengths = [len(plan(waiting(200), pace).days) for pace in (15, 25, 40, 100)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 200 / 15


def test_days_have_room_for_what_returns_by_itself():
    days = plan(waiting(200), 20).days
    assert not days[0].returning_count
    assert any(day.returning_count for day in days)


def test_pace_below_what_keeps_coming_is_never_level():
    questions = []
    for day in range(MOST_DAYS):
        questions += waiting(5, day=day, first=5 * day)
    assert not plan(questions, 4).is_level


def test_nothing_that_waits_is_level_today():
    workload = plan([], 10)
    assert workload.is_level
    assert len(workload.days) == 1
    assert not workload.question_count


def test_outcome_of_remembering_comes_later_than_of_forgetting():
    trace = Trace(stability=10, difficulty=5)
    outcomes = [
        next_outcome(trace, days=12, is_remembered=known, desired_retention=0.9)
        for known in (False, True)
    ]
    forgotten, remembered = outcomes
    assert 1 <= forgotten.days < remembered.days


@property_test
@given(traces, st.integers(0, 10_000), st.booleans(), st.floats(0.7, 0.97))
def test_outcome_lies_in_the_days_to_come(trace, days, is_remembered, retention):
    outcome = next_outcome(
        trace,
        days=days,
        is_remembered=is_remembered,
        desired_retention=retention,
    )
    assert outcome.days >= 1
    assert outcome.trace.stability > 0
    assert 1 <= outcome.trace.difficulty <= 10
    assert 0 < chance_of(outcome.trace, days=outcome.days) < 1


def test_5000_questions_are_planned_in_a_moment():
    began = time.perf_counter()
    plan(waiting(5_000), 200)
    assert time.perf_counter() - began < 2


def test_easy_day_asks_only_what_returns_by_itself():
    workload = plan_workload(
        waiting(20), pace=5, desired_retention=0.9, easy_days={1, 2}
    )
    assert [len(day.places) for day in workload.days[:5]] == [5, 0, 0, 5, 5]
    assert workload.is_level
