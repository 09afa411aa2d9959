"""The readings of one paper in memory: how they follow the mark, and the way back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from study.models import Learner, Reading, ReadThrough

Ending = ReadThrough.Ending
MARK_FIELDS = (
    "status",
    "started_on",
    "finished_on",
    "times_read",
    "changed_at",
)
READ_THROUGH_FIELDS = ("id", "ending", "started_on", "ended_on", "stop_reason")
DAY_FIELDS = ("started_on", "finished_on", "ended_on")


@dataclass
class PaperReadings:
    """A learner's mark of a paper (None: no mark) with each reading of it."""

    learner: Learner
    paper_id: int
    mark: Reading | None = None
    read_throughs: list[ReadThrough] = field(default_factory=list)

    @property
    def status(self) -> str:
        return self.mark.status if self.mark else ""

    @property
    def latest(self) -> ReadThrough | None:
        """The one that is still open, else the one with the last day."""
        return max(self.read_throughs, key=lateness, default=None)

    @property
    def unfinished(self) -> ReadThrough | None:
        """The latest, unless it was read to its end."""
        latest = self.latest
        if latest is None or latest.ending == Ending.READ:
            return None
        return latest

    def set_status(self, status: str, *, today: date, at: datetime) -> None:
        """Mark the paper; days follow. An empty status takes away all there is.

        What follows a finished reading is a new one, which begins on its own day;
        one that was put off or stopped goes on.
        """
        if not status:
            self.mark = None
            self.read_throughs = []
            return
        if status == Reading.Status.READING:
            self.begin(today)
        elif status == Reading.Status.READ:
            self.finish(today)
        elif status == Reading.Status.STOPPED:
            self.stop(today)
        self.write_mark(status, at=at)

    def begin(self, today: date) -> None:
        read_through = self.unfinished or self.new_read_through()
        read_through.ending = Ending.OPEN
        read_through.ended_on = None
        if read_through.started_on is None:
            read_through.started_on = today

    def finish(self, today: date) -> None:
        read_through = self.unfinished or self.new_read_through()
        started_on = read_through.started_on or today
        read_through.ending = Ending.READ
        read_through.started_on = min(started_on, today)
        read_through.ended_on = today

    def stop(self, today: date) -> None:
        read_through = self.unfinished or self.new_read_through()
        if read_through.ending == Ending.STOPPED:
            return
        read_through.ending = Ending.STOPPED
        read_through.ended_on = max(read_through.started_on or today, today)

    def new_read_through(self) -> ReadThrough:
        read_through = ReadThrough(learner=self.learner, paper_id=self.paper_id)
        self.read_throughs.append(read_through)
        return read_through

    def write_mark(self, status: str, *, at: datetime | None = None) -> None:
        """The mark with the days of the latest reading; at: when it was marked."""
        mark = self.mark or Reading(
            learner=self.learner, paper_id=self.paper_id
        )
        endings = [read_through.ending for read_through in self.read_throughs]
        mark.status = status
        mark.started_on = None
        mark.finished_on = None
        mark.times_read = endings.count(Ending.READ)
        latest = self.latest
        if latest:
            mark.started_on = latest.started_on
        if latest and latest.ending == Ending.READ:
            mark.finished_on = latest.ended_on
        if at is not None:
            mark.changed_at = at
        self.mark = mark

    def status_of_readings(self) -> str:
        """What the readings say by themselves; empty without any."""
        latest = self.latest
        if latest is None:
            return ""
        return latest.ending or Reading.Status.READING

    def snapshot(self) -> dict[str, Any] | None:
        """Mark and readings as JSON; None without a mark."""
        if self.mark is None:
            return None
        snapshot: dict[str, Any] = json_values(self.mark, MARK_FIELDS)
        snapshot["read_throughs"] = [
            json_values(read_through, READ_THROUGH_FIELDS)
            for read_through in self.read_throughs
        ]
        return snapshot

    def restore(self, snapshot: dict[str, Any] | None) -> None:
        """What `snapshot` gave; each reading has the number that it had."""
        self.read_throughs = []
        if snapshot is None:
            self.mark = None
            return
        mark = self.mark or Reading(
            learner=self.learner, paper_id=self.paper_id
        )
        set_json_values(mark, snapshot, MARK_FIELDS)
        self.mark = mark
        for values in snapshot["read_throughs"]:
            read_through = self.new_read_through()
            set_json_values(read_through, values, READ_THROUGH_FIELDS)


def lateness(read_through: ReadThrough) -> tuple[bool, date, int]:
    """Open ones come last; of equal days the one that was written last."""
    is_open = read_through.ending == Ending.OPEN
    day = read_through.ended_on or read_through.started_on or date.min
    return is_open, day, read_through.pk or 0


def json_values(
    row: Reading | ReadThrough, names: Iterable[str]
) -> dict[str, Any]:
    values = {}
    for name in names:
        value = getattr(row, name)
        if isinstance(value, date):
            value = value.isoformat()
        values[name] = value
    return values


def set_json_values(
    row: Reading | ReadThrough, values: dict[str, Any], names: Iterable[str]
) -> None:
    for name in names:
        value = values[name]
        if value and name in DAY_FIELDS:
            value = date.fromisoformat(value)
        elif name == "changed_at":
            value = datetime.fromisoformat(value)
        setattr(row, name, value)
