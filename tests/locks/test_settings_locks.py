"""One learner who changes settings in two windows at once."""

import uuid
from copy import copy
from datetime import timedelta
from functools import partial

import pytest

from study.memory import Rating
from study.models import Learner, MovedDate, Review, SettingsChange, WeightsFit
from study.preferences.services import (
    NothingToUndo,
    UndoneChange,
    change_settings,
    undo_change,
)
from study.preferences.weights_services import fit_own_weights
from tests.factories import QuestionFactory, answer
from tests.locks.parallel import at_once
from tests.study.comeback.backlogs import due_dates

pytestmark = pytest.mark.django_db(transaction=True)


def change_to(learner, retention, at):
    return partial(
        change_settings,
        learner=learner,
        values={"desired_retention": retention},
        has_dates_moved=True,
        at=at,
    )


def test_change_settings_moves_dates_once(learner, noon):
    answer(learner, QuestionFactory(), at=noon, rating=Rating.EASY)
    change = change_to(learner, 0.8, noon)
    assert sorted(at_once(change, change)) == [0, 1]
    assert MovedDate.objects.count() == 1


def test_change_settings_leaves_one_change_that_leads_to_what_is_stored(learner, noon):
    answer(learner, QuestionFactory(), at=noon, rating=Rating.EASY)
    changes = change_to(learner, 0.8, noon), change_to(learner, 0.95, noon)
    assert at_once(*changes) == [1, 1]
    stored = Learner.objects.get(pk=learner.pk).desired_retention
    assert SettingsChange.objects.get().after == {"desired_retention": stored}


def test_fit_own_weights_keeps_one_comparison(learner, noon):
    review = answer(learner, QuestionFactory(), at=noon)
    answers = []
    for number in range(1, 1001):
        other = copy(review)
        other.pk = None
        other.key = uuid.UUID(int=number)
        other.day_began_at += timedelta(days=number)
        other.reviewed_at += timedelta(days=number)
        answers.append(other)
    Review.objects.bulk_create(answers)
    fit = partial(fit_own_weights, learner=learner, at=noon)
    at_once(fit, fit)
    assert WeightsFit.objects.count() == 1


def test_undo_change_brings_dates_back_once(learner, noon):
    answer(learner, QuestionFactory(), at=noon, rating=Rating.EASY)
    dates = due_dates(learner)
    change_to(learner, 0.8, noon)()
    undo = partial(undo_change, learner=learner, at=noon)
    names = sorted(type(result).__name__ for result in at_once(undo, undo))
    assert names == [NothingToUndo.__name__, UndoneChange.__name__]
    assert due_dates(learner) == dates
