"""A streak: study days in a row, each with at least one answer.

Pure arithmetic of dates. Rest days, and days on which streaks are paused, never end
one; answers on such a day count as on any other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
DAYS_OF_WEEK = 7
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Streak:
    """current: study days in a row up to now; today may still be without an answer.

    longest: the most there ever were, the current ones among them.
    """

    current: int
    longest: int
    has_answered_today: bool


def weekday_mask(weekdays: Iterable[int]) -> int:
    """As bits: weekdays are 0 (Monday) to 6."""
    mask = 0
    for weekday in weekdays:
        mask |= 1 << weekday
    return mask


def weekdays_of_mask(mask: int) -> list[int]:
    return [weekday for weekday in range(DAYS_OF_WEEK) if mask >> weekday & 1]


def streak_of(
    days: Iterable[date],
    *,
    today: date,
    rest_weekdays: int = 0,
    paused: Iterable[Span] = (),
) -> Streak:
    """days: those with answers, in any order; later ones than today do not count.

    rest_weekdays: a mask, never all seven. paused: first and last day of each span.
    """
    paused_days = days_of_spans(paused)
    current = 0
    longest = 0
    # The first day without an answer that would have to have one.
    open_day = date.min
    answered = sorted({day for day in days if day <= today})
    for day in answered:
        if day > open_day:
            current = 0
        current += 1
        longest = max(longest, current)
        open_day = day + DAY
        while is_excused(open_day, rest_weekdays, paused_days):
            open_day += DAY
    if open_day < today:
        current = 0
    return Streak(
        current=current,
        longest=longest,
        has_answered_today=bool(answered) and answered[-1] == today,
    )


def is_excused(day: date, rest_weekdays: int, paused_days: set[date]) -> bool:
    is_rest_day = bool(rest_weekdays >> day.weekday() & 1)
    return is_rest_day or day in paused_days


def days_of_spans(spans: Iterable[Span]) -> set[date]:
    days = set()
    for first, last in spans:
        day = first
        while day <= last:
            days.add(day)
            day += DAY
    return days
