"""Times and lengths as people say them."""

from datetime import datetime, timedelta

from study.memory.asking import Asking
from study.memory.day import StudyClock

HOUR = timedelta(hours=1)
DAYS_OF_WEEK = 7


def when(asking: Asking, *, at: datetime, clock: StudyClock) -> str:
    """“now”, “in 10 minutes”, “tomorrow”, “on Wednesday”, “on 3 Dec (12 days)”.

    A date of another year has it too: “on 3 Feb 2027 (75 days)”.
    """
    if asking.is_due(at):
        return "now"
    today = clock.day_of(at)
    day = asking.on
    days = (day - today).days
    wait = asking.at - at
    is_soon = not asking.is_by_day and wait < HOUR
    if days == 0 or is_soon:
        return wait_in_words(wait)
    if days == 1:
        return "tomorrow"
    if days < DAYS_OF_WEEK:
        return f"on {day:%A}"
    if day.year == today.year:
        return f"on {day.day} {day:%b} ({days} days)"
    return f"on {day.day} {day:%b} {day.year} ({days} days)"


def wait_in_words(wait: timedelta) -> str:
    """“in 10 minutes”, and from two hours on “in 3 hours”."""
    if wait < 2 * HOUR:
        return f"in {minutes(wait)}"
    hours = round(wait / HOUR)
    return f"in {hours} hours"


def whole_minutes(length: timedelta) -> int:
    """At least one."""
    return max(1, round(length / timedelta(minutes=1)))


def minutes(length: timedelta) -> str:
    """Whole minutes, at least one: “1 minute”, “6 minutes”."""
    count = whole_minutes(length)
    if count == 1:
        return "1 minute"
    return f"{count} minutes"


def hours(length: timedelta) -> str:
    """“45 minutes”, and from two hours on whole ones: “12 hours”."""
    if length < 2 * HOUR:
        return minutes(length)
    count = round(length / HOUR)
    return f"{count:,} hours"
