"""How many questions a study day may ask: what a limit leaves for the next day.

A limit counts settled memories. What is being learned comes again within minutes
whatever the limit says, and an answer given in a quiz counts like any other.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from study.memory import State
from study.models import Learner
from study.review.queue import LIVE_CARDS, due_cards, reviews_of_day

IS_SETTLED = Q(state=State.REVIEW)
# Of a review: the memory had settled when it was asked.
WAS_SETTLED = Q(before__state=State.REVIEW)
# One row of numbers a learner; built once and narrowed for each request.
DUE_NUMBERS = (
    LIVE_CARDS.order_by()
    .values("learner")
    .annotate(all=Count("id"), settled=Count("id", filter=IS_SETTLED))
)


@dataclass(frozen=True, kw_only=True)
class DueShare:
    """Of what is due, how many today asks, and how many wait for the next day."""

    count: int
    waiting_count: int


def reviews_left(learner: Learner, at: datetime) -> int | None:
    """How many settled questions the study day may still ask; None without a limit."""
    if learner.review_limit is None or is_limit_lifted(learner, at):
        return None
    settled = reviews_of_day(learner, at).filter(WAS_SETTLED)
    return left_of_limit(learner, settled.count(), at)


def left_of_limit(
    learner: Learner, settled_count: int, at: datetime
) -> int | None:
    """The same for who knows how many settled questions the day has answered."""
    if learner.review_limit is None or is_limit_lifted(learner, at):
        return None
    return max(0, learner.review_limit - settled_count)


def is_limit_lifted(learner: Learner, at: datetime) -> bool:
    return learner.limit_lifted_on == learner.clock.day_of(at)


def new_questions_left(learner: Learner, at: datetime) -> int | None:
    """How many questions the day may ask for the first time; None: any number."""
    if learner.new_limit is None:
        return None
    new = reviews_of_day(learner, at).filter(before__isnull=True)
    return max(0, learner.new_limit - new.count())


def share_of_today(
    settled_count: int, fresh_count: int, left: int | None
) -> DueShare:
    """settled_count, fresh_count: those that are due. left: as reviews_left() says."""
    asked_count = settled_count if left is None else min(settled_count, left)
    return DueShare(
        count=fresh_count + asked_count,
        waiting_count=settled_count - asked_count,
    )


def due_share(learner: Learner, at: datetime) -> DueShare:
    left = reviews_left(learner, at)
    # At most one row; none where nothing is due.
    for numbers in due_cards(learner, at, among=DUE_NUMBERS):
        settled_count = numbers["settled"]
        fresh_count = numbers["all"] - settled_count
        return share_of_today(settled_count, fresh_count, left)
    return DueShare(count=0, waiting_count=0)


def held_back_in_words(count: int) -> str:
    """Of new questions that a limit keeps out of a quiz."""
    if count == 1:
        return "One more is new to you and waits for tomorrow."
    return f"{count:,} more are new to you and wait for tomorrow."
