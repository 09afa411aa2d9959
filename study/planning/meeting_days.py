"""The days of a series of meetings, and the moment that a clock's time means in a zone.

A meeting is agreed upon by the clock on somebody's wall: it stays at 17:00 there when
the clocks change, and moves by an hour for members in zones that change on other days.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

from study.planning.reading_days import LAST_DAY

WEEK = timedelta(weeks=1)
DAYS_IN_A_WEEK = 7
# A month has this weekday a fifth time only now and then: the last one is meant.
LAST_OF_THE_MONTH = 5
MONTHS_IN_A_YEAR = 12
ORDINALS = ("first", "second", "third", "fourth", "last")
WEEKDAY_NAMES = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


class MeetingRhythm(StrEnum):
    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"


def zone_named(name: str) -> ZoneInfo | None:
    """None for a zone that nobody knows, or knows any more."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def moment_in_zone(
    day: date,
    clock_time: time,
    zone: tzinfo,
) -> datetime:
    """When the clocks of that zone show that time on that day, in UTC.

    A time that they show twice means the first; one that they jump over means the
    moment at which they would have shown it: 02:30 becomes 03:30.
    """
    local = datetime.combine(day, clock_time.replace(fold=0), tzinfo=zone)
    return local.astimezone(UTC)


def is_jumped_over(
    day: date,
    clock_time: time,
    zone: tzinfo,
) -> bool:
    """Whether the clocks of that zone never show that time on that day."""
    shown = moment_in_zone(day, clock_time, zone).astimezone(zone)
    return shown.replace(tzinfo=None) != datetime.combine(day, clock_time)


def place_in_month(day: date) -> int:
    """Which of its weekday in the month, 1 to 4; 5 stands for the last one."""
    return (day.day - 1) // DAYS_IN_A_WEEK + 1


def weekday_in_month(
    year: int,
    month: int,
    weekday: int,
    place: int,
) -> date:
    """The day with this place in a month: (2026, 11, 3, 2) is its second Thursday."""
    first = date(year, month, 1)
    days_until = (weekday - first.weekday()) % DAYS_IN_A_WEEK
    day = first + timedelta(days=days_until) + (place - 1) * WEEK
    if day.month != month:
        day -= WEEK
    return day


def month_after(day: date) -> date:
    """The first day of the next month."""
    if day.month == MONTHS_IN_A_YEAR:
        return date(day.year + 1, 1, 1)
    return date(day.year, day.month + 1, 1)


def following_day(
    rhythm: MeetingRhythm,
    day: date,
    place: int,
) -> date:
    """The day after `day` in a rhythm; place: in the month, of its first day."""
    if rhythm == MeetingRhythm.WEEKLY:
        return day + WEEK
    if rhythm == MeetingRhythm.BIWEEKLY:
        return day + 2 * WEEK
    month = month_after(day)
    return weekday_in_month(month.year, month.month, day.weekday(), place)


def series_days(
    rhythm: MeetingRhythm,
    first_on: date,
    last_on: date,
    *,
    most: int,
) -> list[date]:
    """The days of a rhythm from first_on to last_on at the latest, `most` of them.

    first_on is one of them, and says which weekday it is.
    """
    place = place_in_month(first_on)
    latest = min(last_on, LAST_DAY)
    days: list[date] = []
    day = first_on
    while day <= latest and len(days) < most:
        days.append(day)
        day = following_day(rhythm, day, place)
    return days


def rhythm_words(
    rhythm: MeetingRhythm,
    first_on: date,
) -> str:
    """“every second Thursday”, “every last Friday of the month”."""
    weekday = WEEKDAY_NAMES[first_on.weekday()]
    if rhythm == MeetingRhythm.WEEKLY:
        return f"every {weekday}"
    if rhythm == MeetingRhythm.BIWEEKLY:
        return f"every second {weekday}"
    ordinal = ORDINALS[place_in_month(first_on) - 1]
    return f"every {ordinal} {weekday} of the month"
