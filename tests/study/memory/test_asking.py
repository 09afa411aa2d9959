"""When a question is asked, and that the words for it name that very day."""

import zoneinfo
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.memory import State
from study.memory.asking import next_asking, settled_due_before
from study.memory.day import StudyClock
from study.memory.words import when
from tests.study.said_days import said_day

VIENNA = StudyClock("Europe/Vienna", 4)
NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
ZONES = sorted(zoneinfo.available_timezones())
HALF_AN_HOUR = timedelta(minutes=30)

clocks = st.builds(StudyClock, st.sampled_from(ZONES), st.integers(0, 23))
YEAR_BEGINS = datetime(2026, 1, 1, tzinfo=UTC)
times = st.integers(0, 2 * 365 * 24 * 60 * 60).map(
    lambda seconds: YEAR_BEGINS + timedelta(seconds=seconds)
)


def test_settled_memory_is_asked_from_the_beginning_of_its_study_day():
    in_the_evening = datetime(2026, 3, 12, 19, 0, tzinfo=UTC)
    asking = next_asking(State.REVIEW, in_the_evening, clock=VIENNA)
    assert asking.at == datetime(2026, 3, 12, 3, 0, tzinfo=UTC)  # 4:00 in Vienna
    assert asking.on == date(2026, 3, 12)
    assert asking.is_by_day


def test_settled_memory_due_before_the_rollover_is_asked_the_day_before():
    at_night = datetime(2026, 3, 12, 2, 59, tzinfo=UTC)
    asking = next_asking(State.REVIEW, at_night, clock=VIENNA)
    assert asking.at == datetime(2026, 3, 11, 3, 0, tzinfo=UTC)
    assert asking.on == date(2026, 3, 11)


@pytest.mark.parametrize("state", [State.LEARNING, State.RELEARNING])
def test_memory_in_its_steps_is_asked_at_its_minute(state):
    due_at = NOON + timedelta(minutes=10)
    asking = next_asking(state, due_at, clock=VIENNA)
    assert asking.at == due_at
    assert asking.on == date(2026, 3, 10)
    assert not asking.is_by_day
    assert not asking.is_due(due_at - timedelta(seconds=1))
    assert asking.is_due(due_at)


@given(clocks, times, times)
@settings(max_examples=300, deadline=None)
def test_rule_turned_round_says_the_same(clock, due_at, at):
    asking = next_asking(State.REVIEW, due_at, clock=clock)
    assert asking.is_due(at) == (due_at < settled_due_before(at, clock=clock))


@pytest.mark.parametrize(
    ("clock", "changed_at"),
    [
        (StudyClock("NZ-CHAT", 3), datetime(2026, 4, 4, 14, 0, tzinfo=UTC)),
        (StudyClock("Antarctica/Troll", 2), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (StudyClock("Antarctica/Troll", 2), datetime(2026, 10, 25, 1, 0, tzinfo=UTC)),
    ],
    ids=str,
)
def test_rule_holds_in_the_nights_when_clocks_are_changed(clock, changed_at):
    for due_half_hours in range(-96, 96):
        due_at = changed_at + due_half_hours * HALF_AN_HOUR
        asking = next_asking(State.REVIEW, due_at, clock=clock)
        for half_hours in range(-12, 12):
            at = changed_at + half_hours * HALF_AN_HOUR
            is_due = due_at < settled_due_before(at, clock=clock)
            assert asking.is_due(at) == is_due


@given(clocks, times, st.timedeltas(timedelta(0), timedelta(days=400)))
@settings(max_examples=300, deadline=None)
def test_day_that_is_said_is_the_day_of_asking(clock, at, wait):
    asking = next_asking(State.REVIEW, at + wait, clock=clock)
    words = when(asking, at=at, clock=clock)
    first_day = clock.day_of(max(asking.at, at))
    assert said_day(words, at=at, clock=clock) == first_day


@given(clocks, times, st.integers(1, 119))
@settings(max_examples=100, deadline=None)
def test_minutes_that_are_said_are_those_of_the_step(clock, at, minutes):
    asking = next_asking(State.LEARNING, at + timedelta(minutes=minutes), clock=clock)
    is_next_day = asking.on > clock.day_of(at)
    words = when(asking, at=at, clock=clock)
    if minutes >= 60 and is_next_day:
        assert words == "tomorrow"
    else:
        assert words.startswith(f"in {minutes} minute")


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(0), "now"),
        (timedelta(seconds=20), "in 1 minute"),
        (timedelta(minutes=10), "in 10 minutes"),
        (timedelta(hours=5), "in 5 hours"),
        (timedelta(days=1), "tomorrow"),
    ],
)
def test_minutes_are_said_of_a_memory_in_its_steps(wait, words):
    asking = next_asking(State.LEARNING, NOON + wait, clock=VIENNA)
    assert when(asking, at=NOON, clock=VIENNA) == words


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(0), "now"),
        (timedelta(hours=5), "now"),
        (timedelta(hours=14, minutes=59), "now"),
        (timedelta(hours=15), "tomorrow"),
        (timedelta(days=1), "tomorrow"),
        (timedelta(days=1, hours=14), "tomorrow"),
        (timedelta(days=1, hours=15), "on Thursday"),
        (timedelta(days=6), "on Monday"),
        (timedelta(days=6, hours=15), "on 17 Mar (7 days)"),
        (timedelta(days=12), "on 22 Mar (12 days)"),
        (timedelta(days=12, hours=14), "on 22 Mar (12 days)"),
        (timedelta(days=320), "on 24 Jan 2027 (320 days)"),
    ],
)
def test_days_are_said_of_a_settled_memory(wait, words):
    asking = next_asking(State.REVIEW, NOON + wait, clock=VIENNA)
    assert when(asking, at=NOON, clock=VIENNA) == words


def test_day_that_begins_in_minutes_is_tomorrow():
    before_four = datetime(2026, 3, 10, 2, 50, tzinfo=UTC)
    in_the_evening = before_four + timedelta(hours=16)
    asking = next_asking(State.REVIEW, in_the_evening, clock=VIENNA)
    assert when(asking, at=before_four, clock=VIENNA) == "tomorrow"


def test_minutes_across_the_rollover_stay_minutes():
    before_four = datetime(2026, 3, 10, 2, 55, tzinfo=UTC)
    asking = next_asking(
        State.LEARNING, before_four + timedelta(minutes=10), clock=VIENNA
    )
    assert when(asking, at=before_four, clock=VIENNA) == "in 10 minutes"
