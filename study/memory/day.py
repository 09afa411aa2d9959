"""The study day: it begins at the learner's rollover hour in their own time zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StudyClock:
    """A learner's time zone and the hour (0 to 23) at which their day begins.

    Each moment belongs to one day, and a later one never to an earlier day. Where the
    clock shows the rollover hour twice, the day begins the first time; where it jumps
    over that hour, when the clock would have shown it without the jump.
    """

    time_zone: str
    rollover_hour: int

    def day_of(self, at: datetime) -> date:
        """The last day that has begun."""
        local = at.astimezone(ZoneInfo(self.time_zone))
        # What the clock shows is at most a day off: it may have been put back.
        day = (local - timedelta(hours=self.rollover_hour)).date() + DAY
        while self.start_of(day) > at:
            day -= DAY
        return day

    def start_of(self, day: date) -> datetime:
        """When that study day begins, in UTC."""
        return start_of_study_day(self.time_zone, self.rollover_hour, day)

    def start_of_day(self, at: datetime) -> datetime:
        """When the study day that `at` belongs to began, in UTC."""
        return self.start_of(self.day_of(at))

    def end_of_day(self, at: datetime) -> datetime:
        """When the study day that `at` belongs to ends, in UTC."""
        return self.start_of(self.day_of(at) + DAY)


@lru_cache(maxsize=4096)
def start_of_study_day(
    time_zone: str, rollover_hour: int, day: date
) -> datetime:
    """In UTC. A page asks for the same few days a hundred times."""
    local = datetime.combine(
        day, time(rollover_hour), tzinfo=ZoneInfo(time_zone)
    )
    return local.astimezone(UTC)
