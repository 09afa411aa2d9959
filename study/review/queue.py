"""What is to be answered today."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Avg, Count, Max, Q

from study.memory import Rating
from study.models import Card, Learner, Review
from study.models.card import CardQuerySet

SECONDS_PER_QUESTION = 30.0


@dataclass(frozen=True)
class Today:
    """One learner's study day so far.

    average: seconds a question, from the day's own answers.
    """

    answered_count: int
    remembered_count: int
    average: float
    last_review_id: int | None

    def minutes_for(self, count: int) -> int:
        return minutes_for(count, self.average)


def minutes_for(count: int, average: float) -> int:
    """Whole minutes for that many questions, at least one unless there are none.

    average: seconds a question.
    """
    if not count:
        return 0
    return max(1, round(count * average / 60))


def due_cards(learner: Learner, at: datetime) -> CardQuerySet:
    """This learner's due cards, the longest due first."""
    return Card.objects.filter(learner=learner).due(
        at,
        day_ends_at=learner.clock.end_of_day(at),
    )


def today_of(learner: Learner, at: datetime) -> Today:
    begins_at = learner.clock.start_of(learner.clock.day_of(at))
    reviews = Review.objects.standing().filter(
        learner=learner,
        reviewed_at__gte=begins_at,
    )
    numbers = reviews.aggregate(
        answered=Count("id"),
        remembered=Count("id", filter=Q(rating__gt=Rating.AGAIN)),
        milliseconds=Avg("duration"),
        last_id=Max("id"),
    )
    average = SECONDS_PER_QUESTION
    if numbers["milliseconds"]:
        average = float(numbers["milliseconds"]) / 1000
    return Today(
        answered_count=numbers["answered"],
        remembered_count=numbers["remembered"],
        average=average,
        last_review_id=numbers["last_id"],
    )


def next_due_at(learner: Learner, at: datetime) -> datetime | None:
    """When the next question comes back."""
    waiting = Card.objects.filter(learner=learner, due_at__gt=at).askable()
    return waiting.order_by("due_at").values_list("due_at", flat=True).first()
