"""When a learner's hour comes: pure, told the time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from study.memory.day import StudyClock


def reminder_time(clock: StudyClock, day: date, hour: int) -> datetime:
    """When that study day's reminder may be sent, in UTC.

    An hour before the rollover is one of the following night. Where
    clocks change, it comes at the latest an hour before the day ends.
    """
    next_day = day + timedelta(days=1)
    calendar_day = day
    if hour < clock.rollover_hour:
        calendar_day = next_day
    local = datetime.combine(
        calendar_day,
        time(hour),
        tzinfo=ZoneInfo(clock.time_zone),
    )
    wanted = local.astimezone(UTC)
    earliest = clock.start_of(day)
    latest = clock.start_of(next_day) - timedelta(hours=1)
    return max(earliest, min(wanted, latest))
