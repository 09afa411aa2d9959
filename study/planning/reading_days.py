"""The days on which somebody reads: weekdays, holidays, rhythms, a day to be done by.

A day is a study day of the learner. Entries keep their order: no later entry has an
earlier day.
"""

import calendar
import enum
import itertools
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
# Whoever plans beyond these has mistyped.
FIRST_DAY = date(1800, 1, 1)
LAST_DAY = date(2100, 12, 31)
MONTHS_IN_A_YEAR = 12
MONTHS_IN_A_QUARTER = 3
EVERY_WEEKDAY = frozenset(range(7))


class Rhythm(enum.StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    BY_DATE = "by_date"


class NoDayLeft(Exception):
    """There is no day to read on: none is open, or the calendar ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySpan:
    """first and last belong to it."""

    first: date
    last: date

    def days(self) -> Iterator[date]:
        day = self.first
        while day <= self.last:
            yield day
            day += DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDays:
    """Which days are for reading. weekdays: 0 is Monday; at least one."""

    weekdays: frozenset[int]
    holidays: frozenset[date]

    def is_regular(self, day: date) -> bool:
        """Whether its weekday is one for reading."""
        return day.weekday() in self.weekdays

    def is_open(self, day: date) -> bool:
        return self.is_regular(day) and day not in self.holidays

    def between(self, first: date, last: date) -> list[date]:
        return [
            day
            for day in DaySpan(first=first, last=last).days()
            if self.is_open(day)
        ]

    def next_open(self, day: date) -> date:
        """That day or the first open one after it. Raises NoDayLeft."""
        while day <= LAST_DAY:
            if self.is_open(day):
                return day
            day += DAY
        raise NoDayLeft


def open_days(weekdays: Iterable[int], holidays: Iterable[DaySpan]) -> OpenDays:
    closed: set[date] = set()
    for holiday in holidays:
        closed.update(holiday.days())
    return OpenDays(weekdays=frozenset(weekdays), holidays=frozenset(closed))


def months_later(day: date, count: int) -> date:
    """The same day so many months on; the month's last one where there is none such."""
    months = day.year * MONTHS_IN_A_YEAR + day.month - 1 + count
    year, month = divmod(months, MONTHS_IN_A_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def start_of_turn(rhythm: Rhythm, starts_on: date, turn: int) -> date:
    """The first day of a day, week, month or quarter, counted from the plan's start.

    turn: from 0. Months are counted from the start, so that a plan which begins on the
    31st comes back to the 31st after February.
    """
    if rhythm == Rhythm.DAILY:
        return starts_on + turn * DAY
    if rhythm == Rhythm.WEEKLY:
        return starts_on + turn * WEEK
    if rhythm == Rhythm.MONTHLY:
        return months_later(starts_on, turn)
    return months_later(starts_on, turn * MONTHS_IN_A_QUARTER)


def rhythm_days(
    rhythm: Rhythm, *, per_turn: int, starts_on: date, reading: OpenDays
) -> Iterator[date]:
    """A day for one entry after the other, until the calendar ends.

    per_turn: entries in each day, week, month or quarter. Of a turn that is partly
    holidays as much is asked as its open days allow.
    """
    for turn in itertools.count():
        first = start_of_turn(rhythm, starts_on, turn)
        if first > LAST_DAY:
            return
        next_first = start_of_turn(rhythm, starts_on, turn + 1)
        last = min(next_first - DAY, LAST_DAY)
        yield from days_of_turn(
            DaySpan(first=first, last=last), per_turn, reading
        )


def first_days(days: Iterable[date], entry_count: int) -> list[date]:
    """Raises NoDayLeft when there are fewer."""
    found = list(itertools.islice(days, entry_count))
    if len(found) < entry_count:
        raise NoDayLeft
    return found


def days_of_turn(turn: DaySpan, per_turn: int, reading: OpenDays) -> list[date]:
    regular = [day for day in turn.days() if reading.is_regular(day)]
    is_open = [day for day in regular if reading.is_open(day)]
    if not is_open:
        return []
    entry_count = math.ceil(per_turn * len(is_open) / len(regular))
    return spread_evenly(entry_count, is_open)


def days_until(
    entry_count: int, *, first: date, last: date, reading: OpenDays
) -> list[date]:
    """A day for each entry, spread over the open days from first to last.

    Raises NoDayLeft when no day between them is open.
    """
    days = reading.between(first, last)
    if entry_count and not days:
        raise NoDayLeft
    return spread_evenly(entry_count, days)


def spread_evenly(entry_count: int, days: list[date]) -> list[date]:
    """A day for each entry, as far apart as they can be; the first day has one."""
    return [
        days[place * len(days) // entry_count] for place in range(entry_count)
    ]


def days_a_week_later(days: list[date], reading: OpenDays) -> list[date]:
    """Each day a week on, or the first open one after that. Raises NoDayLeft."""
    return [reading.next_open(day + WEEK) for day in days]


def days_off_holidays(days: list[date], reading: OpenDays) -> list[date]:
    """Each day, or the first open one after it. Raises NoDayLeft."""
    return [reading.next_open(day) for day in days]
