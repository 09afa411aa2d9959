"""Changing settings with the dates that hang on them, and undoing it exactly."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from study.comeback.services import start_comeback, undo_comeback
from study.memory import Rating, State
from study.memory.schedule import interval_days
from study.models import Card, Learner, MovedDate, Review, SettingsChange
from study.preferences.rescheduling import preview_change
from study.preferences.services import (
    NothingToUndo,
    UndoneChange,
    change_settings,
    undo_change,
)
from study.review.change_services import undo_review
from tests.factories import LearnerFactory, QuestionFactory, answer
from tests.study.comeback.backlogs import answer_then_leave, due_dates

DAY = timedelta(days=1)


def answer_some(learner, at, count=4):
    """Questions answered on different days, each with a date to come."""
    questions = []
    for number in range(count):
        question = QuestionFactory()
        answer(learner, question, at=at - number * DAY, rating=Rating.EASY)
        questions.append(question)
    return questions


def change_retention(learner, retention, at, *, has_dates_moved=True):
    return change_settings(
        learner=learner,
        values={"desired_retention": retention},
        has_dates_moved=has_dates_moved,
        at=at,
    )


def stored_retention(learner):
    return Learner.objects.get(pk=learner.pk).desired_retention


def test_settled_questions_get_the_dates_of_the_new_retention(learner, noon):
    answer_some(learner, noon)
    assert change_retention(learner, 0.8, noon) == 4
    assert stored_retention(learner) == 0.8
    for card in Card.objects.all():
        days = interval_days(card.stability, 0.8)
        middle_of_day = card.last_day_began_at + timedelta(hours=12)
        assert card.due_at == middle_of_day + days * DAY


def test_date_that_others_answers_stretched_stays_stretched(learner, noon):
    (question,) = answer_some(learner, noon, count=1)
    Review.objects.filter(question=question).update(stretch=2.0)
    change_retention(learner, 0.8, noon)
    card = Card.objects.get()
    days = (card.due_at - card.last_day_began_at).days
    assert days == interval_days(card.stability, 0.8, stretch=2.0)


def test_nothing_but_dates_moves(learner, noon):
    answer_some(learner, noon)
    before = list(Card.objects.order_by("pk").values())
    change_retention(learner, 0.95, noon)
    after = list(Card.objects.order_by("pk").values())
    for card, changed in zip(before, after, strict=True):
        assert changed.pop("due_at") < card.pop("due_at")
        assert changed == card


def test_dates_can_be_left_for_the_next_answers(learner, noon):
    answer_some(learner, noon)
    dates = due_dates(learner)
    assert change_retention(learner, 0.8, noon, has_dates_moved=False) == 0
    assert stored_retention(learner) == 0.8
    assert due_dates(learner) == dates


def test_question_that_is_learned_keeps_its_minute(learner, noon):
    answer(learner, QuestionFactory(), at=noon, rating=Rating.AGAIN)
    dates = due_dates(learner)
    assert change_retention(learner, 0.7, noon) == 0
    assert due_dates(learner) == dates


def test_questions_of_others_keep_their_dates(learner, noon):
    other = LearnerFactory()
    answer_some(other, noon)
    dates = due_dates(other)
    answer_some(learner, noon)
    change_retention(learner, 0.8, noon)
    assert due_dates(other) == dates
    assert stored_retention(other) == 0.9


def test_question_of_a_comeback_keeps_its_day(learner, noon):
    answer_then_leave(learner, noon)
    start_comeback(learner=learner, pace=5, at=noon)
    moved = set(MovedDate.objects.values_list("card", flat=True))
    postponed = Card.objects.filter(postponements__isnull=False)
    dates = dict(postponed.values_list("pk", "due_at"))
    assert dates
    change_retention(learner, 0.7, noon)
    assert not moved & set(dates)
    assert dict(postponed.values_list("pk", "due_at")) == dates


@pytest.fixture
def moved_twice(learner, noon):
    """A backlog whose dates a change of settings moved, and then a comeback.

    Returns its questions with the dates before both.
    """
    questions = answer_then_leave(learner, noon)
    dates = due_dates(learner)
    change_retention(learner, 0.95, noon)
    assert all(date < dates[pk] for pk, date in due_dates(learner).items())
    start_comeback(learner=learner, pace=5, at=noon)
    return questions, dates


def test_change_undone_before_a_later_comeback_leaves_none_of_its_dates(
    learner, noon, moved_twice
):
    _, dates = moved_twice
    undo_change(learner=learner, at=noon)
    undo_comeback(learner=learner, at=noon)
    assert due_dates(learner) == dates


def test_change_undone_after_a_later_comeback_brings_every_date_back(
    learner, noon, moved_twice
):
    _, dates = moved_twice
    undo_comeback(learner=learner, at=noon)
    undo_change(learner=learner, at=noon)
    assert due_dates(learner) == dates


def test_change_undone_within_a_comeback_leaves_the_days_of_the_plan(
    learner, noon, moved_twice
):
    planned = due_dates(learner)
    undone = undo_change(learner=learner, at=noon)
    assert due_dates(learner) == planned
    assert undone == UndoneChange(restored_count=0, kept_count=0, planned_count=24)


def test_another_change_later_dates_what_the_comeback_gives_back(
    learner, noon, moved_twice
):
    _, dates = moved_twice
    undo_change(learner=learner, at=noon)
    change_retention(learner, 0.8, noon + DAY)
    undo_comeback(learner=learner, at=noon + 2 * DAY)
    for card in Card.objects.all():
        middle_of_day = card.last_day_began_at + timedelta(hours=12)
        days = interval_days(card.stability, 0.8)
        assert card.due_at == middle_of_day + days * DAY
    undo_change(learner=learner, at=noon + 3 * DAY)
    assert due_dates(learner) == dates


def test_comeback_gives_back_the_dates_of_the_change_that_stands(learner, noon):
    answer_then_leave(learner, noon)
    start_comeback(learner=learner, pace=5, at=noon)
    change_retention(learner, 0.95, noon + DAY)
    change_retention(learner, 0.7, noon + 2 * DAY)
    undo_change(learner=learner, at=noon + 3 * DAY)
    undo_comeback(learner=learner, at=noon + 4 * DAY)
    for card in Card.objects.all():
        middle_of_day = card.last_day_began_at + timedelta(hours=12)
        days = interval_days(card.stability, 0.95)
        assert card.due_at == middle_of_day + days * DAY


def test_answer_taken_back_at_last_leaves_no_date_of_what_was_undone(
    learner, noon, moved_twice
):
    questions, dates = moved_twice
    review = answer(learner, questions[0], at=noon, seen=1)
    undone = undo_change(learner=learner, at=noon)
    assert undone.kept_count == 1
    undo_comeback(learner=learner, at=noon)
    undo_review(review=review, at=noon)
    assert due_dates(learner) == dates


def test_change_undone_leaves_the_plan_of_another_learner(learner, noon, moved_twice):
    other = LearnerFactory()
    answer_then_leave(other, noon)
    before = due_dates(other)
    start_comeback(learner=other, pace=5, at=noon)
    undo_change(learner=learner, at=noon)
    undo_comeback(learner=other, at=noon)
    assert due_dates(other) == before


def test_undo_brings_every_date_and_setting_back(learner, noon):
    answer_some(learner, noon)
    dates = due_dates(learner)
    change_retention(learner, 0.7, noon)
    assert due_dates(learner) != dates
    undone = undo_change(learner=learner, at=noon)
    assert undone == UndoneChange(restored_count=4, kept_count=0, planned_count=0)
    assert due_dates(learner) == dates
    assert stored_retention(learner) == 0.9


def test_undo_leaves_what_was_answered_since(learner, noon):
    questions = answer_some(learner, noon)
    dates = due_dates(learner)
    change_retention(learner, 0.7, noon)
    answer(learner, questions[0], at=noon + DAY, seen=1)
    answered_until = due_dates(learner)[questions[0].pk]
    undone = undo_change(learner=learner, at=noon + DAY)
    assert undone == UndoneChange(restored_count=3, kept_count=1, planned_count=0)
    expected = dates | {questions[0].pk: answered_until}
    assert due_dates(learner) == expected


def test_undo_twice_says_that_there_is_nothing(learner, noon):
    answer_some(learner, noon)
    change_retention(learner, 0.7, noon)
    undo_change(learner=learner, at=noon)
    with pytest.raises(NothingToUndo):
        undo_change(learner=learner, at=noon)


def test_undo_goes_back_by_one_change(learner, noon):
    answer_some(learner, noon)
    change_retention(learner, 0.7, noon)
    dates = due_dates(learner)
    change_retention(learner, 0.95, noon)
    undo_change(learner=learner, at=noon)
    assert due_dates(learner) == dates
    assert stored_retention(learner) == 0.7
    assert SettingsChange.objects.count() == 1


def test_saving_what_is_stored_keeps_the_change_before(learner, noon):
    change_retention(learner, 0.7, noon)
    assert change_retention(learner, 0.7, noon) == 0
    undo_change(learner=learner, at=noon)
    assert stored_retention(learner) == 0.9


def test_undone_answer_comes_back_with_the_date_of_an_undone_change(learner, noon):
    (question,) = answer_some(learner, noon, count=1)
    dates = due_dates(learner)
    change_retention(learner, 0.7, noon)
    review = answer(learner, question, at=noon + DAY, seen=1)
    undo_change(learner=learner, at=noon + DAY)
    undo_review(review=review, at=noon + DAY)
    assert due_dates(learner) == dates


def test_undone_answer_comes_back_with_the_date_of_a_standing_change(learner, noon):
    (question,) = answer_some(learner, noon, count=1)
    change_retention(learner, 0.7, noon)
    dates = due_dates(learner)
    review = answer(learner, question, at=noon + DAY, seen=1)
    undo_review(review=review, at=noon + DAY)
    assert due_dates(learner) == dates


def test_next_answer_is_graded_by_the_new_retention(learner, noon):
    (question,) = answer_some(learner, noon, count=1)
    change_retention(learner, 0.7, noon)
    review = answer(
        Learner.objects.get(pk=learner.pk), question, at=noon + 5 * DAY, seen=1
    )
    card = Card.objects.get()
    assert review.desired_retention == 0.7
    assert card.state == State.REVIEW
    days = (card.due_at - card.last_day_began_at).days
    assert days == interval_days(card.stability, 0.7)


def count_queries(learner, at, retention):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        change_retention(learner, retention, at)
        undo_change(learner=learner, at=at)
    return len(queries)


def test_ten_times_the_questions_take_as_many_queries(learner, noon):
    answer_some(learner, noon, count=3)
    change_retention(learner, 0.95, noon)
    few = count_queries(learner, noon, 0.8)
    answer_some(learner, noon, count=27)
    assert count_queries(learner, noon, 0.8) == few


def preview_retention(learner, retention, at):
    changed = Learner.objects.get(pk=learner.pk)
    changed.desired_retention = retention
    return preview_change(learner, changed, at)


def test_preview_says_what_the_change_then_does(learner, noon):
    answer_some(learner, noon)
    preview = preview_retention(learner, 0.8, noon)
    before = due_dates(learner)
    assert preview.moved_count == change_retention(learner, 0.8, noon)
    after = due_dates(learner)
    later = [pk for pk, date in after.items() if date > before[pk]]
    assert preview.later_count == len(later)
    assert preview.sooner_count == 0


def test_preview_counts_what_is_due_today(learner, noon):
    for days in (6, 8, 20):
        answer(learner, QuestionFactory(), at=noon - days * DAY, rating=Rating.EASY)
    preview = preview_retention(learner, 0.95, noon)
    assert preview.due_before == 2
    assert preview.due_after == 3
    assert preview.answers_after >= preview.answers_before >= 1
    change_retention(learner, 0.95, noon)
    due = Card.objects.due(noon, clock=learner.clock)
    assert due.count() == preview.due_after
