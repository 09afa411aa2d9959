"""Where a learner stands with a paper, with its dates, and the way back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from papers.models import Paper
from study.models import Learner, Reading, ReadingChange

KEPT_FIELDS = ("status", "started_on", "finished_on", "times_read", "changed_at")
DAY_FIELDS = ("started_on", "finished_on")


def set_reading_status(
    *, learner: Learner, paper: Paper, status: str, at: datetime
) -> None:
    """Mark the paper; an empty status takes the mark away.

    Marking the same again changes nothing.
    """
    with transaction.atomic():
        learner.lock()
        reading = Reading.objects.filter(learner=learner, paper=paper).first()
        old_status = reading.status if reading else ""
        if status == old_status:
            return
        ReadingChange.objects.create(
            learner=learner,
            paper=paper,
            status=status,
            before=reading_snapshot(reading),
            changed_at=at,
        )
        if not status:
            Reading.objects.filter(learner=learner, paper=paper).delete()
            return
        if reading is None:
            reading = Reading(learner=learner, paper=paper)
        move_reading(reading, Reading.Status(status), learner.clock.day_of(at))
        reading.changed_at = at
        reading.save()


def move_reading(reading: Reading, status: Reading.Status, today: date) -> None:
    """Dates follow the status.

    What follows a finished reading is a new one, which begins on its own day;
    finishing counts it.
    """
    started_on = reading.started_on
    if started_on is None or reading.finished_on is not None:
        started_on = today
    if status is Reading.Status.READING:
        reading.started_on = started_on
        reading.finished_on = None
    if status is Reading.Status.READ:
        reading.started_on = min(started_on, today)
        reading.finished_on = today
        reading.times_read += 1
    reading.status = status


def reading_snapshot(reading: Reading | None) -> dict[str, Any] | None:
    """The reading as JSON; None for none."""
    if reading is None:
        return None
    snapshot = {}
    for name in KEPT_FIELDS:
        value = getattr(reading, name)
        if isinstance(value, date):
            value = value.isoformat()
        snapshot[name] = value
    return snapshot


def values_of_snapshot(snapshot: dict[str, Any]) -> dict[str, Any]:
    values = dict(snapshot)
    for name in DAY_FIELDS:
        if values[name]:
            values[name] = date.fromisoformat(values[name])
        else:
            values[name] = None
    values["changed_at"] = datetime.fromisoformat(values["changed_at"])
    return values


def undo_reading_change(*, learner: Learner, paper: Paper, at: datetime) -> bool:
    """Take the latest change back; False when there is none left."""
    with transaction.atomic():
        learner.lock()
        change = latest_change(learner, paper)
        if change is None:
            return False
        if change.before is None:
            Reading.objects.filter(learner=learner, paper=paper).delete()
        else:
            values = values_of_snapshot(change.before)
            Reading.objects.update_or_create(
                learner=learner, paper=paper, defaults=values
            )
        ReadingChange.objects.filter(pk=change.pk).update(undone_at=at)
    return True


def latest_change(learner: Learner, paper: Paper) -> ReadingChange | None:
    """The latest that was not taken back."""
    changes = ReadingChange.objects.filter(learner=learner, undone_at=None)
    return changes.filter(paper=paper).first()


def mark_to_read(*, learner: Learner, papers: Iterable[Paper], at: datetime) -> int:
    """Mark those of the papers to read that have no mark yet; how many that were."""
    count = 0
    with transaction.atomic():
        learner.lock()
        readings = Reading.objects.filter(learner=learner, paper__in=papers)
        marked = set(readings.values_list("paper_id", flat=True))
        for paper in papers:
            if paper.pk not in marked:
                set_reading_status(
                    learner=learner, paper=paper, status=Reading.Status.TO_READ, at=at
                )
                count += 1
    return count


def undo_marked_to_read(
    *, learner: Learner, papers: Iterable[Paper], at: datetime
) -> int:
    """Take back what was last marked to read in one go among these papers.

    Where something followed, it stays. How many were taken back.
    """
    with transaction.atomic():
        learner.lock()
        marked_at: dict[Paper, datetime] = {}
        for paper in papers:
            change = latest_change(learner, paper)
            if change and change.status == Reading.Status.TO_READ:
                marked_at[paper] = change.changed_at
        last_marked_at = max(marked_at.values(), default=None)
        count = 0
        for paper, changed_at in marked_at.items():
            if changed_at == last_marked_at:
                undo_reading_change(learner=learner, paper=paper, at=at)
                count += 1
    return count
