"""The study day: it begins at the learner's rollover hour in their own time zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class StudyClock:
    """A learner's time zone and the hour (0 to 23) at which their day begins."""

    time_zone: str
    rollover_hour: int

    def day_of(self, at: datetime) -> date:
        local = at.astimezone(ZoneInfo(self.time_zone))
        return (local - timedelta(hours=self.rollover_hour)).date()

    def start_of(self, day: date) -> datetime:
        """When that study day begins, in UTC."""
        local = datetime.combine(
            day, time(self.rollover_hour), tzinfo=ZoneInfo(self.time_zone)
        )
        return local.astimezone(UTC)

    def end_of_day(self, at: datetime) -> datetime:
        """When the study day that `at` belongs to ends, in UTC."""
        return self.start_of(self.day_of(at) + timedelta(days=1))
