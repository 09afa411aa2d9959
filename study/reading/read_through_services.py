"""A reading of a paper entered, corrected or removed, each with its way back."""

from datetime import date, datetime

from django.db import transaction

from papers.models import Paper
from study.models import Learner, Reading, ReadThrough
from study.reading.read_throughs import PaperReadings
from study.reading.services import record_changes
from study.reading.stored_readings import load_readings, store_readings

MOST_READ_THROUGHS = 50
Ending = ReadThrough.Ending


class TooManyReadThroughs(Exception):
    """A paper has no more than MOST_READ_THROUGHS readings of one learner."""


def add_read_through(
    *,
    learner: Learner,
    paper: Paper,
    started_on: date | None,
    ended_on: date | None,
    at: datetime,
) -> None:
    """A finished reading; a paper without a mark is marked read.

    Raises TooManyReadThroughs.
    """
    with transaction.atomic():
        learner.lock()
        (readings,) = load_readings(learner, [paper.pk])
        if len(readings.read_throughs) >= MOST_READ_THROUGHS:
            raise TooManyReadThroughs
        status = readings.status or Reading.Status.READ
        record_changes([readings], status=status, at=at)
        is_unmarked = readings.mark is None
        read_through = readings.new_read_through()
        read_through.ending = Ending.READ
        read_through.started_on = started_on
        read_through.ended_on = ended_on
        readings.write_mark(status, at=at if is_unmarked else None)
        store_readings(learner, [readings])


def change_read_through(
    *,
    learner: Learner,
    paper: Paper,
    read_through_id: int,
    started_on: date | None,
    ended_on: date | None,
    stop_reason: str,
    at: datetime,
) -> None:
    """Correct its days and why it was stopped; an open one with a last day is finished.

    One that is gone stays gone, and the same again changes nothing.
    """
    with transaction.atomic():
        learner.lock()
        (readings,) = load_readings(learner, [paper.pk])
        read_through = find_read_through(readings, read_through_id)
        if read_through is None:
            return
        values = (started_on, ended_on, stop_reason)
        kept_values = (
            read_through.started_on,
            read_through.ended_on,
            read_through.stop_reason,
        )
        if values == kept_values:
            return
        is_finishing = (
            read_through.ending == Ending.OPEN and ended_on is not None
        )
        status = Reading.Status.READ if is_finishing else readings.status
        record_changes([readings], status=status, at=at)
        read_through.started_on = started_on
        read_through.ended_on = ended_on
        read_through.stop_reason = stop_reason
        if is_finishing:
            read_through.ending = Ending.READ
        readings.write_mark(status, at=at if is_finishing else None)
        store_readings(learner, [readings])


def remove_read_through(
    *, learner: Learner, paper: Paper, read_through_id: int, at: datetime
) -> None:
    """Without it the mark is what the other readings say; to read stays so."""
    with transaction.atomic():
        learner.lock()
        (readings,) = load_readings(learner, [paper.pk])
        read_through = find_read_through(readings, read_through_id)
        if read_through is None:
            return
        others = [
            other
            for other in readings.read_throughs
            if other is not read_through
        ]
        left = PaperReadings(
            learner=learner,
            paper_id=paper.pk,
            mark=readings.mark,
            read_throughs=others,
        )
        status = left.status
        if status != Reading.Status.TO_READ:
            status = left.status_of_readings()
        record_changes([readings], status=status, at=at)
        if status:
            left.write_mark(status)
        else:
            left.mark = None
        store_readings(learner, [left])


def find_read_through(
    readings: PaperReadings, read_through_id: int
) -> ReadThrough | None:
    for read_through in readings.read_throughs:
        if read_through.pk == read_through_id:
            return read_through
    return None
