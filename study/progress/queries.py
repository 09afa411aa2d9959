"""How a learner stands, computed from what they read and what they recalled."""

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from papers.models import Category, Paper, paper_is_published
from study.models import Card, Learner, Reading
from study.models.card import card_is_due
from study.review.limits import IS_SETTLED, reviews_left, share_of_today
from study.review.queue import buried_askings

DAYS = 30


@dataclass(frozen=True, kw_only=True)
class CategoryProgress:
    """A learner's papers of a category by status.

    total: its papers with a note, as its own page counts, and marked ones without.
    """

    name: str
    url: str
    total: int
    to_read: int
    reading: int
    read: int
    stopped: int


@dataclass(frozen=True, kw_only=True)
class DueToday:
    """The questions of this study day that wait for an answer.

    now: the review page has them. overdue: due since earlier days.
    later: their minutes are not over yet. waiting_count: left to tomorrow by a limit.
    """

    now: int
    overdue: int
    later: int
    waiting_count: int

    @property
    def total(self) -> int:
        return self.now + self.later


@dataclass(frozen=True, kw_only=True)
class DueDay:
    on: date
    due: int


def progress_by_category(learner: Learner) -> list[CategoryProgress]:
    marked: dict[int, Counter[str]] = defaultdict(Counter)
    without_note: Counter[int] = Counter()
    for row in reading_counts(learner):
        category_id = row["paper__category"]
        count = row["papers"]
        marked[category_id][row["status"]] += count
        if row["paper__note"] == Paper.Note.NONE:
            without_note[category_id] += count
    rows = []
    for category in Category.objects.with_paper_counts():
        own = marked[category.pk]
        row = CategoryProgress(
            name=category.name,
            url=category.get_absolute_url(),
            total=category.paper_count + without_note[category.pk],
            to_read=own["to_read"],
            reading=own["reading"],
            read=own["read"],
            stopped=own["stopped"],
        )
        rows.append(row)
    return rows


def reading_counts(learner: Learner) -> QuerySet:
    """Published papers by category, status and kind of note: one row for each."""
    readings = Reading.objects.filter(
        paper_is_published("paper"), learner=learner
    )
    grouped = readings.order_by().values(
        "paper__category", "status", "paper__note"
    )
    return grouped.annotate(papers=Count("id"))


def count_due_today(learner: Learner, at: datetime) -> DueToday:
    clock = learner.clock
    day_begins_at = clock.start_of_day(at)
    day_ends_at = clock.end_of_day(at)
    cards = Card.objects.filter(
        learner=learner, due_at__lt=day_ends_at
    ).askable_at(at)
    is_due = card_is_due(at, clock=clock)
    counts = cards.aggregate(
        due=Count("id", filter=is_due),
        settled=Count("id", filter=is_due & IS_SETTLED),
        overdue=Count("id", filter=Q(due_at__lt=day_begins_at)),
        later=Count("id", filter=~is_due),
    )
    left = reviews_left(learner, at)
    fresh_count = counts["due"] - counts["settled"]
    share = share_of_today(counts["settled"], fresh_count, left)
    return DueToday(
        now=share.count,
        overdue=counts["overdue"],
        later=counts["later"],
        waiting_count=share.waiting_count,
    )


def forecast_due_days(
    learner: Learner, at: datetime, today: DueToday
) -> list[DueDay]:
    """Questions that come on each of the next thirty study days.

    What waits since earlier days is counted on the first, which is today, and what a
    limit leaves over on the second. A question comes on the study day on which it
    falls due, see study/memory/asking.py.
    """
    clock = learner.clock
    first_day = clock.day_of(at)
    days = [first_day + timedelta(days=number) for number in range(DAYS + 1)]
    beginnings = [clock.start_of(day) for day in days]
    cards = Card.objects.filter(
        learner=learner,
        due_at__gte=beginnings[1],
        due_at__lt=beginnings[DAYS],
    ).askable_at(at)
    # Settled memories of one day fall due at one moment, so there are few of these.
    by_moment = cards.order_by().values_list("due_at").annotate(Count("id"))
    counts: Counter[int] = Counter()
    for due_at, count in by_moment:
        counts[bisect_right(beginnings, due_at) - 1] += count
    counts[0] = today.total
    counts[1] += today.waiting_count
    buried = Counter(asking.on for asking in buried_askings(learner, at))
    forecast = []
    for number in range(DAYS):
        on = days[number]
        due_day = DueDay(on=on, due=counts[number] + buried[on])
        forecast.append(due_day)
    return forecast
