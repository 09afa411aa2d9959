"""What is to be answered today."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Avg, Count, Max, Q, QuerySet

from papers.queries.prepared import Prepared
from study.models import Card, Learner, Review
from study.models.card import CardQuerySet

SECONDS_PER_QUESTION = 30


@dataclass(frozen=True)
class Today:
    """One learner's study day so far. average in seconds a question, from the day's own answers."""

    answered_count: int
    remembered_count: int
    average: float
    last_review_id: int | None

    def minutes_for(self, count: int) -> int:
        """Whole minutes for that many questions, at least one unless there are none."""
        return max(1, round(count * self.average / 60)) if count else 0


def due_cards(learner: Learner, at: datetime) -> CardQuerySet:
    """This learner's due cards, the longest due first."""
    return Card.objects.filter(learner=learner).due(
        at, day_ends_at=learner.clock.end_of_day(at)
    )


def answered_since(learner: int, begins_at: datetime) -> QuerySet:
    """One row of numbers, or none when nothing was answered."""
    reviews = (
        Review.objects.standing()
        .filter(learner=learner, reviewed_at__gte=begins_at)
        .order_by()
    )
    return (
        reviews.values("learner")
        .annotate(
            answered=Count("id"),
            remembered=Count("id", filter=Q(rating__gt=1)),
            average=Avg("duration"),
            last=Max("id"),
        )
        .values_list("answered", "remembered", "average", "last")
    )


ANSWERED = Prepared(
    answered_since,
    learner=987_654_321,
    begins_at=datetime(1999, 1, 2, 3, 4, 5, tzinfo=UTC),
)


def today_of(learner: Learner, at: datetime) -> Today:
    begins_at = learner.clock.start_of(learner.clock.day_of(at))
    rows = ANSWERED.rows(learner=learner.pk, begins_at=begins_at)
    answered, remembered, average, last = rows[0] if rows else (0, 0, None, None)
    return Today(
        answered,
        remembered,
        float(average) / 1000 if average else SECONDS_PER_QUESTION,
        last,
    )


def next_due_at(learner: Learner, at: datetime) -> datetime | None:
    """When the next question comes back."""
    waiting = Card.objects.filter(learner=learner, due_at__gt=at).askable()
    return waiting.order_by("due_at").values_list("due_at", flat=True).first()
