"""Where a learner stands with a paper, with its dates, and the way back."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from papers.models import Paper
from study.models import Learner, Reading, ReadingChange

FIELDS = ("status", "started_on", "finished_on", "times_read", "changed_at")


def set_reading_status(
    *, learner: Learner, paper: Paper, status: str, at: datetime
) -> None:
    """Mark the paper; an empty status takes the mark away. Marking the same again changes nothing."""
    with transaction.atomic():
        learner.lock()
        reading = Reading.objects.filter(learner=learner, paper=paper).first()
        if status == (reading.status if reading else ""):
            return
        ReadingChange.objects.create(
            learner=learner,
            paper=paper,
            status=status,
            before=snapshot(reading),
            changed_at=at,
        )
        if not status:
            Reading.objects.filter(learner=learner, paper=paper).delete()
            return
        reading = reading or Reading(learner=learner, paper=paper)
        move(reading, Reading.Status(status), learner.clock.day_of(at))
        reading.changed_at = at
        reading.save()


def move(reading: Reading, status: Reading.Status, today: date) -> None:
    """Dates follow the status: beginning again starts a new reading, finishing counts it."""
    if status is Reading.Status.READING and (
        reading.started_on is None or reading.finished_on
    ):
        reading.started_on, reading.finished_on = today, None
    if status is Reading.Status.READ:
        reading.started_on = min(reading.started_on or today, today)
        reading.finished_on = today
        reading.times_read += 1
    reading.status = status


def snapshot(reading: Reading | None) -> dict | None:
    if reading is None:
        return None
    values = {name: getattr(reading, name) for name in FIELDS}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def undo_reading_change(*, learner: Learner, paper: Paper, at: datetime) -> bool:
    """Take the latest change back; False when there is none left."""
    with transaction.atomic():
        learner.lock()
        change = ReadingChange.objects.filter(
            learner=learner, paper=paper, undone_at=None
        ).first()
        if change is None:
            return False
        if change.before is None:
            Reading.objects.filter(learner=learner, paper=paper).delete()
        else:
            Reading.objects.update_or_create(
                learner=learner, paper=paper, defaults=restored(change.before)
            )
        ReadingChange.objects.filter(pk=change.pk).update(undone_at=at)
    return True


def restored(before: dict) -> dict:
    days = {
        name: date.fromisoformat(before[name]) if before[name] else None
        for name in ("started_on", "finished_on")
    }
    return before | days | {"changed_at": datetime.fromisoformat(before["changed_at"])}


def mark_to_read(*, learner: Learner, papers: Iterable[Paper], at: datetime) -> int:
    """Mark those of the papers to read that have no mark yet; how many that were."""
    count = 0
    with transaction.atomic():
        learner.lock()
        marked = set(
            Reading.objects.filter(learner=learner, paper__in=papers).values_list(
                "paper_id", flat=True
            )
        )
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
    """Take back what was last marked to read in one go among these papers, where nothing followed; how many."""
    with transaction.atomic():
        learner.lock()
        standing = ReadingChange.objects.filter(learner=learner, undone_at=None)
        latest = {paper: standing.filter(paper=paper).first() for paper in papers}
        marked = {
            paper: change.changed_at
            for paper, change in latest.items()
            if change and change.status == Reading.Status.TO_READ
        }
        last = max(marked.values(), default=None)
        together = [paper for paper, changed_at in marked.items() if changed_at == last]
        return sum(
            undo_reading_change(learner=learner, paper=paper, at=at)
            for paper in together
        )
