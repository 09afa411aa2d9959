"""When to ask again: FSRS-6 through the fsrs package.

Ye et al., https://github.com/open-spaced-repetition/py-fsrs
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import fsrs

STEPS = (timedelta(minutes=10),)


class Rating(enum.IntEnum):
    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class State(enum.IntEnum):
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


@dataclass(frozen=True, slots=True)
class Memory:
    """One learner's memory of one question.

    stability: days until the chance of recall falls to 90 %.
    difficulty: 1 (easy) to 10.
    step: place within the learning steps, None once in review.
    Times are aware and in UTC.
    """

    stability: float
    difficulty: float
    state: State
    step: int | None
    due_at: datetime
    last_reviewed_at: datetime


@lru_cache(maxsize=256)
def scheduler(desired_retention: float) -> fsrs.Scheduler:
    return fsrs.Scheduler(
        desired_retention=desired_retention,
        learning_steps=STEPS,
        relearning_steps=STEPS,
        enable_fuzzing=False,
    )


def fsrs_card(memory: Memory | None, at: datetime) -> fsrs.Card:
    if memory is None:
        return fsrs.Card(card_id=0, due=at)
    return fsrs.Card(
        card_id=0,
        state=fsrs.State(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due_at,
        last_review=memory.last_reviewed_at,
    )


def grade(
    memory: Memory | None, rating: Rating, *, at: datetime, desired_retention: float
) -> Memory:
    """The memory after one recall at `at`; None stands for a question never asked.

    desired_retention: 0.7 to 0.97. Raises ValueError when `at` has no time zone.
    """
    if at.tzinfo is None:
        raise ValueError("A review needs a time with its zone.")
    at = at.astimezone(UTC)
    card, _ = scheduler(desired_retention).review_card(
        fsrs_card(memory, at), fsrs.Rating(rating), at
    )
    assert card.stability is not None
    assert card.difficulty is not None
    return Memory(
        stability=card.stability,
        difficulty=card.difficulty,
        state=State(card.state),
        step=card.step,
        due_at=card.due,
        last_reviewed_at=at,
    )


def preview(
    memory: Memory | None, *, at: datetime, desired_retention: float
) -> dict[Rating, datetime]:
    """When the question would come back, for each rating."""
    dates = {}
    for rating in Rating:
        graded = grade(memory, rating, at=at, desired_retention=desired_retention)
        dates[rating] = graded.due_at
    return dates


def replay(reviews: Iterable[tuple[Rating, datetime, float]]) -> Memory | None:
    """The memory that a history leads to; None without any.

    reviews: (rating, time, desired retention), oldest first.
    """
    memory = None
    for rating, at, desired_retention in reviews:
        memory = grade(memory, rating, at=at, desired_retention=desired_retention)
    return memory


def retrievability(memory: Memory, *, at: datetime) -> float:
    """The chance of recall at `at`, 0 to 1."""
    card = fsrs_card(memory, at)
    at = at.astimezone(UTC)
    # What a learner wants to retain does not change what they retain.
    return scheduler(0.9).get_card_retrievability(card, at)
