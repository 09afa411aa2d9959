"""How much is due now, and how long it takes by the learner's own times."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from study.memory.words import whole_minutes
from study.models import Learner
from study.review.limits import (
    IS_SETTLED,
    DueShare,
    reviews_left,
    share_of_today,
)
from study.review.queue import LIVE_CARDS, due_cards
from study.review.quiz_times import answer_times

# Built once and narrowed for each request.
DUE_BY_KIND = (
    LIVE_CARDS.order_by()
    .values("question__kind")
    .annotate(all=Count("id"), settled=Count("id", filter=IS_SETTLED))
)


@dataclass(frozen=True, kw_only=True)
class DueNow:
    """minutes: for what today asks of it, none for nothing."""

    share: DueShare
    minutes: int


def due_now(learner: Learner, at: datetime) -> DueNow:
    counts: Counter[str] = Counter()
    settled_count = 0
    for row in due_cards(learner, at, among=DUE_BY_KIND):
        counts[row["question__kind"]] = row["all"]
        settled_count += row["settled"]
    share = share_of_today(
        settled_count,
        counts.total() - settled_count,
        reviews_left(learner, at),
    )
    return DueNow(
        share=share,
        minutes=minutes_for(learner, share.count, counts),
    )


def minutes_for(learner: Learner, count: int, kinds: Counter[str]) -> int:
    """Whole minutes for so many of these questions, at least one.

    As a session says it that asks them all. kinds: how many there are of each kind.
    """
    if not count:
        return 0
    times = answer_times(learner)
    seconds = 0.0
    for kind, of_kind in kinds.items():
        seconds += of_kind * times.seconds_for(kind)
    mean = timedelta(seconds=seconds / kinds.total())
    return whole_minutes(count * mean)
