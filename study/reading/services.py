"""Where a learner stands with papers, with each reading's days, and the way back."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery

from papers.models import Paper
from study.models import Learner, Reading, ReadingChange
from study.reading.read_throughs import PaperReadings
from study.reading.stored_readings import load_readings, store_readings


def set_reading_status(
    *, learner: Learner, paper: Paper, status: str, at: datetime
) -> None:
    """Mark the paper; an empty status takes the mark and its readings away.

    Marking the same again changes nothing.
    """
    set_reading_statuses(learner=learner, papers=[paper], status=status, at=at)


def set_reading_statuses(
    *,
    learner: Learner,
    papers: Iterable[Paper],
    status: str,
    at: datetime,
    batch: uuid.UUID | None = None,
) -> int:
    """Mark the papers in a few statements; how many that changed.

    With a batch they can be undone in one go.
    """
    paper_ids = [paper.pk for paper in papers]
    with transaction.atomic():
        learner.lock()
        today = learner.clock.day_of(at)
        changed = []
        for readings in load_readings(learner, paper_ids):
            if readings.status != status:
                changed.append(readings)
        record_changes(changed, status=status, at=at, batch=batch)
        for readings in changed:
            readings.set_status(status, today=today, at=at)
        store_readings(learner, changed)
    return len(changed)


def record_changes(
    papers: Sequence[PaperReadings],
    *,
    status: str,
    at: datetime,
    batch: uuid.UUID | None = None,
) -> None:
    """What the papers' readings are now is kept for undo, before they change."""
    changes = []
    for readings in papers:
        change = ReadingChange(
            learner=readings.learner,
            paper_id=readings.paper_id,
            status=status,
            before=readings.snapshot(),
            batch=batch,
            changed_at=at,
        )
        changes.append(change)
    ReadingChange.objects.bulk_create(changes)


def undo_reading_change(
    *, learner: Learner, paper: Paper, at: datetime
) -> bool:
    """Take the latest change back; False when there is none left."""
    with transaction.atomic():
        learner.lock()
        change = latest_change(learner, paper)
        if change is None:
            return False
        undo_changes(learner, [change], at=at)
    return True


def undo_batch(*, learner: Learner, batch: uuid.UUID, at: datetime) -> int:
    """Take back what was changed in one go; how many papers that were.

    Where something followed, it stays.
    """
    with transaction.atomic():
        learner.lock()
        standing = ReadingChange.objects.filter(learner=learner, undone_at=None)
        latest = standing.filter(paper=OuterRef("paper")).order_by("-id")
        changes = standing.filter(
            batch=batch, pk=Subquery(latest.values("pk")[:1])
        )
        undone = list(changes)
        undo_changes(learner, undone, at=at)
    return len(undone)


def undo_changes(
    learner: Learner, changes: Sequence[ReadingChange], *, at: datetime
) -> None:
    """Restore what was before each of these, the latest of its paper."""
    snapshots = {change.paper_id: change.before for change in changes}
    papers = load_readings(learner, snapshots)
    for readings in papers:
        readings.restore(snapshots[readings.paper_id])
    store_readings(learner, papers)
    ids = [change.pk for change in changes]
    ReadingChange.objects.filter(pk__in=ids).update(undone_at=at)


def latest_change(learner: Learner, paper: Paper) -> ReadingChange | None:
    """The latest that was not taken back."""
    changes = ReadingChange.objects.filter(learner=learner, undone_at=None)
    return changes.filter(paper=paper).first()


def mark_to_read(
    *, learner: Learner, papers: Iterable[Paper], at: datetime
) -> int:
    """Mark those of the papers to read that have no mark yet; how many that were."""
    papers = list(papers)
    with transaction.atomic():
        learner.lock()
        readings = Reading.objects.filter(learner=learner, paper__in=papers)
        marked = set(readings.values_list("paper_id", flat=True))
        unmarked = [paper for paper in papers if paper.pk not in marked]
        return set_reading_statuses(
            learner=learner,
            papers=unmarked,
            status=Reading.Status.TO_READ,
            at=at,
        )


def undo_marked_to_read(
    *, learner: Learner, papers: Iterable[Paper], at: datetime
) -> int:
    """Take back what was last marked to read in one go among these papers.

    Where something followed, it stays. How many were taken back.
    """
    with transaction.atomic():
        learner.lock()
        marked = []
        for paper in papers:
            change = latest_change(learner, paper)
            if change and change.status == Reading.Status.TO_READ:
                marked.append(change)
        last_marked_at = max(
            (change.changed_at for change in marked), default=None
        )
        in_one_go = [
            change for change in marked if change.changed_at == last_marked_at
        ]
        undo_changes(learner, in_one_go, at=at)
    return len(in_one_go)
