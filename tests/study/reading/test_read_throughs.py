"""Each reading of a paper is kept with its own days."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from study.models import Reading, ReadingChange, ReadThrough
from study.progress.holdings import months_of_papers
from study.progress.period_review import finished_papers
from study.progress.periods import read_period
from study.reading.services import (
    set_reading_status,
    set_reading_statuses,
    undo_batch,
    undo_reading_change,
)
from tests.factories import LearnerFactory, PaperFactory

FIRST_DAY = date(2026, 3, 10)


def mark(learner, paper, *statuses, at):
    """One status a day."""
    for days, status in enumerate(statuses):
        marked_at = at + timedelta(days=days)
        set_reading_status(learner=learner, paper=paper, status=status, at=marked_at)


def kept(learner):
    """(ending, days from the first day to the start, to the end) of each reading."""
    rows = []
    for read_through in ReadThrough.objects.filter(learner=learner):
        days = []
        for day in (read_through.started_on, read_through.ended_on):
            days.append(None if day is None else (day - FIRST_DAY).days)
        rows.append((read_through.ending, *days))
    return rows


def everything_kept(learner):
    marks = Reading.objects.filter(learner=learner).order_by("paper").values()
    read_throughs = ReadThrough.objects.filter(learner=learner).values()
    return list(marks), list(read_throughs)


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["to_read"], []),
        (["reading"], [("", 0, None)]),
        (["reading", "read"], [("read", 0, 1)]),
        (["read"], [("read", 0, 0)]),
        (["reading", "read", "reading"], [("read", 0, 1), ("", 2, None)]),
        (["reading", "read", "reading", "read"], [("read", 0, 1), ("read", 2, 3)]),
        (["reading", "stopped"], [("stopped", 0, 1)]),
        (["reading", "stopped", "reading"], [("", 0, None)]),
        (["stopped"], [("stopped", None, 0)]),
        (["read", "stopped"], [("read", 0, 0), ("stopped", None, 1)]),
        (["reading", "to_read"], [("", 0, None)]),
        (["reading", "read", ""], []),
    ],
)
def test_mark_writes_its_reading(learner, noon, statuses, expected):
    mark(learner, PaperFactory(), *statuses, at=noon)
    assert kept(learner) == expected


def test_second_reading_leaves_the_first_as_it_was(learner, noon):
    paper = PaperFactory()
    mark(learner, paper, "reading", "read", at=noon)
    first = ReadThrough.objects.values().get()
    mark(learner, paper, "reading", "read", at=noon + timedelta(days=30))
    assert ReadThrough.objects.values().first() == first
    assert Reading.objects.get().times_read == 2


def test_undo_brings_each_reading_back(learner, noon):
    paper = PaperFactory()
    mark(learner, paper, "reading", "read", "reading", at=noon)
    before = everything_kept(learner)
    mark(learner, paper, "stopped", at=noon + timedelta(days=9))
    assert undo_reading_change(learner=learner, paper=paper, at=noon)
    assert everything_kept(learner) == before


def test_readings_come_back_with_the_mark_that_was_taken_away(learner, noon):
    paper = PaperFactory()
    mark(learner, paper, "read", "reading", at=noon)
    before = list(ReadThrough.objects.values())
    mark(learner, paper, "", at=noon)
    assert undo_reading_change(learner=learner, paper=paper, at=noon)
    assert list(ReadThrough.objects.values()) == before


def test_each_finished_reading_counts_on_every_page(learner, noon):
    paper = PaperFactory()
    mark(learner, paper, "read", "reading", at=noon - timedelta(days=30))
    mark(learner, paper, "read", "reading", at=noon)
    months = months_of_papers(learner, FIRST_DAY)
    assert [month.finished_count for month in months[-2:]] == [1, 1]
    of_month = finished_papers(learner, read_period("2026/03"))
    of_year = finished_papers(learner, read_period("2026"))
    assert [finished.finished_on for finished in of_month] == [FIRST_DAY]
    assert len(of_year) == 2


def test_many_papers_are_marked_and_restored_exactly(learner, noon):
    papers = [PaperFactory() for _ in range(6)]
    for paper, status in zip(papers, ("", "to_read", "reading", "read"), strict=False):
        mark(learner, paper, status, at=noon)
    mark(learner, papers[4], "read", "reading", at=noon)
    other = LearnerFactory()
    mark(other, papers[0], "reading", at=noon)
    before = everything_kept(learner)
    others = everything_kept(other)
    batch = uuid.uuid4()
    later = noon + timedelta(days=40)
    count = set_reading_statuses(
        learner=learner, papers=papers, status="read", at=later, batch=batch
    )
    assert count == 5
    assert Reading.objects.filter(learner=learner, status="read").count() == 6
    assert undo_batch(learner=learner, batch=batch, at=later) == 5
    assert everything_kept(learner) == before
    assert everything_kept(other) == others


def test_undo_of_many_leaves_what_followed(learner, noon):
    papers = [PaperFactory(), PaperFactory()]
    batch = uuid.uuid4()
    set_reading_statuses(
        learner=learner, papers=papers, status="reading", at=noon, batch=batch
    )
    mark(learner, papers[0], "read", at=noon)
    assert undo_batch(learner=learner, batch=batch, at=noon) == 1
    assert Reading.objects.get().paper == papers[0]
    assert undo_batch(learner=learner, batch=batch, at=noon) == 0


def test_batch_of_another_is_left_alone(learner, noon):
    batch = uuid.uuid4()
    set_reading_statuses(
        learner=learner, papers=[PaperFactory()], status="read", at=noon, batch=batch
    )
    assert undo_batch(learner=LearnerFactory(), batch=batch, at=noon) == 0
    assert ReadingChange.objects.filter(undone_at=None).count() == 1


def test_statements_stay_few_for_many_papers(learner, noon):
    first, *papers = [PaperFactory() for _ in range(60)]
    mark(learner, first, "reading", at=noon)
    batch = uuid.uuid4()
    with CaptureQueriesContext(connection) as marking:
        set_reading_statuses(
            learner=learner,
            papers=[first, *papers],
            status="read",
            at=noon,
            batch=batch,
        )
    with CaptureQueriesContext(connection) as undoing:
        undo_batch(learner=learner, batch=batch, at=noon)
    assert len(marking) <= 14
    assert len(undoing) <= 14
