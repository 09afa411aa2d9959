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
        return (
            f"in {minutes(wait)}"
            if wait < timedelta(hours=2)
            else f"in {round(wait / timedelta(hours=1))} hours"
        )
    if days == 1:
        return "tomorrow"
    local = due_at.astimezone(ZoneInfo(clock.time_zone))
    year = (
        f" {local.year}"
        if local.year != at.astimezone(ZoneInfo(clock.time_zone)).year
        else ""
    )
    return f"on {local.day} {local:%b}{year} ({days} days)"


def minutes(length: timedelta) -> str:
    """Whole minutes, at least one: “1 minute”, “6 minutes”."""
    count = max(1, round(length / timedelta(minutes=1)))
    return "1 minute" if count == 1 else f"{count} minutes"
