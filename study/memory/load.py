"""Even days: by how much a date is moved so that not all questions come on one day.

Questions that were learned together would come back together. A date of some days may
lie a little earlier or later without harm, as in Anki: about a seventh of a short
interval, a twentieth of a long one. Which day it is follows from the question and the
study day of the answer alone, so a button can say it before and a replay has it after.
"""

import zlib
from dataclasses import dataclass, replace
from datetime import date, timedelta

from study.memory.schedule import HALF_A_DAY, LONGEST_INTERVAL, Memory, State

# Dates of fewer days stay.
SHORTEST_MOVED = 3
# (from, to, share): what each part of an interval adds to how far its end may move.
PARTS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
WEEK = 7


@dataclass(frozen=True, slots=True)
class Load:
    """How days are kept even, for one answer to one question.

    answered_on: the study day of the answer. easy_weekdays: a bit for each weekday to
    be left out, 1 for Monday. spreads: whether dates are scattered.
    """

    question_id: int
    answered_on: date
    easy_weekdays: int = 0
    spreads: bool = False

    def is_easy(self, days: int) -> bool:
        """Whether the study day so many days later has an easy weekday."""
        weekday = (self.answered_on.weekday() + days) % WEEK
        return is_easy_weekday(weekday, self.easy_weekdays)

    @property
    def place(self) -> float:
        """From 0 to below 1: where in its range each date of this answer lies."""
        text = f"{self.question_id} {self.answered_on.isoformat()}"
        return zlib.crc32(text.encode()) / 2**32


def is_easy_weekday(weekday: int, easy_weekdays: int) -> bool:
    """weekday: 0 for Monday. easy_weekdays: a bit for each."""
    return bool(easy_weekdays >> weekday & 1)


def days_to_move(memory: Memory, load: Load) -> int:
    """By how many days the date of this memory moves; 0 for one still learned."""
    if memory.state is not State.REVIEW:
        return 0
    days = (memory.due_at - memory.last_day_began_at - HALF_A_DAY).days
    return evened_interval(days, load) - days


def evened_interval(days: int, load: Load) -> int:
    """The interval instead of that many days; a longer one never becomes the shorter.

    Where all days of the range are easy ones, the weekday does not count.
    """
    if days < SHORTEST_MOVED:
        return days
    first, last = range_of(days)
    wanted = days
    if load.spreads:
        wanted = first + int(load.place * (last - first + 1))
    candidates = [
        day for day in range(first, last + 1) if not load.is_easy(day)
    ]
    return min(candidates, key=lambda day: abs(day - wanted), default=wanted)


def range_of(days: int) -> tuple[int, int]:
    """The first and the last day to which a date of so many days may be moved."""
    reach = 1.0
    for start, end, share in PARTS:
        reach += share * max(0.0, min(float(days), end) - start)
    first = max(2, round(days - reach))
    last = min(round(days + reach), LONGEST_INTERVAL)
    return min(first, last), last


def move_date(memory: Memory, days: int) -> Memory:
    return replace(memory, due_at=memory.due_at + timedelta(days=days))
