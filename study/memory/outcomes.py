"""What one more answer makes of a memory, for forecasts over many memories.

Memories are taken together that hardly differ, so that FSRS-6 is asked a few hundred
times at most, however many there are. Forecasts need no more; dates are given by
`grade`.
"""

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from study.memory.forgetting import chance_after
from study.memory.schedule import HALF_A_DAY, Memory, Rating, State, grade
from study.memory.weights import USUAL_WEIGHTS, Weights

SOME_DAY = datetime(2001, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
LONGEST_PAUSE = 36_500
# How far apart neighbouring stabilities and pauses are that count as different.
APART = 1.25
EXACT_DAYS = 7
SHORTEST = 0.01


@dataclass(frozen=True, slots=True)
class Trace:
    """All that a forecast knows of a memory.

    stability: days until the chance of recall falls to 90 %. difficulty: 1 to 10.
    """

    stability: float
    difficulty: float

    @property
    def rounded(self) -> "Trace":
        """One of few: stabilities a quarter apart, every second step of difficulty."""
        half_difficulty = round((self.difficulty - 1) / 2)
        return Trace(
            stability=one_of_few(max(self.stability, SHORTEST)),
            difficulty=1.0 + 2 * min(half_difficulty, 4),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """A memory after an answer, and after how many days it is asked again."""

    trace: Trace
    days: int


def one_of_few(number: float) -> float:
    """The nearest of a row of numbers that grow by a quarter; number: above 0."""
    return APART ** round(math.log(number, APART))


def next_outcome(
    trace: Trace,
    *,
    days: int,
    is_remembered: bool,
    desired_retention: float,
    weights: Weights = USUAL_WEIGHTS,
) -> Outcome:
    """What an answer makes of it so many days after the last one."""
    return outcome_of_rounded(
        trace.rounded,
        days_in_few(days),
        is_remembered,
        desired_retention,
        weights,
    )


@lru_cache(maxsize=1_024)
def days_in_few(days: int) -> int:
    """Days since an answer: exact at first, then a quarter apart."""
    if days <= EXACT_DAYS:
        return days
    return round(one_of_few(min(days, LONGEST_PAUSE)))


@lru_cache(maxsize=16_384)
def outcome_of_rounded(
    trace: Trace,
    days: int,
    is_remembered: bool,
    desired_retention: float,
    weights: Weights,
) -> Outcome:
    """Who has forgotten is asked again within minutes, and remembers then."""
    ratings = [Rating.GOOD]
    if not is_remembered:
        ratings = [Rating.AGAIN, Rating.GOOD]
    day_began_at = SOME_DAY + days * DAY
    at = day_began_at + HALF_A_DAY
    memory = Memory(
        stability=trace.stability,
        difficulty=trace.difficulty,
        state=State.REVIEW,
        step=None,
        due_at=at,
        last_reviewed_at=SOME_DAY,
        last_day_began_at=SOME_DAY,
    )
    for rating in ratings:
        memory = grade(
            memory,
            rating,
            at=at,
            day_began_at=day_began_at,
            desired_retention=desired_retention,
            weights=weights,
        )
    after = Trace(stability=memory.stability, difficulty=memory.difficulty)
    return Outcome(trace=after.rounded, days=max(1, (memory.due_at - at).days))


@lru_cache(maxsize=64)
def first_outcome(
    desired_retention: float, weights: Weights = USUAL_WEIGHTS
) -> Outcome:
    """What the first answer makes of a question that one did not know yet."""
    at = SOME_DAY + HALF_A_DAY
    memory = None
    for rating in (Rating.AGAIN, Rating.GOOD):
        memory = grade(
            memory,
            rating,
            at=at,
            day_began_at=SOME_DAY,
            desired_retention=desired_retention,
            weights=weights,
        )
    assert memory is not None
    after = Trace(stability=memory.stability, difficulty=memory.difficulty)
    return Outcome(trace=after.rounded, days=max(1, (memory.due_at - at).days))


def chance_of(trace: Trace, *, days: int) -> float:
    """The chance of recall, 0 to 1, so many days after the last answer."""
    return chance_after(days, stability=trace.stability)
