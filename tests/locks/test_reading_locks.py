"""One learner's readings changed in two windows at once."""

import uuid
from datetime import timedelta
from functools import partial

import pytest

from study.models import ReadingChange, ReadThrough
from study.reading.read_through_services import (
    add_read_through,
    change_read_through,
    remove_read_through,
)
from study.reading.services import set_reading_statuses, undo_batch
from tests.factories import PaperFactory
from tests.locks.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def mark(learner, paper, noon, batch=None):
    return partial(
        set_reading_statuses,
        learner=learner,
        papers=[paper],
        status="read",
        at=noon,
        batch=batch,
    )


def test_set_reading_statuses_changes_each_once(learner, noon):
    change = mark(learner, PaperFactory(), noon)
    assert sorted(at_once(change, change)) == [0, 1]
    assert ReadingChange.objects.count() == 1


def test_undo_batch_takes_back_once(learner, noon):
    batch = uuid.uuid4()
    mark(learner, PaperFactory(), noon, batch)()
    undo = partial(undo_batch, learner=learner, batch=batch, at=noon)
    assert sorted(at_once(undo, undo)) == [0, 1]


def test_add_read_through_keeps_both(learner, noon):
    add = partial(
        add_read_through,
        learner=learner,
        paper=PaperFactory(),
        started_on=None,
        ended_on=noon.date(),
        at=noon,
    )
    assert at_once(add, add) == [None, None]
    assert ReadThrough.objects.count() == 2


@pytest.fixture
def read_through(learner, noon):
    mark(learner, PaperFactory(), noon)()
    return ReadThrough.objects.get()


def test_change_read_through_is_kept_once(learner, noon, read_through):
    change = partial(
        change_read_through,
        learner=learner,
        paper=read_through.paper,
        read_through_id=read_through.pk,
        started_on=noon.date() - timedelta(days=1),
        ended_on=noon.date(),
        stop_reason="",
        at=noon,
    )
    before = ReadingChange.objects.count()
    assert at_once(change, change) == [None, None]
    assert ReadingChange.objects.count() == before + 1


def test_remove_read_through_is_kept_once(learner, noon, read_through):
    remove = partial(
        remove_read_through,
        learner=learner,
        paper=read_through.paper,
        read_through_id=read_through.pk,
        at=noon,
    )
    before = ReadingChange.objects.count()
    assert at_once(remove, remove) == [None, None]
    assert ReadingChange.objects.count() == before + 1
    assert not ReadThrough.objects.exists()
