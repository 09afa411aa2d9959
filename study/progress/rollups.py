"""What the sums by study day say: answers, time, and what was recalled of it.

Two queries, however many answers there are. A delayed answer is one that was given a
study day or more after the last one to the same question: only these say what was
retained, and all figures of retention count them and no others.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet, Sum

from study.memory.recall_groups import AGES, LAST_TENTH, MILLION
from study.memory.words import hours
from study.models import DailyRecalls, Learner
from study.progress.answer_days import AnswerDays

DAY = timedelta(days=1)
WEEKS = 12
DAYS_OF_YEAR = 365
DAYS_OF_RETENTION = 30
# Fewer delayed answers than these say nothing.
ENOUGH_ANSWERS = 10
ENOUGH_FOR_CALIBRATION = 50
MILLISECONDS_PER_MINUTE = 60_000
RECALL_SUMS = {
    "asked": Sum("asked_count"),
    "remembered": Sum("remembered_count"),
    "expected": Sum("expected_millionths"),
    "wanted": Sum("wanted_millionths"),
}


@dataclass(slots=True)
class RecallCounts:
    """Delayed answers, added up; expected and wanted are sums in millionths."""

    asked: int = 0
    remembered: int = 0
    expected: int = 0
    wanted: int = 0

    def add(self, sums: dict[str, Any]) -> None:
        self.asked += sums["asked"]
        self.remembered += sums["remembered"]
        self.expected += sums["expected"]
        self.wanted += sums["wanted"]

    @property
    def is_enough(self) -> bool:
        return self.asked >= ENOUGH_ANSWERS

    @property
    def remembered_percent(self) -> int:
        return round(100 * self.remembered / self.asked)

    @property
    def expected_percent(self) -> int:
        return self.mean_percent(self.expected)

    @property
    def wanted_percent(self) -> int:
        return self.mean_percent(self.wanted)

    def mean_percent(self, millionths: int) -> int:
        return round(100 * millionths / (MILLION * self.asked))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallGroup:
    """Delayed answers of a year that have an age, or an expectation, in common."""

    label: str
    counts: RecallCounts


class RecallSums:
    """A learner's delayed answers of the last year, by day and by group."""

    def __init__(self, learner: Learner, today: date) -> None:
        self.today = today
        recalls = recalls_since(learner, today - timedelta(days=DAYS_OF_YEAR - 1))
        self.by_day = list(recalls.values("day").annotate(**RECALL_SUMS))
        by_group = recalls.values("age", "tenth").annotate(**RECALL_SUMS)
        self.by_age: defaultdict[int, RecallCounts] = defaultdict(RecallCounts)
        self.by_tenth: defaultdict[int, RecallCounts] = defaultdict(RecallCounts)
        self.in_all = RecallCounts()
        if not self.by_day:
            return
        for sums in by_group:
            self.by_age[sums["age"]].add(sums)
            self.by_tenth[sums["tenth"]].add(sums)
            self.in_all.add(sums)

    def since(self, day: date) -> RecallCounts:
        counts = RecallCounts()
        for sums in self.by_day:
            if sums["day"] >= day:
                counts.add(sums)
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
        """By tenths of the chance that was expected, surest first; only those asked."""
        groups = []
        for tenth in range(LAST_TENTH, -1, -1):
            counts = self.by_tenth[tenth]
            if counts.asked:
                label = f"{10 * tenth} to {10 * tenth + 10} %"
                groups.append(RecallGroup(label=label, counts=counts))
        return groups


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
    for sums in recalls.by_day:
        add_recalls(weeks, sums)
    add_answers(weeks, days)
    return weeks


def add_answers(weeks: list[WeekOfAnswers], days: AnswerDays) -> None:
    for day, answers in days.items():
        week = week_of(weeks, day)
        if week is not None:
            week.answered += answers.answered
            week.remembered += answers.remembered
            week.milliseconds += answers.milliseconds


def add_recalls(weeks: list[WeekOfAnswers], sums: dict[str, Any]) -> None:
    week = week_of(weeks, sums["day"])
    if week is not None:
        week.recalls.add(sums)


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
