"""One learner who comes back in two windows at once."""

from functools import partial

import pytest

from study.comeback.services import (
    ComebackStands,
    NothingToUndo,
    Undone,
    start_comeback,
    undo_comeback,
)
from study.models import Comeback, Postponement
from tests.locks.parallel import at_once
from tests.study.comeback.backlogs import answer_then_leave, due_dates

pytestmark = pytest.mark.django_db(transaction=True)


def kinds_of(results):
    return sorted(type(result).__name__ for result in results)


def test_start_comeback_moves_dates_once(learner, noon):
    answer_then_leave(learner, noon)
    start = partial(start_comeback, learner=learner, pace=5, at=noon)
    results = at_once(start, start)
    assert kinds_of(results) == [Comeback.__name__, ComebackStands.__name__]
    assert Postponement.objects.count() == 24


def test_undo_comeback_brings_dates_back_once(learner, noon):
    answer_then_leave(learner, noon)
    dates = due_dates(learner)
    start_comeback(learner=learner, pace=5, at=noon)
    undo = partial(undo_comeback, learner=learner, at=noon)
    assert kinds_of(at_once(undo, undo)) == [NothingToUndo.__name__, Undone.__name__]
    assert due_dates(learner) == dates
