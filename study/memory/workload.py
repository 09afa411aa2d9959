"""What it costs to remember: answers a day, by how much a learner wants to know.

Each memory is followed through the days ahead: it is asked when its chance of recall
has fallen to what is desired, remembered with that chance, and stronger or weaker after
it. Memories that hardly differ are taken together, so that a hundred thousand of them
take no longer than a few hundred.
"""

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from study.memory.outcomes import Trace, chance_of, next_outcome
from study.memory.schedule import interval_days
from study.memory.weights import USUAL_WEIGHTS, Weights

DAYS_AHEAD = 90
# Parts of an interval after which a memory may be found: it waits already.
PHASES = (1 / 16, 3 / 16, 5 / 16, 7 / 16, 9 / 16, 11 / 16, 13 / 16, 15 / 16)
STEPS_PER_DOUBLING = 3
SHORTEST_STABILITY = 0.05


def group_memories(memories: Iterable[tuple[float, float]]) -> Counter[Trace]:
    """How many there are of each kind. memories: (stability, difficulty)."""
    return Counter(
        kind_of(stability, difficulty) for stability, difficulty in memories
    )


def kind_of(stability: float, difficulty: float) -> Trace:
    """One of few: a third of a doubling of the stability, whole steps of difficulty."""
    stability = max(stability, SHORTEST_STABILITY)
    place = round(STEPS_PER_DOUBLING * math.log2(stability))
    return Trace(
        stability=2 ** (place / STEPS_PER_DOUBLING),
        difficulty=float(round(difficulty)),
    )


def answers_a_day(
    memories: Counter[Trace],
    *,
    desired_retention: float,
    weights: Weights = USUAL_WEIGHTS,
) -> float:
    """The mean over the days ahead, for these memories alone.

    desired_retention: 0.7 to 0.97. A question that is forgotten takes two answers.
    """
    answers = 0.0
    for kind, count in memories.items():
        answers += count * expected_answers(kind, desired_retention, weights)
    return answers / DAYS_AHEAD


@lru_cache(maxsize=16_384)
def expected_answers(
    kind: Trace, desired_retention: float, weights: Weights
) -> float:
    """How often such a question is answered in the days ahead.

    Wherever it stands in its interval: the mean over some places in it.
    """
    days = interval_days(kind.stability, desired_retention)
    answers = 0.0
    for phase in PHASES:
        days_left = DAYS_AHEAD - math.ceil((1 - phase) * days)
        if days_left >= 0:
            answers += answers_from(
                kind, days, days_left, desired_retention, weights
            )
    return answers / len(PHASES)


@lru_cache(maxsize=131_072)
def answers_from(
    kind: Trace,
    days: int,
    days_left: int,
    desired_retention: float,
    weights: Weights,
) -> float:
    """Answers from this one on, which is given so many days after the last one."""
    chance = chance_of(kind, days=days)
    answers = 2 - chance
    for is_remembered, part in ((True, chance), (False, 1 - chance)):
        outcome = next_outcome(
            kind,
            days=days,
            is_remembered=is_remembered,
            desired_retention=desired_retention,
            weights=weights,
        )
        left = days_left - outcome.days
        if left >= 0:
            after = kind_of(outcome.trace.stability, outcome.trace.difficulty)
            later = answers_from(
                after, outcome.days, left, desired_retention, weights
            )
            answers += part * later
    return answers
