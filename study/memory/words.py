"""Times and lengths as people say them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from study.memory.day import StudyClock


def when(due_at: datetime, *, at: datetime, clock: StudyClock) -> str:
    """“in 10 minutes”, “tomorrow”, “on 3 Dec (12 days)”, “on 3 Feb 2027 (75 days)”."""
    if due_at <= at:
        return "now"
    wait = due_at - at
    days = (clock.day_of(due_at) - clock.day_of(at)).days
    if days == 0 or wait < timedelta(hours=1):
        return wait_in_words(wait)
    if days == 1:
        return "tomorrow"
    time_zone = ZoneInfo(clock.time_zone)
    day = due_at.astimezone(time_zone)
    this_year = at.astimezone(time_zone).year
    if day.year == this_year:
        return f"on {day.day} {day:%b} ({days} days)"
    return f"on {day.day} {day:%b} {day.year} ({days} days)"


def wait_in_words(wait: timedelta) -> str:
    """“in 10 minutes”, and from two hours on “in 3 hours”."""
    if wait < timedelta(hours=2):
        return f"in {minutes(wait)}"
    hours = round(wait / timedelta(hours=1))
    return f"in {hours} hours"


def minutes(length: timedelta) -> str:
    """Whole minutes, at least one: “1 minute”, “6 minutes”."""
    count = max(1, round(length / timedelta(minutes=1)))
    if count == 1:
        return "1 minute"
    return f"{count} minutes"
