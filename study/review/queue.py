"""What is to be answered today."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Avg, Count, Exists, Max, OuterRef, Q

from study.memory import Rating, State
from study.memory.asking import Asking, next_asking
from study.memory.words import when
from study.models import Card, Learner, Review, SetAside
from study.models.card import CardQuerySet

SECONDS_PER_QUESTION = 30.0
# Whether a later answer to the question of an outer review stands.
ANSWERED_SINCE = Q(
    Exists(
        Review.objects.standing()
        .filter(learner=OuterRef("learner"), question=OuterRef("question"))
        .filter(id__gt=OuterRef("id"))
    )
)
# One row of numbers a learner; built once and narrowed for each request.
REVIEW_NUMBERS = (
    Review.objects.standing()
    .order_by("learner")
    .values("learner")
    .annotate(
        answered=Count("id"),
        remembered=Count("id", filter=Q(rating__gt=Rating.AGAIN)),
        milliseconds=Avg("duration"),
        settled=Count("id", filter=Q(before__state=State.REVIEW)),
        new=Count("id", filter=Q(before__isnull=True)),
        last_id=Max("id", filter=Q(quiz_item=None) & ~ANSWERED_SINCE),
    )
)
LIVE_CARDS = Card.objects.live().joined_with_set_aside()


@dataclass(frozen=True, kw_only=True)
class Today:
    """One learner's study day so far.

    settled_count: answers to questions whose memory had settled. new_count: to those
    never asked before. average: seconds a question, from the day's own answers.
    last_review_id: the last answer outside a quiz that can be taken back.
    """

    answered_count: int
    remembered_count: int
    settled_count: int
    new_count: int
    average: float
    last_review_id: int | None

    def minutes_for(self, count: int) -> int:
        return minutes_for(count, self.average)


NOTHING_YET = Today(
    answered_count=0,
    remembered_count=0,
    settled_count=0,
    new_count=0,
    average=SECONDS_PER_QUESTION,
    last_review_id=None,
)


def minutes_for(count: int, average: float) -> int:
    """Whole minutes for that many questions, at least one unless there are none.

    average: seconds a question.
    """
    if not count:
        return 0
    return max(1, round(count * average / 60))


def due_cards(
    learner: Learner, at: datetime, *, among: CardQuerySet = LIVE_CARDS
) -> CardQuerySet:
    """This learner's due cards, the longest due first; among: some LIVE_CARDS."""
    cards = among.filter(learner=learner)
    return cards.due_if_joined(at, clock=learner.clock)


def today_of(learner: Learner, at: datetime) -> Today:
    begins_at = learner.clock.start_of_day(at)
    numbers = REVIEW_NUMBERS.filter(
        learner=learner,
        reviewed_at__gte=begins_at,
    ).first()
    if numbers is None:
        return NOTHING_YET
    return today_from(numbers)


def today_from(numbers: dict[str, Any]) -> Today:
    """numbers: a row of REVIEW_NUMBERS."""
    average = SECONDS_PER_QUESTION
    if numbers["milliseconds"]:
        average = float(numbers["milliseconds"]) / 1000
    return Today(
        answered_count=numbers["answered"],
        remembered_count=numbers["remembered"],
        settled_count=numbers["settled"],
        new_count=numbers["new"],
        average=average,
        last_review_id=numbers["last_id"],
    )


def next_question_asking(learner: Learner, at: datetime) -> Asking | None:
    """When the first question is asked that is not due yet; None without any."""
    fresh = Card.objects.filter(learner=learner).in_minutes(at)
    return earliest_asking(learner, at, fresh_due_at=first_due_at(fresh))


def earliest_asking(
    learner: Learner,
    at: datetime,
    *,
    fresh_due_at: datetime | None,
) -> Asking | None:
    """The same for who knows when the minutes of the first fresh memory are over."""
    clock = learner.clock
    askings = []
    cards = Card.objects.filter(learner=learner)
    settled_due_at = first_due_at(cards.on_later_days(at, clock=clock))
    if settled_due_at is not None:
        askings.append(next_asking(State.REVIEW, settled_due_at, clock=clock))
    if fresh_due_at is not None:
        askings.append(next_asking(State.LEARNING, fresh_due_at, clock=clock))
    askings += buried_askings(learner, at)
    return min(askings, key=lambda asking: asking.at, default=None)


def buried_askings(learner: Learner, at: datetime) -> list[Asking]:
    """When each question is asked that is buried at `at`."""
    # From the few that are buried to their cards, never through all cards.
    set_asides = SetAside.objects.filter(learner=learner).buried(at)
    cards = Card.objects.filter(
        learner=learner,
        question__in=set_asides.values("question"),
    ).buried(at)
    fields = cards.values_list("state", "due_at", "buried_until")
    askings = []
    for state, due_at, buried_until in fields:
        asking = next_asking(
            state,
            due_at,
            clock=learner.clock,
            buried_until=buried_until,
        )
        askings.append(asking)
    return askings


def next_question_label(learner: Learner, at: datetime) -> str:
    """“tomorrow”, “in 8 minutes”; empty when no question comes."""
    asking = next_question_asking(learner, at)
    return asking_label(asking, learner, at)


def asking_label(asking: Asking | None, learner: Learner, at: datetime) -> str:
    if asking is None:
        return ""
    return when(asking, at=at, clock=learner.clock)


def first_due_at(cards: CardQuerySet) -> datetime | None:
    return cards.order_by("due_at").values_list("due_at", flat=True).first()
