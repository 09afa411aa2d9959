"""What a learner answered, day by day and added up.

From the sums that are kept with each answer; a day is the study day on which it was
given, in the zone and by the rollover of that time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import F, Min
from django.template.defaultfilters import pluralize

from study.models import DailyAnswers, Learner

MILLISECONDS_PER_MINUTE = 60_000
MINUTES_PER_HOUR = 60
REMEMBERED = F("hard_count") + F("good_count") + F("easy_count")


class DayAnswers(NamedTuple):
    """One study day with answers."""

    day: date
    answered: int
    remembered: int
    milliseconds: int


AnswerDays = dict[date, DayAnswers]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSums:
    """day_count: days with an answer."""

    day_count: int
    answered: int
    remembered: int
    milliseconds: int

    @property
    def remembered_percent(self) -> int | None:
        return share_percent(self.remembered, self.answered)

    @property
    def time_label(self) -> str:
        return length_label(self.milliseconds)


def answer_days(
    learner: Learner, *, first: date = date.min, last: date = date.max
) -> AnswerDays:
    """The days with answers from the first to the last one, oldest first."""
    rows = DailyAnswers.objects.filter(
        learner=learner, day__range=(first, last)
    )
    sums = rows.order_by("day").values_list(
        "day", F("again_count") + REMEMBERED, REMEMBERED, "milliseconds"
    )
    days = {}
    for values in sums:
        row = DayAnswers(*values)
        days[row.day] = row
    return days


def first_answer_day(learner: Learner) -> date | None:
    rows = DailyAnswers.objects.filter(learner=learner)
    return rows.aggregate(first=Min("day"))["first"]


def sum_of_days(days: AnswerDays, among: Iterable[date]) -> AnswerSums:
    """Of those among these days that have answers."""
    rows = [days[day] for day in among if day in days]
    return AnswerSums(
        day_count=len(rows),
        answered=sum(row.answered for row in rows),
        remembered=sum(row.remembered for row in rows),
        milliseconds=sum(row.milliseconds for row in rows),
    )


def share_percent(part: int, whole: int) -> int | None:
    """In whole percent; None of nothing."""
    if not whole:
        return None
    return round(100 * part / whole)


def length_label(milliseconds: int) -> str:
    """“45 min”, “3 h 20 min”; empty below half a minute."""
    all_minutes = round(milliseconds / MILLISECONDS_PER_MINUTE)
    hours, minutes = divmod(all_minutes, MINUTES_PER_HOUR)
    words = []
    if hours:
        words.append(f"{hours:,} h")
    if minutes:
        words.append(f"{minutes} min")
    return " ".join(words)


def count_phrase(count: int, noun: str) -> str:
    """“1 answer”, “1,204 answers”."""
    return f"{count:,} {noun}{pluralize(count)}"


def day_label(day: date) -> str:
    """“Mon 7 Sep 2026”."""
    return f"{day:%a} {day.day} {day:%b %Y}"
