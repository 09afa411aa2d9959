"""A limit on the reviews of a day: what it holds back, says and lets go."""

import uuid
from datetime import timedelta

import pytest
import time_machine

from study.memory import Rating
from study.models import Card, Review
from study.review import order, queries
from study.review.change_services import undo_review
from study.review.limits import due_share, new_questions_left
from tests.factories import QuestionFactory, answer
from tests.html_page import Page
from tests.study.review.due_questions import make_due, set_learner

HOUR = timedelta(hours=1)


@pytest.fixture
def today(noon):
    """It is Tuesday noon, and stays so."""
    with time_machine.travel(noon, tick=False):
        yield noon


@pytest.fixture
def five_due(learner, today):
    return [make_due(learner, today, days=days) for days in (60, 50, 40, 30, 20)]


def share_at(learner, at):
    share = due_share(learner, at)
    return share.count, share.waiting_count


def answer_due(learner, question, at, rating=Rating.GOOD):
    return answer(learner, question, at=at, rating=rating, seen=1)


def test_without_a_limit_all_that_is_due_is_asked(learner, five_due, today):
    assert share_at(learner, today) == (5, 0)


def test_limit_leaves_the_others_for_tomorrow(learner, five_due, today):
    set_learner(learner, review_limit=2)
    assert share_at(learner, today) == (2, 3)


def test_limit_counts_what_was_answered_on_the_study_day(learner, five_due, today):
    set_learner(learner, review_limit=2)
    answer_due(learner, five_due[0], today)
    assert share_at(learner, today) == (1, 3)
    assert share_at(learner, today + 15 * HOUR) == (1, 3)


def test_limit_begins_anew_with_the_study_day(learner, five_due, today):
    set_learner(learner, review_limit=2)
    answer_due(learner, five_due[0], today)
    answer_due(learner, five_due[1], today)
    assert share_at(learner, today) == (0, 3)
    assert share_at(learner, today + 16 * HOUR) == (2, 1)


def test_answer_that_was_taken_back_does_not_count(learner, five_due, today):
    set_learner(learner, review_limit=1)
    review = answer_due(learner, five_due[0], today)
    assert share_at(learner, today) == (0, 4)
    undo_review(review=review, at=today)
    assert share_at(learner, today) == (1, 4)


def test_forgotten_question_comes_again_whatever_the_limit_says(
    ada, learner, five_due, today
):
    set_learner(learner, review_limit=1)
    answer_due(learner, five_due[0], today, rating=Rating.AGAIN)
    with time_machine.travel(today + timedelta(minutes=11), tick=False):
        prompt = ada.get("/review/").context["prompt"]
    assert prompt.question.id == five_due[0].pk
    assert prompt.session.left_count == 1


@pytest.fixture
def long_backlog(monkeypatch):
    """What is due is longer than what one page reads of it."""
    for room in (order, queries):
        monkeypatch.setattr(room, "MOST_READ", 2)


def test_long_backlog_is_counted_whole(ada, five_due, long_backlog):
    context = ada.get("/review/").context
    assert context["due_count"] == 5
    assert context["prompt"].question.id == five_due[0].pk


def test_forgotten_question_is_found_behind_a_long_backlog(
    ada, learner, five_due, long_backlog, today
):
    set_learner(learner, review_limit=1)
    answer_due(learner, five_due[0], today, rating=Rating.AGAIN)
    with time_machine.travel(today + timedelta(minutes=11), tick=False):
        prompt = ada.get("/review/").context["prompt"]
    assert prompt.question.id == five_due[0].pk
    assert prompt.session.left_count == 1


def test_first_answer_to_a_question_is_no_review(learner, five_due, today):
    set_learner(learner, review_limit=2)
    answer(learner, QuestionFactory(), at=today)
    assert share_at(learner, today) == (2, 3)


def test_review_page_counts_what_today_asks(ada, learner, five_due):
    set_learner(learner, review_limit=2)
    context = ada.get("/review/").context
    assert context["due_count"] == 2
    assert context["prompt"].session.total == 2


def test_revealed_question_stands_at_the_same_place(ada, learner, five_due, today):
    set_learner(learner, review_limit=2)
    body = {"key": str(uuid.uuid4()), "seen": 1, "typed": ""}
    response = ada.post(f"/questions/{five_due[0].pk}/answer/", body)
    assert response.context["prompt"].session.total == 2


def reach_limit(learner, five_due, at):
    set_learner(learner, review_limit=2)
    answer_due(learner, five_due[0], at)
    answer_due(learner, five_due[1], at)


def test_page_says_how_many_wait_for_tomorrow(ada, learner, five_due, today):
    reach_limit(learner, five_due, today)
    page = Page(ada.get("/review/"))
    assert "3 more wait for tomorrow." in page.text
    assert "Answer them now" in page.text
    assert "The next question comes" not in page.text


def test_home_says_how_many_wait_for_tomorrow(ada, learner, five_due, today):
    set_learner(learner, review_limit=2)
    text = Page(ada.get("/")).text
    assert "2 questions due" in text
    assert "3 more wait for tomorrow." in text


def test_home_is_done_when_the_limit_is_reached(ada, learner, five_due, today):
    reach_limit(learner, five_due, today)
    text = Page(ada.get("/")).text
    assert "Done for today." in text
    assert "3 more questions wait for tomorrow" in text


def test_waiting_questions_can_be_answered_today(ada, learner, five_due, today):
    reach_limit(learner, five_due, today)
    page = Page(ada.get("/review/"))
    (form,) = [form for form in page.forms if form.action == "/review/all/"]
    response = ada.post(form.action, form.values)
    assert response.headers["Location"] == "/review/"
    assert ada.get("/review/").context["due_count"] == 3


def test_lifted_limit_holds_again_on_the_next_study_day(ada, learner, five_due, today):
    reach_limit(learner, five_due, today)
    ada.post("/review/all/")
    learner.refresh_from_db()
    assert share_at(learner, today + 15 * HOUR) == (3, 0)
    assert share_at(learner, today + 16 * HOUR) == (2, 1)


def test_lifting_the_limit_stores_no_answer_and_moves_no_date(ada, learner, five_due):
    before = list(Card.objects.order_by("pk").values())
    ada.post("/review/all/")
    assert list(Card.objects.order_by("pk").values()) == before
    assert Review.objects.count() == len(five_due)


@pytest.mark.parametrize(("limit", "left"), [(None, None), (5, 3), (2, 0), (0, 0)])
def test_new_questions_are_counted_by_the_study_day(learner, today, limit, left):
    set_learner(learner, new_limit=limit)
    answer(learner, QuestionFactory(), at=today - timedelta(days=1))
    answer(learner, QuestionFactory(), at=today)
    question = QuestionFactory()
    answer(learner, question, at=today, rating=Rating.AGAIN)
    answer(learner, question, at=today, seen=1)
    assert new_questions_left(learner, today) == left
