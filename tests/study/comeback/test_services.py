"""Spreading a backlog moves dates and nothing else, and undo brings them back."""

from collections import Counter
from datetime import date

import pytest

from study.comeback import services
from study.comeback.queries import absence_of, backlog_from
from study.comeback.services import start_comeback, undo_comeback
from study.memory import Rating
from study.models import Card, Comeback
from study.review.change_services import correct_review, undo_review
from tests.factories import LearnerFactory, PaperFactory, QuestionFactory, answer
from tests.study.comeback.backlogs import (
    DAY,
    answer_then_leave,
    build_on,
    due_dates,
    due_days,
)
from tests.study.review.memories import CARD

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 10)
MEMORY = [name for name in CARD if name != "due_at"]


@pytest.fixture
def backlog(learner, noon):
    return answer_then_leave(learner, noon)


def start(learner, noon, pace=5):
    return start_comeback(learner=learner, pace=pace, at=noon)


def test_comeback_asks_no_more_than_its_pace_on_each_day(learner, noon, backlog):
    comeback = start(learner, noon)
    counts = Counter(due_days(learner).values())
    assert max(counts.values()) <= 5
    assert counts[TODAY] == 5
    assert sum(counts.values()) == 24
    assert max(counts) <= comeback.ends_on


def test_comeback_moves_dates_and_no_memory(learner, noon, backlog):
    before = list(Card.objects.order_by("pk").values(*MEMORY))
    start(learner, noon)
    assert list(Card.objects.order_by("pk").values(*MEMORY)) == before


def test_comeback_asks_what_others_build_on_first(learner, noon):
    later = PaperFactory()
    earlier = PaperFactory()
    build_on(later, earlier)
    last = answer_then_leave(learner, noon, count=12, days=40, home=later)
    first = answer_then_leave(learner, noon, count=12, home=earlier)
    start(learner, noon)
    days = due_days(learner)
    last_of_first = max(days[question.pk] for question in first)
    first_of_last = min(days[question.pk] for question in last)
    assert last_of_first <= first_of_last


def test_day_of_a_comeback_asks_what_others_build_on_first(learner, noon):
    later = PaperFactory()
    earlier = PaperFactory()
    build_on(later, earlier)
    answer_then_leave(learner, noon, count=12, days=40, home=later)
    first = answer_then_leave(learner, noon, count=12, home=earlier)
    start(learner, noon, pace=15)
    due = Card.objects.filter(learner=learner).due(noon, clock=learner.clock)
    asked = list(due.values_list("question", flat=True))
    assert set(asked[:12]) == {question.pk for question in first}
    assert len(asked) == 15


WEEKEND = 0b1100000


def test_comeback_moves_nothing_to_easy_weekdays(learner, noon, backlog):
    learner.easy_weekdays = WEEKEND
    comeback = start(learner, noon)
    weekdays = Counter(day.weekday() for day in due_days(learner).values())
    assert sum(weekdays.values()) == 24
    assert weekdays[5] == weekdays[6] == 0
    assert comeback.ends_on > date(2026, 3, 15)


def test_comeback_begins_today_even_on_an_easy_weekday(learner, noon, backlog):
    learner.easy_weekdays = 1 << TODAY.weekday()
    start(learner, noon)
    days = due_days(learner)
    tuesdays = {day for day in days.values() if day.weekday() == TODAY.weekday()}
    assert tuesdays == {TODAY}


def test_question_due_on_an_easy_weekday_moves_and_comes_back(learner, noon, backlog):
    saturday = date(2026, 3, 14)
    card = Card.objects.filter(question=backlog[0])
    card.update(due_at=learner.clock.start_of(saturday) + DAY / 2)
    before = due_dates(learner)
    learner.easy_weekdays = WEEKEND
    start(learner, noon)
    assert due_days(learner)[backlog[0].pk].weekday() < 5
    undo_comeback(learner=learner, at=noon)
    assert due_dates(learner) == before


def test_question_of_a_learning_step_is_asked_from_the_days_beginning(learner, noon):
    for _ in range(24):
        answer(learner, QuestionFactory(), at=noon - 9 * DAY, rating=Rating.AGAIN)
    start(learner, noon, pace=10)
    tomorrow = learner.clock.start_of(TODAY + DAY)
    due = Card.objects.filter(learner=learner).due(noon + DAY, clock=learner.clock)
    moved = due.filter(due_at__gt=noon)
    assert moved.count() > 5
    assert all((card.due_at - tomorrow).seconds < 60 for card in moved)


def test_undo_brings_back_every_date(learner, noon, backlog):
    before = due_dates(learner)
    start(learner, noon)
    assert due_dates(learner) != before
    undone = undo_comeback(learner=learner, at=noon + DAY)
    assert due_dates(learner) == before
    assert undone == services.Undone(restored_count=24, kept_count=0)


def test_undo_leaves_what_was_answered_since(learner, noon, backlog):
    start(learner, noon)
    question = backlog[0]
    answer(learner, question, at=noon, seen=1)
    new_date = due_dates(learner)[question.pk]
    undone = undo_comeback(learner=learner, at=noon + DAY)
    assert due_dates(learner)[question.pk] == new_date
    assert undone == services.Undone(restored_count=23, kept_count=1)


