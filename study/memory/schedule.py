"""When to ask again: FSRS-6 through the fsrs package, counted in study days.

Ye et al., https://github.com/open-spaced-repetition/py-fsrs

The package counts whole periods of 24 hours between the times that it is told. So it
is told when the study day of the last review began, and the middle of the study day of
this one: between them lie as many such periods as nights, at whatever hour the learner
studies, and an hour or two more or less when clocks are changed makes none of them.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import fsrs

from study.memory.steps import USUAL_STEPS, parse_learning_steps
from study.memory.weights import FADING_WEIGHT, USUAL_WEIGHTS, Weights

HALF_A_DAY = timedelta(hours=12)
DECAY = -USUAL_WEIGHTS[FADING_WEIGHT]
# So that the chance is 90 % when as many days are over as the stability says.
FACTOR = 0.9 ** (1 / DECAY) - 1
LONGEST_INTERVAL = fsrs.Scheduler().maximum_interval
UNSTRETCHED = 1.0


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
    due_at: when the minutes of a learning step are over; once in review, the middle
    of the study day on which to ask.
    last_day_began_at: when the study day of the last review began.
    Times are aware and in UTC.
    """

    stability: float
    difficulty: float
    state: State
    step: int | None
    due_at: datetime
    last_reviewed_at: datetime
    last_day_began_at: datetime


@dataclass(frozen=True, slots=True)
class PastReview:
    """What replaying a review needs: what was answered, and what held at that time.

    desired_retention: 0.7 to 0.97. stretch: what its interval was multiplied by.
    learning_steps: “1m 10m”. moved_days: by how many its date was moved for even days.
    """

    rating: Rating
    at: datetime
    day_began_at: datetime
    desired_retention: float
    stretch: float = UNSTRETCHED
    learning_steps: str = USUAL_STEPS
    moved_days: int = 0


@lru_cache(maxsize=256)
def scheduler(
    desired_retention: float,
    learning_steps: str = USUAL_STEPS,
    weights: Weights = USUAL_WEIGHTS,
) -> fsrs.Scheduler:
    """What was forgotten goes through the same steps as what is new."""
    steps = parse_learning_steps(learning_steps)
    return fsrs.Scheduler(
        parameters=weights,
        desired_retention=desired_retention,
        learning_steps=steps,
        relearning_steps=steps,
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
        last_review=memory.last_day_began_at,
    )


def grade(
    memory: Memory | None,
    rating: Rating,
    *,
    at: datetime,
    day_began_at: datetime,
    desired_retention: float,
    stretch: float = UNSTRETCHED,
    learning_steps: str = USUAL_STEPS,
    moved_days: int = 0,
    weights: Weights = USUAL_WEIGHTS,
) -> Memory:
    """The memory after one recall at `at`; None stands for a question never asked.

    day_began_at: when the study day that `at` belongs to began.
    desired_retention: 0.7 to 0.97. stretch: what an interval of days is multiplied by.
    moved_days: what is added to it then. Raises ValueError for a time without its zone.
    """
    at = in_utc(at)
    day_began_at = in_utc(day_began_at)
    middle_of_day = day_began_at + HALF_A_DAY
    card, _ = scheduler(desired_retention, learning_steps, weights).review_card(
        fsrs_card(memory, middle_of_day), fsrs.Rating(rating), middle_of_day
    )
    assert card.stability is not None
    assert card.difficulty is not None
    due_at = card.due
    if card.state != fsrs.State.Review:
        minutes_to_wait = card.due - middle_of_day
        due_at = at + minutes_to_wait
    elif stretch != UNSTRETCHED:
        interval = interval_days(
            card.stability, desired_retention, stretch=stretch
        )
        due_at = middle_of_day + timedelta(days=interval + moved_days)
    else:
        due_at += timedelta(days=moved_days)
    return Memory(
        stability=card.stability,
        difficulty=card.difficulty,
        state=State(card.state),
        step=card.step,
        due_at=due_at,
        last_reviewed_at=at,
        last_day_began_at=day_began_at,
    )


def interval_days(
    stability: float, desired_retention: float, *, stretch: float = UNSTRETCHED
) -> int:
    """Whole days until the chance of recall falls to what is desired, stretched."""
    fall = desired_retention ** (1 / DECAY) - 1
    days = round(stability / FACTOR * fall * stretch)
    return min(max(days, 1), LONGEST_INTERVAL)


def in_utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("A review needs a time with its zone.")
    return at.astimezone(UTC)


def preview(
    memory: Memory | None,
    *,
    at: datetime,
    day_began_at: datetime,
    desired_retention: float,
    stretch: float = UNSTRETCHED,
    learning_steps: str = USUAL_STEPS,
    weights: Weights = USUAL_WEIGHTS,
) -> dict[Rating, Memory]:
    """The memory after each rating that could be given."""
    memories = {}
    for rating in Rating:
        memories[rating] = grade(
            memory,
            rating,
            at=at,
            day_began_at=day_began_at,
            desired_retention=desired_retention,
            stretch=stretch,
            learning_steps=learning_steps,
            weights=weights,
        )
    return memories


def replay(
    reviews: Iterable[PastReview], *, weights: Weights = USUAL_WEIGHTS
) -> Memory | None:
    """The memory that a history leads to, oldest first; None without any.

    weights: the learner's present ones, for all reviews: when they change, every memory
    is reckoned anew.
    """
    memory = None
    for review in reviews:
        memory = grade(
            memory,
            review.rating,
            at=review.at,
            day_began_at=review.day_began_at,
            desired_retention=review.desired_retention,
            stretch=review.stretch,
            learning_steps=review.learning_steps,
            moved_days=review.moved_days,
            weights=weights,
        )
    return memory


def retrievability(memory: Memory, *, day_began_at: datetime) -> float:
    """The chance of recall, 0 to 1, on the study day that began then."""
    middle_of_day = in_utc(day_began_at) + HALF_A_DAY
    card = fsrs_card(memory, middle_of_day)
    # What a learner wants to retain does not change what they retain.
    return scheduler(0.9).get_card_retrievability(card, middle_of_day)
