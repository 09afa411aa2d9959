"""What must hold of every memory, tried on random histories.

Each history has a seed, so that one that fails can be tried again: the seed is told.
All 100,000 of them are lived in CI, once and not with each database; here a sample.
"""

import json
import math
import os
import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import available_timezones

from study.memory import PastReview, Rating, State, grade, preview, replay
from study.memory.asking import next_asking
from study.memory.day import StudyClock
from study.memory.forgetting import chance_after, elapsed_days

HISTORIES = 100_000
SAMPLE = 5_000
IS_COMPLETE = "CI" in os.environ and "DATABASE_URL" not in os.environ
SEEDS = range(HISTORIES if IS_COMPLETE else SAMPLE)
ZONES = sorted(available_timezones())
BEGINS_AT = datetime(2025, 1, 1, tzinfo=UTC)
MINUTES_OF_TWO_YEARS = 2 * 365 * 24 * 60
# Nothing happens at the same moment, within minutes, on one day, after weeks or years.
LONGEST_GAPS = (0, 20, 600, 3000, 60_000, 2_000_000)
RETENTIONS = (0.7, 0.8, 0.9, 0.95, 0.97)
STRETCHES = (1.0, 1.0, 1 / 3, 1.25, 3.0)
MOST_ANSWERS = 6
LONGEST_INTERVAL = timedelta(days=36_500 + 1)


class History:
    """The life of one memory: answers at random times, in one zone or on a journey."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.clock = StudyClock(ZONES[seed % len(ZONES)], self.chance.randrange(24))
        self.desired_retention = self.chance.choice(RETENTIONS)
        self.is_journey = self.chance.random() < 0.1
        self.at = BEGINS_AT + self.random_gap(MINUTES_OF_TWO_YEARS)
        self.reviews = []
        self.memories = []
        for _ in range(self.chance.randint(1, MOST_ANSWERS)):
            self.answer()
            self.at += self.random_gap(self.chance.choice(LONGEST_GAPS))
            if self.is_journey:
                self.travel()

    def random_gap(self, longest):
        return timedelta(minutes=longest * self.chance.random())

    def travel(self):
        """To another zone; the study day may be an earlier one there."""
        zone = self.chance.choice(ZONES)
        self.clock = StudyClock(zone, self.clock.rollover_hour)

    @property
    def memory(self):
        return self.memories[-1] if self.memories else None

    @property
    def day_began_at(self):
        return self.clock.start_of_day(self.at)

    def answer(self):
        review = PastReview(
            rating=Rating(self.chance.randint(1, 4)),
            at=self.at,
            day_began_at=self.day_began_at,
            desired_retention=self.desired_retention,
            stretch=self.chance.choice(STRETCHES),
        )
        memory = grade(
            self.memory,
            review.rating,
            at=review.at,
            day_began_at=review.day_began_at,
            desired_retention=review.desired_retention,
            stretch=review.stretch,
        )
        self.reviews.append(review)
        self.memories.append(memory)


def assert_bounded(memory, desired_retention):
    assert math.isfinite(memory.stability)
    assert memory.stability > 0
    assert 1 <= memory.difficulty <= 10
    assert memory.last_day_began_at <= memory.last_reviewed_at < memory.due_at
    assert memory.due_at - memory.last_day_began_at <= LONGEST_INTERVAL
    assert (memory.step is None) == (memory.state == State.REVIEW)


def assert_replays(history):
    """And undo is exact: without the last answer it is what it was before it."""
    assert replay(history.reviews) == history.memory
    before = history.memories[-2] if len(history.memories) > 1 else None
    assert replay(history.reviews[:-1]) == before


def assert_kept_as_text(memory):
    """What an undo brings back is kept as JSON."""
    numbers = [memory.stability, memory.difficulty]
    assert json.loads(json.dumps(numbers)) == numbers
    times = [memory.due_at, memory.last_reviewed_at, memory.last_day_began_at]
    for time in times:
        assert datetime.fromisoformat(time.isoformat()) == time


def assert_better_ratings_come_back_later(history):
    memories = preview(
        history.memory,
        at=history.at,
        day_began_at=history.day_began_at,
        desired_retention=history.desired_retention,
    )
    due = [memories[rating].due_at for rating in Rating]
    assert due == sorted(due)
    stabilities = [memories[rating].stability for rating in Rating]
    assert stabilities == sorted(stabilities)
    difficulties = [memories[rating].difficulty for rating in Rating]
    assert difficulties == sorted(difficulties, reverse=True)


def assert_fades(memory):
    """Ever less likely to be recalled, and slower the longer it lasts."""
    days = (0, 1, 2, 10, 100, 1000, 36_500)
    chances = [chance_after(day, stability=memory.stability) for day in days]
    assert chances[0] == 1
    assert all(0 < chance <= 1 for chance in chances)
    assert all(later <= earlier for earlier, later in pairwise(chances))
    longer = 1.5 * memory.stability
    for day, chance in zip(days[1:], chances[1:], strict=True):
        assert chance_after(day, stability=longer) >= chance


def assert_asked_on_its_day(history):
    """The day that is said is the day on which it is asked, in whatever zone."""
    memory = history.memory
    asking = next_asking(memory.state, memory.due_at, clock=history.clock)
    assert asking.at <= memory.due_at
    assert history.clock.day_of(asking.at) == asking.on
    if memory.state != State.REVIEW:
        assert asking.at == memory.due_at


def assert_days_are_nights(history):
    """Between two answers lie as many days as between their dates."""
    for earlier, later in pairwise(history.reviews):
        nights = history.clock.day_of(later.at) - history.clock.day_of(earlier.at)
        elapsed = elapsed_days(earlier.day_began_at, day_began_at=later.day_began_at)
        assert elapsed == nights.days


def check_history(seed):
    history = History(seed)
    for memory in history.memories:
        assert_bounded(memory, history.desired_retention)
    assert_replays(history)
    assert_kept_as_text(history.memory)
    assert_better_ratings_come_back_later(history)
    assert_fades(history.memory)
    assert_asked_on_its_day(history)
    if not history.is_journey:
        assert_days_are_nights(history)


def test_what_holds_of_every_memory():
    for seed in SEEDS:
        try:
            check_history(seed)
        except AssertionError as fault:
            fault.add_note(f"The history has the seed {seed}.")
            raise


def test_every_zone_has_histories():
    assert len(SEEDS) > len(ZONES)