def test_undo_after_an_answer_was_taken_back_brings_back_its_date(
    learner, noon, backlog
):
    before = due_dates(learner)
    start(learner, noon)
    review = answer(learner, backlog[0], at=noon, seen=1)
    undo_review(review=review, at=noon)
    undo_comeback(learner=learner, at=noon)
    assert due_dates(learner) == before


def test_answer_taken_back_after_the_undo_brings_back_its_date(learner, noon, backlog):
    before = due_dates(learner)
    start(learner, noon)
    review = answer(learner, backlog[0], at=noon, seen=1)
    undo_comeback(learner=learner, at=noon)
    undo_review(review=review, at=noon)
    assert due_dates(learner) == before


def test_answer_taken_back_keeps_the_day_of_a_plan_like_the_one_undone(
    learner, noon, backlog
):
    start(learner, noon)
    undo_comeback(learner=learner, at=noon)
    start(learner, noon)
    planned = due_dates(learner)
    review = answer(learner, backlog[0], at=noon, seen=1)
    undo_review(review=review, at=noon)
    assert due_dates(learner) == planned


def test_undo_leaves_the_date_of_an_answer_corrected_since(learner, noon, backlog):
    review = learner.reviews.get(question=backlog[0])
    start(learner, noon)
    correct_review(review=review, rating=Rating.GOOD, at=noon)
    corrected = due_dates(learner)[backlog[0].pk]
    undo_comeback(learner=learner, at=noon)
    assert due_dates(learner)[backlog[0].pk] == corrected


def test_undo_without_a_comeback_is_refused(learner, noon):
    with pytest.raises(services.NothingToUndo):
        undo_comeback(learner=learner, at=noon)


def test_undo_leaves_the_dates_of_another_learner(learner, noon, backlog):
    other = LearnerFactory()
    answer_then_leave(other, noon)
    start(other, noon)
    dates = due_dates(other)
    start(learner, noon)
    undo_comeback(learner=learner, at=noon)
    assert due_dates(other) == dates


def test_second_comeback_is_refused_while_one_stands(learner, noon, backlog):
    start(learner, noon)
    with pytest.raises(services.ComebackStands):
        start(learner, noon, pace=10)
    assert Comeback.objects.get().pace == 5


def test_comeback_that_is_over_gives_way_to_another(learner, noon, backlog):
    first = start(learner, noon)
    later = noon + 60 * DAY
    second = start(learner, later)
    first.refresh_from_db()
    assert first.closed_at == later
    assert Comeback.objects.standing().get() == second


def test_undo_of_a_second_comeback_brings_back_the_dates_before_it(
    learner, noon, backlog
):
    start(learner, noon)
    dates = due_dates(learner)
    start(learner, noon + 60 * DAY)
    undo_comeback(learner=learner, at=noon + 61 * DAY)
    assert due_dates(learner) == dates


@pytest.mark.parametrize("pace", [-1, 0, 4, 501, 10**9])
def test_odd_pace_is_refused(learner, noon, backlog, pace):
    dates = due_dates(learner)
    with pytest.raises(services.PaceOutOfRange):
        start(learner, noon, pace=pace)
    assert due_dates(learner) == dates


def test_comeback_without_a_backlog_is_refused(learner, noon):
    answer_then_leave(learner, noon, count=19)
    with pytest.raises(services.NoBacklog):
        start(learner, noon)


def test_pace_below_what_keeps_coming_is_refused(learner, noon):
    for days in range(40):
        answer_then_leave(learner, noon, count=6, days=days)
    with pytest.raises(services.NeverLevel):
        start(learner, noon)
    assert not Comeback.objects.exists()


def test_comeback_keeps_since_when_the_learner_was_away(learner, noon, backlog):
    start(learner, noon)
    spans = learner.comebacks.paused_spans()
    assert spans == [(date(2026, 2, 9), date(2026, 3, 9))]


def test_undone_comeback_pauses_no_streak(learner, noon, backlog):
    start(learner, noon)
    undo_comeback(learner=learner, at=noon)
    assert learner.comebacks.paused_spans() == []


def test_retired_question_is_not_moved(learner, noon, backlog):
    type(backlog[0]).objects.filter(pk=backlog[0].pk).update(retired_at=noon)
    start(learner, noon)
    card = Card.objects.get(question=backlog[0])
    assert not card.postponements.exists()


def test_20_questions_after_a_week_away_are_a_backlog(learner, noon, backlog):
    assert backlog_from(absence_of(learner, noon)) == 20


def test_three_days_worth_are_a_backlog(learner, noon):
    answer_then_leave(learner, noon, count=20, days=1)
    absence = absence_of(learner, noon)
    assert absence.usual_count == 20
    assert absence.days_away == 0
    assert backlog_from(absence) == 60


def test_learner_without_answers_was_not_away(learner, noon):
    absence = absence_of(learner, noon)
    assert absence.away_since is None
    assert absence.days_away == 0
