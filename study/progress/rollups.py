"""What the sums by study day say: answers, time, and what was recalled of it.

Two queries, however many answers there are. All figures of retention count delayed
answers and no others, see recall_counts.py.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import QuerySet

from study.memory.recall_groups import AGES
from study.memory.words import hours
from study.models import DailyRecalls, Learner
from study.progress.answer_days import AnswerDays
from study.progress.calibration import EXPECTED_PER_MILLE, deciles
from study.progress.recall_counts import (
    RECALL_SUMS,
    RecallCounts,
    RecallGroup,
    recall_counts,
)

DAY = timedelta(days=1)
WEEKS = 12
DAYS_OF_YEAR = 365
DAYS_OF_RETENTION = 30
ENOUGH_FOR_CALIBRATION = 100
MILLISECONDS_PER_MINUTE = 60_000


@dataclass(slots=True)
class WeekOfAnswers:
    """A week, Monday to Sunday of study days."""

    starts_on: date
    answered: int = 0
    remembered: int = 0
    milliseconds: int = 0
    recalls: RecallCounts = field(default_factory=RecallCounts)

    @property
    def minutes(self) -> int:
        return round(self.milliseconds / MILLISECONDS_PER_MINUTE)


class RecallSums:
    """A learner's delayed answers of the last year, by day and by group."""

    def __init__(self, learner: Learner, today: date) -> None:
        self.today = today
        recalls = recalls_since(
            learner, today - timedelta(days=DAYS_OF_YEAR - 1)
        )
        self.by_day: dict[date, RecallCounts] = {}
        for row in recalls.values("day").annotate(**RECALL_SUMS):
            self.by_day[row["day"]] = recall_counts(row)
        self.by_age: defaultdict[int, RecallCounts] = defaultdict(RecallCounts)
        self.by_chance: defaultdict[int, RecallCounts] = defaultdict(
            RecallCounts
        )
        self.in_all = RecallCounts()
        if not self.by_day:
            return
        by_group = recalls.values("age", per_mille=EXPECTED_PER_MILLE)
        for row in by_group.annotate(**RECALL_SUMS):
            counts = recall_counts(row)
            self.by_age[row["age"]].add(counts)
            self.by_chance[row["per_mille"]].add(counts)
            self.in_all.add(counts)

    def since(self, day: date) -> RecallCounts:
        counts = RecallCounts()
        for answered_on, of_day in self.by_day.items():
            if answered_on >= day:
                counts.add(of_day)
        return counts

    @property
    def retention_percent(self) -> int | None:
        """Of the last 30 study days' delayed answers, the share remembered.

        In percent; None below ten answers.
        """
        recent = self.since(self.today - timedelta(days=DAYS_OF_RETENTION - 1))
        return recent.remembered_percent if recent.is_enough else None

    @property
    def has_calibration(self) -> bool:
        return self.in_all.asked >= ENOUGH_FOR_CALIBRATION

    def ages(self) -> list[RecallGroup]:
        """By days since the last answer, shortest first."""
        groups = []
        for first, following in zip(AGES, (*AGES[1:], None), strict=True):
            label = age_label(first, following)
            groups.append(RecallGroup(label=label, counts=self.by_age[first]))
        return groups

    def calibration(self) -> list[RecallGroup]:
        return deciles(self.by_chance.items())


def recalls_since(learner: Learner, day: date) -> QuerySet:
    return DailyRecalls.objects.filter(learner=learner, day__gte=day).order_by()


def age_label(first: int, following: int | None) -> str:
    """“4 to 7”; following: where the next group begins."""
    if following is None:
        return f"{first} and more"
    return f"{first} to {following - 1}"


def weeks_of_answers(
    days: AnswerDays, today: date, recalls: RecallSums
) -> list[WeekOfAnswers]:
    """The last twelve weeks, oldest first; days: those with answers."""
    this_monday = today - timedelta(days=today.weekday())
    first_monday = this_monday - timedelta(weeks=WEEKS - 1)
    weeks = []
    for number in range(WEEKS):
        weeks.append(WeekOfAnswers(first_monday + timedelta(weeks=number)))
    for day, counts in recalls.by_day.items():
        week = week_of(weeks, day)
        if week is not None:
            week.recalls.add(counts)
    add_answers(weeks, days)
    return weeks


def add_answers(weeks: list[WeekOfAnswers], days: AnswerDays) -> None:
    for day, answers in days.items():
        week = week_of(weeks, day)
        if week is not None:
            week.answered += answers.answered
            week.remembered += answers.remembered
            week.milliseconds += answers.milliseconds


def week_of(weeks: list[WeekOfAnswers], day: date) -> WeekOfAnswers | None:
    """None for a day outside: a clock that was set back leaves days to come."""
    number = (day - weeks[0].starts_on).days // 7
    return weeks[number] if 0 <= number < len(weeks) else None


def time_of_weeks(weeks: list[WeekOfAnswers]) -> str:
    """“12 hours”; empty when no time is known."""
    milliseconds = sum(week.milliseconds for week in weeks)
    if not milliseconds:
        return ""
    return hours(timedelta(milliseconds=milliseconds))
