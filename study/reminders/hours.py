"""When a learner's hour comes: pure, told the time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from study.memory.day import StudyClock


def reminder_time(clock: StudyClock, day: date, hour: int) -> datetime:
    """When that study day's reminder may be sent, in UTC.

    An hour before the rollover is one of the following night. Where clocks change, it
    comes at the latest an hour before the study day ends.
    """
    is_next_night = hour < clock.rollover_hour
    date_then = day + timedelta(days=1) if is_next_night else day
    zone = ZoneInfo(clock.time_zone)
    then = datetime.combine(date_then, time(hour), tzinfo=zone)
    begins_at = clock.start_of(day)
    ends_at = clock.start_of(day + timedelta(days=1))
    latest_at = ends_at - timedelta(hours=1)
    return max(begins_at, min(then.astimezone(UTC), latest_at))
