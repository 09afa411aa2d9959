"""What has come together: memories by how long they last, papers finished by month."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncMonth

from papers.models import paper_is_published
from study.models import Learner, ReadThrough

MONTHS = 12
MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class StabilityGroup:
    """Memories that last about as long: days until recall falls to 90 %."""

    label: str
    question_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfPapers:
    starts_on: date
    finished_count: int


# The first day that is too long for each group but the last, and what they are called.
STABILITY_LIMITS = (7, 30, 90, 365)
STABILITY_LABELS = (
    "less than a week",
    "a week to a month",
    "one to three months",
    "three months to a year",
    "a year and more",
)


def stability_groups(stabilities: Iterable[float]) -> list[StabilityGroup]:
    """Questions that were answered, by their stability in days, shortest first."""
    counts = Counter(
        bisect_right(STABILITY_LIMITS, days) for days in stabilities
    )
    return [
        StabilityGroup(label=label, question_count=counts[number])
        for number, label in enumerate(STABILITY_LABELS)
    ]


def months_of_papers(learner: Learner, today: date) -> list[MonthOfPapers]:
    """Papers read to their end by calendar month, the last twelve, oldest first.

    Each reading counts, also one of a paper that was read before.
    """
    months = [first_of_month(today, ago) for ago in range(MONTHS - 1, -1, -1)]
    finished = ReadThrough.objects.filter(
        paper_is_published("paper"),
        learner=learner,
        ending=ReadThrough.Ending.READ,
        ended_on__gte=months[0],
    )
    by_month = finished.annotate(month=TruncMonth("ended_on")).order_by()
    counts = Counter(dict(by_month.values_list("month").annotate(Count("id"))))
    return [
        MonthOfPapers(starts_on=month, finished_count=counts[month])
        for month in months
    ]


def first_of_month(day: date, months_ago: int) -> date:
    months = MONTHS_OF_YEAR * day.year + day.month - 1 - months_ago
    year, month = divmod(months, MONTHS_OF_YEAR)
    return date(year, month + 1, 1)
