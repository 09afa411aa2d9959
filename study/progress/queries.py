"""How a learner stands: everything computed from what she read and what she recalled."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Case, Count, IntegerField, Q, When

from papers.models import Category, paper_is_published
from study.models import Card, Learner, Reading, Review
from study.review.queue import due_cards

WEEKS = 12
DAYS = 30


@dataclass(frozen=True)
class CategoryProgress:
    """total counts the category's papers with a note, as its own page does, and the marked ones without."""

    name: str
    url: str
    total: int
    to_read: int
    reading: int
    read: int
    stopped: int


@dataclass(frozen=True)
class Week:
    starts_on: date
    answered: int
    remembered: int


@dataclass(frozen=True)
class DueDay:
    on: date
    due: int


def by_category(learner: Learner) -> list[CategoryProgress]:
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    without_note: Counter[int] = Counter()
    own = Reading.objects.filter(learner=learner)
    readings = own.filter(paper_is_published("paper")).order_by()
    for row in readings.values("paper__category", "status", "paper__note").annotate(
        papers=Count("id")
    ):
        counts[row["paper__category"]][row["status"]] += row["papers"]
        if row["paper__note"] == "none":
            without_note[row["paper__category"]] += row["papers"]
    return [
        CategoryProgress(
            name=category.name,
            url=category.get_absolute_url(),
            total=category.paper_count + without_note[category.pk],
            **{
                status.value: counts[category.pk][status.value]
                for status in Reading.Status
            },
        )
        for category in Category.objects.with_paper_counts()
    ]


def weeks(learner: Learner, at: datetime) -> list[Week]:
    """The last twelve weeks, Monday to Sunday of study days, oldest first."""
    today = learner.clock.day_of(at)
    monday = today - timedelta(days=today.weekday())
    mondays = [monday - timedelta(weeks=back) for back in range(WEEKS - 1, -2, -1)]
    edges = [learner.clock.start_of(day) for day in mondays]
    reviews = (
        Review.objects.standing()
        .filter(learner=learner, reviewed_at__gte=edges[0])
        .order_by()
    )
    counted = reviews.annotate(week=place_between("reviewed_at", edges)).values("week")
    found = counted.annotate(
        answered=Count("id"), remembered=Count("id", filter=Q(rating__gt=1))
    )
    counts = {row["week"]: (row["answered"], row["remembered"]) for row in found}
    return [
        Week(mondays[number], *counts.get(number, (0, 0))) for number in range(WEEKS)
    ]


def place_between(name: str, edges: list[datetime]) -> Case:
    """The number of the span that a time lies in, from 0; None outside. edges ascend and close the last span."""
    later_first = sorted(enumerate(edges), reverse=True)
    spans = [
        When(**{f"{name}__gte": edge}, then=number if edge < edges[-1] else None)
        for number, edge in later_first
    ]
    return Case(*spans, output_field=IntegerField())


def has_answered(learner: Learner) -> bool:
    return Review.objects.standing().filter(learner=learner).exists()


def due_today(learner: Learner, at: datetime) -> tuple[int, int]:
    """How many questions the review page has today, and how many of them wait since earlier days."""
    begins_at = learner.clock.start_of(learner.clock.day_of(at))
    earlier = Count("id", filter=Q(due_at__lt=begins_at))
    found = (
        due_cards(learner, at).order_by().aggregate(due=Count("id"), overdue=earlier)
    )
    return found["due"], found["overdue"]


def forecast(learner: Learner, at: datetime, due_count: int) -> list[DueDay]:
    """Questions that come due on each of the next thirty study days; the first is today with its `due_count`."""
    today = learner.clock.day_of(at)
    days = [today + timedelta(days=ahead) for ahead in range(DAYS)]
    edges = [
        learner.clock.start_of(day) for day in [*days, days[-1] + timedelta(days=1)]
    ]
    waiting = (
        Card.objects.filter(learner=learner, due_at__gte=edges[1], due_at__lt=edges[-1])
        .askable()
        .order_by()
    )
    found = (
        waiting.annotate(day=place_between("due_at", edges))
        .values_list("day")
        .annotate(Count("id"))
    )
    counts = dict(found) | {0: due_count}
    return [DueDay(days[number], counts.get(number, 0)) for number in range(DAYS)]


def retention(learner: Learner, at: datetime) -> int | None:
    """Of the questions asked again in the last 30 days, the share remembered, in percent; None below ten answers."""
    since = at - timedelta(days=DAYS)
    asked_again = Review.objects.standing().filter(
        learner=learner, reviewed_at__gte=since, before__state=2
    )
    found = asked_again.aggregate(
        answered=Count("id"), remembered=Count("id", filter=Q(rating__gt=1))
    )
    if found["answered"] < 10:
        return None
    return round(100 * found["remembered"] / found["answered"])
