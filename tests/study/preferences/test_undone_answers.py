"""Answers taken back after settings changed: the date is what the settings say."""

from datetime import timedelta

import pytest

from study.memory import Rating
from study.memory.schedule import interval_days
from study.models import Card
from study.preferences.services import UndoneChange, undo_change
from study.review.change_services import correct_review, undo_review
from tests.factories import answer
from tests.study.comeback.backlogs import due_dates
from tests.study.preferences.test_services import answer_some, change_retention

DAY = timedelta(days=1)


@pytest.fixture
def answered_between(learner, noon):
    """A question whose date a change moved, answered before the change was undone.

    Returns the answer, and the dates before the change.
    """
    (question,) = answer_some(learner, noon, count=1)
    dates = due_dates(learner)
    change_retention(learner, 0.7, noon)
    review = answer(learner, question, at=noon + DAY, seen=1)
    undo_change(learner=learner, at=noon + 2 * DAY)
    return review, dates


def date_of(learner, card, retention):
    days = interval_days(card.stability, retention)
    return card.last_day_began_at + timedelta(hours=12) + days * DAY


def test_undone_answer_comes_back_with_the_date_of_another_change(
    learner, noon, answered_between
):
    review, _ = answered_between
    change_retention(learner, 0.8, noon + 3 * DAY)
    undo_review(review=review, at=noon + 4 * DAY)
    card = Card.objects.get()
    assert card.due_at == date_of(learner, card, 0.8)


def test_another_change_undone_at_last_leaves_the_first_date(
    learner, noon, answered_between
):
    review, dates = answered_between
    change_retention(learner, 0.8, noon + 3 * DAY)
    undo_review(review=review, at=noon + 4 * DAY)
    undone = undo_change(learner=learner, at=noon + 5 * DAY)
    assert undone == UndoneChange(restored_count=1, kept_count=0, planned_count=0)
    assert due_dates(learner) == dates


def test_another_change_without_dates_leaves_the_first_date(
    learner, noon, answered_between
):
    review, dates = answered_between
    change_retention(learner, 0.8, noon + 3 * DAY, has_dates_moved=False)
    undo_review(review=review, at=noon + 4 * DAY)
    assert due_dates(learner) == dates


def test_two_more_changes_undone_leave_the_first_date(learner, noon, answered_between):
    review, dates = answered_between
    for days, retention in ((3, 0.8), (4, 0.95)):
        change_retention(learner, retention, noon + days * DAY)
        undo_change(learner=learner, at=noon + days * DAY)
    undo_review(review=review, at=noon + 5 * DAY)
    assert due_dates(learner) == dates


def test_undone_answer_comes_back_with_the_date_of_a_change_since(learner, noon):
    (question,) = answer_some(learner, noon, count=1)
    dates = due_dates(learner)
    review = answer(learner, question, at=noon + DAY, seen=1)
    change_retention(learner, 0.7, noon + 2 * DAY)
    undo_review(review=review, at=noon + 3 * DAY)
    card = Card.objects.get()
    assert card.due_at == date_of(learner, card, 0.7)
    undo_change(learner=learner, at=noon + 4 * DAY)
    assert due_dates(learner) == dates


def test_corrected_answer_keeps_the_date_of_its_time(learner, noon):
    """A change since moved what it was; what it is was never said another date."""
    (question,) = answer_some(learner, noon, count=1)
    review = answer(learner, question, at=noon + DAY, seen=1)
    change_retention(learner, 0.7, noon + 2 * DAY)
    correct_review(review=review, rating=Rating.HARD, at=noon + 3 * DAY)
    card = Card.objects.get()
    assert card.due_at == date_of(learner, card, 0.9)


def test_change_undone_after_a_correction_was_taken_back_leaves_the_first_date(
    learner, noon
):
    (question,) = answer_some(learner, noon, count=1)
    dates = due_dates(learner)
    review = answer(learner, question, at=noon + DAY, seen=1)
    change_retention(learner, 0.7, noon + 2 * DAY)
    corrected = correct_review(review=review, rating=Rating.HARD, at=noon + 3 * DAY)
    undo_review(review=corrected, at=noon + 4 * DAY)
    undo_change(learner=learner, at=noon + 5 * DAY)
    assert due_dates(learner) == dates


def test_answer_taken_back_gets_the_dates_of_the_change_that_moved_them_last(
    learner, noon
):
    (question,) = answer_some(learner, noon, count=1)
    review = answer(learner, question, at=noon + DAY, seen=1)
    change_retention(learner, 0.7, noon + 2 * DAY)
    change_retention(learner, 0.8, noon + 3 * DAY, has_dates_moved=False)
    undo_review(review=review, at=noon + 4 * DAY)
    card = Card.objects.get()
    assert card.due_at == date_of(learner, card, 0.7)
