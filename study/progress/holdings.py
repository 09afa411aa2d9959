"""What has come together: memories by how long they last, papers finished by month."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from papers.models import paper_is_published, question_is_live
from study.models import Card, Learner, Reading

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


# The first day that is too long for each group, and what it is called.
STABILITIES = (
    (7, "less than a week"),
    (30, "a week to a month"),
    (90, "one to three months"),
    (365, "three months to a year"),
    (None, "a year and more"),
)


def stability_groups(learner: Learner) -> list[StabilityGroup]:
    """Live questions that were answered, shortest first; one query."""
    groups = {}
    lowest = 0
    for end, label in STABILITIES:
        condition = Q(stability__gte=lowest)
        if end is not None:
            condition &= Q(stability__lt=end)
            lowest = end
        groups[label] = condition
    aggregates = {}
    for number, condition in enumerate(groups.values()):
        aggregates[f"group_{number}"] = Count("id", filter=condition)
    cards = Card.objects.filter(question_is_live("question"), learner=learner)
    counts = cards.aggregate(**aggregates)
    rows = []
    for number, label in enumerate(groups):
        row = StabilityGroup(label=label, question_count=counts[f"group_{number}"])
        rows.append(row)
    return rows


def months_of_papers(learner: Learner, today: date) -> list[MonthOfPapers]:
    """Papers read to their end by calendar month, the last twelve, oldest first."""
    months = [first_of_month(today, ago) for ago in range(MONTHS - 1, -1, -1)]
    readings = Reading.objects.filter(
        paper_is_published("paper"),
        learner=learner,
        status=Reading.Status.READ,
        finished_on__gte=months[0],
    )
    by_month = readings.annotate(month=TruncMonth("finished_on")).order_by()
    counts = Counter(dict(by_month.values_list("month").annotate(Count("id"))))
    return [
        MonthOfPapers(starts_on=month, finished_count=counts[month]) for month in months
    ]


def first_of_month(day: date, months_ago: int) -> date:
    months = MONTHS_OF_YEAR * day.year + day.month - 1 - months_ago
    year, month = divmod(months, MONTHS_OF_YEAR)
    return date(year, month + 1, 1)
