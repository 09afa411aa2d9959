"""Readings of many papers from the database and back, in a few statements."""

from collections.abc import Iterable, Sequence

from study.models import Learner, Reading, ReadThrough
from study.reading.read_throughs import (
    MARK_FIELDS,
    READ_THROUGH_FIELDS,
    PaperReadings,
)

CHANGING_FIELDS = [name for name in READ_THROUGH_FIELDS if name != "id"]


def load_readings(
    learner: Learner, paper_ids: Iterable[int]
) -> list[PaperReadings]:
    """What the learner has of each paper, in the order of the papers."""
    by_paper = {
        paper_id: PaperReadings(learner=learner, paper_id=paper_id)
        for paper_id in paper_ids
    }
    for mark in Reading.objects.filter(learner=learner, paper__in=by_paper):
        by_paper[mark.paper_id].mark = mark
    for read_through in ReadThrough.objects.filter(
        learner=learner, paper__in=by_paper
    ):
        by_paper[read_through.paper_id].read_throughs.append(read_through)
    return list(by_paper.values())


def store_readings(learner: Learner, papers: Sequence[PaperReadings]) -> None:
    """What is no longer among a paper's readings is deleted, the rest written."""
    delete_what_went(learner, papers)
    marks = [paper.mark for paper in papers if paper.mark]
    new_marks = [mark for mark in marks if mark.pk is None]
    old_marks = [mark for mark in marks if mark.pk is not None]
    Reading.objects.bulk_create(new_marks)
    Reading.objects.bulk_create(
        old_marks,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=MARK_FIELDS,
    )
    new_read_throughs: list[ReadThrough] = []
    numbered_read_throughs: list[ReadThrough] = []
    for paper in papers:
        for read_through in paper.read_throughs:
            if read_through.pk is None:
                new_read_throughs.append(read_through)
            else:
                numbered_read_throughs.append(read_through)
    # Those that are there end first, so that at most one is open at any moment.
    ReadThrough.objects.bulk_create(
        numbered_read_throughs,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=CHANGING_FIELDS,
    )
    ReadThrough.objects.bulk_create(new_read_throughs)


def delete_what_went(learner: Learner, papers: Sequence[PaperReadings]) -> None:
    """Marks and readings that are stored and no longer in memory."""
    paper_ids = [paper.paper_id for paper in papers]
    unmarked_ids = [paper.paper_id for paper in papers if paper.mark is None]
    kept_ids: list[int] = []
    for paper in papers:
        kept_ids.extend(
            read_through.pk
            for read_through in paper.read_throughs
            if read_through.pk
        )
    if unmarked_ids:
        Reading.objects.filter(learner=learner, paper__in=unmarked_ids).delete()
    stored = ReadThrough.objects.filter(learner=learner, paper__in=paper_ids)
    stored.exclude(pk__in=kept_ids).delete()
