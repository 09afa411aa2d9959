"""Answers a day by desired retention, against memories that are followed one by one."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from study.memory import Memory, Rating, State, grade
from study.memory.forgetting import chance_after
from study.memory.schedule import HALF_A_DAY, interval_days
from study.memory.workload import (
    DAYS_AHEAD,
    answers_a_day,
    group_memories,
    kind_of,
)

START = datetime(2026, 3, 10, tzinfo=UTC)
DAY = timedelta(days=1)
RETENTIONS = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97)


def follow_memory(chance, stability, difficulty, desired_retention):
    """How many answers one memory takes in the days ahead, by FSRS and by chance."""
    interval = interval_days(stability, desired_retention)
    since = chance.randrange(interval)
    began_at = START - since * DAY
    memory = Memory(
        stability=stability,
        difficulty=difficulty,
        state=State.REVIEW,
        step=None,
        due_at=began_at + HALF_A_DAY + interval * DAY,
        last_reviewed_at=began_at,
        last_day_began_at=began_at,
    )
    answers = 0
    while memory.due_at < START + DAYS_AHEAD * DAY:
        at = memory.due_at
        day_began_at = at - HALF_A_DAY
        days = (day_began_at - memory.last_day_began_at).days
        is_remembered = chance.random() < chance_after(days, stability=memory.stability)
        ratings = [Rating.GOOD] if is_remembered else [Rating.AGAIN, Rating.GOOD]
        for rating in ratings:
            answers += 1
            memory = grade(
                memory,
                rating,
                at=at,
                day_began_at=day_began_at,
                desired_retention=desired_retention,
            )
    return answers


@pytest.mark.parametrize("desired_retention", [0.8, 0.9, 0.95])
@pytest.mark.parametrize(
    ("stability", "difficulty"), [(2.0, 5.0), (20.0, 6.0), (100.0, 3.0)]
)
def test_expected_answers_are_those_of_memories_followed_one_by_one(
    stability, difficulty, desired_retention
):
    chance = random.Random(7)
    followed = 0
    memory_count = 1200
    for _ in range(memory_count):
        followed += follow_memory(chance, stability, difficulty, desired_retention)
    kinds = group_memories([(stability, difficulty)] * memory_count)
    expected = answers_a_day(kinds, desired_retention=desired_retention)
    assert expected == pytest.approx(followed / DAYS_AHEAD, rel=0.2)


def test_remembering_more_costs_more():
    chance = random.Random(11)
    memories = []
    for _ in range(500):
        memories.append((10 ** chance.uniform(-1, 3), chance.uniform(1, 10)))
    kinds = group_memories(memories)
    costs = [answers_a_day(kinds, desired_retention=share) for share in RETENTIONS]
    assert costs == sorted(costs)


@pytest.mark.parametrize("stability", [0.001, 0.2, 1.0, 7.0, 50.0, 400.0, 36_500.0])
@pytest.mark.parametrize("difficulty", [1.0, 5.5, 10.0])
@pytest.mark.parametrize("desired_retention", RETENTIONS)
def test_no_memory_costs_more_than_to_be_forgotten_every_day(
    stability, difficulty, desired_retention
):
    kinds = group_memories([(stability, difficulty)])
    assert 0 <= answers_a_day(kinds, desired_retention=desired_retention) <= 2


def test_twice_the_memories_cost_twice_as_much():
    once = group_memories([(3.0, 5.0), (30.0, 7.0)])
    twice = group_memories([(3.0, 5.0), (30.0, 7.0)] * 2)
    cost = answers_a_day(once, desired_retention=0.9)
    assert answers_a_day(twice, desired_retention=0.9) == pytest.approx(2 * cost)


def test_without_memories_nothing_is_answered():
    assert answers_a_day(Counter(), desired_retention=0.9) == 0


def test_memories_that_hardly_differ_are_of_one_kind():
    assert kind_of(10.0, 5.2) == kind_of(10.4, 4.8)
    assert kind_of(10.0, 5.0) != kind_of(20.0, 5.0)
    assert kind_of(10.0, 5.0) != kind_of(10.0, 6.0)
