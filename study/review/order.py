"""Which of the due questions is asked first, as the learner has chosen it.

In every order but the usual one, questions that come again within minutes go first; in
that one they stand where their minute puts them.
"""

from datetime import UTC, datetime
from typing import Any, NamedTuple

from study.comeback.prerequisite_order import paper_depths
from study.memory import State
from study.memory.forgetting import chance_after, elapsed_days
from study.models import Learner, Review
from study.review.queue import LIVE_CARDS, due_cards

Order = Learner.ReviewOrder
# Two primes: they scatter the numbers of questions, and otherwise on each day.
SCATTER = 7919
PLACES = 10_007
NOT_READ = datetime.max.replace(tzinfo=UTC)
# Of a longer backlog the usual order reads the beginning alone.
MOST_READ = 1_000
# What is due, the longest due first; the other orders look at more of each question.
# Built once and narrowed for each request.
DUE_STATES = LIVE_CARDS.values_list("id", "state")
FRESH_STATES = DUE_STATES.exclude(state=State.REVIEW)
DUE_FACTS = LIVE_CARDS.values_list(
    "id", "state", "stability", "last_day_began_at", "question__home"
)


class DueQuestion(NamedTuple):
    """What the orders look at. home_id: its paper, None for one across papers.

    The usual order looks at the first alone, so the others are not read for it.
    """

    card_id: int
    state: int
    stability: float = 0
    last_day_began_at: datetime = NOT_READ
    home_id: int | None = None

    @property
    def is_settled(self) -> bool:
        return self.state == State.REVIEW


def due_questions(learner: Learner, at: datetime) -> list[DueQuestion]:
    """What is due, the longest due first, with what the learner's order needs.

    All of it, or MOST_READ and perhaps more are due.
    """
    if learner.review_order == Order.LONGEST_DUE:
        return read_due(DUE_STATES, learner, at, most=MOST_READ)
    return read_due(DUE_FACTS, learner, at)


def fresh_due_questions(learner: Learner, at: datetime) -> list[DueQuestion]:
    """Those due of which the memory has not settled: they come again within minutes."""
    return read_due(FRESH_STATES, learner, at)


def read_due(
    rows: Any, learner: Learner, at: datetime, *, most: int | None = None
) -> list[DueQuestion]:
    due = due_cards(learner, at, among=rows)
    return [DueQuestion(*row) for row in due[:most]]


def first_in_review_order(
    due: list[DueQuestion],
    learner: Learner,
    at: datetime,
) -> DueQuestion:
    """due: at least one of due_questions(), in their order."""
    if learner.review_order == Order.LONGEST_DUE:
        return due[0]
    fresh = [question for question in due if not question.is_settled]
    if fresh:
        return fresh[0]
    if learner.review_order == Order.FADING:
        return most_faded(due, learner.clock.start_of_day(at))
    if learner.review_order == Order.PREREQUISITES:
        return most_basic(due, paper_depths())
    return most_mixed(
        due,
        day_number=learner.clock.day_of(at).toordinal(),
        last_home_id=last_answered_home(learner),
    )


def most_faded(due: list[DueQuestion], day_began_at: datetime) -> DueQuestion:
    """The one with the least chance of being recalled today."""

    def chance(question: DueQuestion) -> float:
        days = elapsed_days(
            question.last_day_began_at, day_began_at=day_began_at
        )
        return chance_after(days, stability=question.stability)

    return min(due, key=chance)


def most_basic(due: list[DueQuestion], depths: dict[int, int]) -> DueQuestion:
    """One of a paper that builds on the fewest others; those across papers at last."""
    deepest = max(depths.values(), default=0)

    def depth(question: DueQuestion) -> int:
        if question.home_id is None:
            return deepest + 1
        return depths.get(question.home_id, 0)

    return min(due, key=depth)


def most_mixed(
    due: list[DueQuestion],
    *,
    day_number: int,
    last_home_id: int | None,
) -> DueQuestion:
    """Shuffled for the day, and not from the paper of the last answer if another is."""

    def place(question: DueQuestion) -> tuple[bool, int]:
        is_same_paper = question.home_id == last_home_id
        return is_same_paper, (question.card_id + day_number) * SCATTER % PLACES

    return min(due, key=place)


def last_answered_home(learner: Learner) -> int | None:
    """The paper of the last answer's question."""
    reviews = Review.objects.standing().filter(learner=learner)
    return reviews.values_list("question__home", flat=True).first()
