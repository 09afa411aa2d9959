from datetime import date, timedelta

import pytest

from study.models import Reading, ReadingChange
from study.reading.services import set_reading_status, undo_reading_change
from tests.factories import LearnerFactory, PaperFactory

VALUES = ("status", "started_on", "finished_on", "times_read", "changed_at")


def mark(learner, paper, *statuses, at):
    for days, status in enumerate(statuses):
        set_reading_status(
            learner=learner, paper=paper, status=status, at=at + timedelta(days=days)
        )


def test_reading_keeps_its_dates(learner, noon):
    paper = PaperFactory()
    mark(learner, paper, "to_read", "reading", "read", at=noon)

    reading = Reading.objects.get()
    assert (reading.started_on, reading.finished_on) == (
        date(2026, 3, 11),
        date(2026, 3, 12),
    )
    assert reading.times_read == 1


def test_reading_again_starts_anew_and_counts_twice(learner, noon):
    paper = PaperFactory()
    mark(learner, paper, "reading", "read", "reading", "read", at=noon)

    reading = Reading.objects.get()
    assert (reading.started_on, reading.finished_on) == (
        date(2026, 3, 12),
        date(2026, 3, 13),
    )
    assert reading.times_read == 2


@pytest.mark.parametrize("between", ["to_read", "stopped"])
def test_second_reading_does_not_take_the_start_of_the_first(learner, noon, between):
    paper = PaperFactory()
    mark(learner, paper, "reading", "read", between, "read", at=noon)

    reading = Reading.objects.get()
    assert reading.started_on == date(2026, 3, 13)
    assert reading.finished_on == date(2026, 3, 13)
    assert reading.times_read == 2


@pytest.mark.parametrize("between", ["to_read", "stopped"])
def test_reading_that_was_put_off_keeps_its_start(learner, noon, between):
    paper = PaperFactory()
    mark(learner, paper, "reading", between, "read", at=noon)

    reading = Reading.objects.get()
    assert reading.started_on == date(2026, 3, 10)
    assert reading.finished_on == date(2026, 3, 12)


def test_marking_the_same_again_changes_nothing(learner, noon):
    paper = PaperFactory()
    mark(learner, paper, "read", "read", at=noon)

    assert Reading.objects.get().times_read == 1
    assert ReadingChange.objects.count() == 1


def test_dates_follow_the_learners_own_day(db, noon):
    learner = LearnerFactory(time_zone="Pacific/Auckland", rollover_hour=0)
    set_reading_status(learner=learner, paper=PaperFactory(), status="read", at=noon)

    assert Reading.objects.get().finished_on == date(2026, 3, 11)


@pytest.mark.parametrize("last", ["reading", "read", "stopped", ""])
def test_undo_restores_exactly(learner, noon, last):
    paper = PaperFactory()
    mark(learner, paper, "to_read", at=noon)
    before = Reading.objects.values(*VALUES).get()
    mark(learner, paper, last, at=noon + timedelta(days=3))

    assert undo_reading_change(learner=learner, paper=paper, at=noon)
    assert Reading.objects.values(*VALUES).get() == before


def test_undo_goes_back_step_by_step_until_nothing_is_left(learner, noon):
    paper = PaperFactory()
    mark(learner, paper, "reading", "read", at=noon)

    assert undo_reading_change(learner=learner, paper=paper, at=noon)
    assert Reading.objects.get().status == "reading"
    assert undo_reading_change(learner=learner, paper=paper, at=noon)
    assert not Reading.objects.exists()
    assert not undo_reading_change(learner=learner, paper=paper, at=noon)
