"""When a question is asked: the one rule behind the queue, each page and each count.

A settled memory is asked on the study day on which it falls due, from that day's
beginning. One that is still learned, or learned again, is asked from its minute on. One
that was buried is asked from the end of its burial on, if that is later.
"""

from dataclasses import dataclass
from datetime import date, datetime

from study.memory.day import StudyClock
from study.memory.schedule import State


@dataclass(frozen=True, slots=True)
class Asking:
    """From when on a question is asked.

    at: in UTC. on: the study day that it lies in. is_by_day: what counts is the day;
    otherwise it is the minute.
    """

    at: datetime
    on: date
    is_by_day: bool

    def is_due(self, at: datetime) -> bool:
        return self.at <= at


def next_asking(
    state: int,
    due_at: datetime,
    *,
    clock: StudyClock,
    buried_until: datetime | None = None,
) -> Asking:
    """When the question of a memory in that state is asked; state: one of State."""
    on = clock.day_of(due_at)
    asking = Asking(at=due_at, on=on, is_by_day=False)
    if state == State.REVIEW:
        asking = Asking(at=clock.start_of(on), on=on, is_by_day=True)
    if buried_until is not None and asking.at < buried_until:
        last_day = clock.day_of(buried_until)
        return Asking(at=buried_until, on=last_day, is_by_day=True)
    return asking


def settled_due_before(at: datetime, *, clock: StudyClock) -> datetime:
    """The rule turned round, for queries over many memories.

    Settled memories are asked at `at` when they fall due before this moment.
    """
    return clock.end_of_day(at)
