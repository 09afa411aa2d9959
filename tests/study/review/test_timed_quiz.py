"""A session with minutes: how much is left is said, and it ends on time."""

from datetime import timedelta

import pytest
import time_machine

from study.models import Card, Quiz
from tests.factories import PaperFactory, QuestionFactory, answer
from tests.html_page import Page


@pytest.fixture
def quiz(ada, noon):
    """Two minutes for four questions, begun at noon."""
    paper = PaperFactory(slug="bert")
    for number in range(6):
        QuestionFactory(home=paper, prompt=f"Question {number}")
    choice = {"kind": "paper", "subject": "bert", "amount": "2", "unit": "minutes"}
    with time_machine.travel(noon, tick=False):
        ada.post("/quizzes/new/start/", choice)
    return Quiz.objects.get()


def answer_next(learner, quiz, at):
    question = quiz.open_items(at).first().question
    answer(learner, question, at=at, quiz=quiz)
    quiz.refresh_from_db()


def open_at(browser, quiz, at):
    with time_machine.travel(at, tick=False):
        return browser.get(quiz.get_absolute_url())


@pytest.mark.parametrize(
    ("seconds", "label"),
    [(0, "2 minutes left."), (70, "Less than a minute left.")],
)
def test_time_left_is_said(ada, quiz, noon, seconds, label):
    response = open_at(ada, quiz, noon + timedelta(seconds=seconds))
    assert label in Page(response).text


def test_answer_before_the_time_is_up_goes_on(learner, quiz, noon):
    answer_next(learner, quiz, noon + timedelta(seconds=119))
    assert quiz.finished_at is None


def test_answer_that_crosses_the_time_counts_and_ends_the_quiz(
    ada, learner, quiz, noon
):
    late = noon + timedelta(seconds=121)
    answer_next(learner, quiz, noon + timedelta(seconds=60))
    answer_next(learner, quiz, late)
    assert quiz.finished_at == late
    result = open_at(ada, quiz, late).context["result"]
    assert result["answered_count"] == 2
    assert result["not_reached_count"] == 2


def test_what_was_not_reached_is_untouched(ada, learner, quiz, noon):
    late = noon + timedelta(minutes=3)
    answer_next(learner, quiz, late)
    assert Card.objects.count() == 1
    text = Page(open_at(ada, quiz, late)).text
    assert "The time was over before 3 questions. Nothing changed for them." in text


def test_time_that_went_by_without_an_answer_ends_the_quiz(ada, quiz, noon):
    late = noon + timedelta(hours=1)
    response = open_at(ada, quiz, late)
    assert response.context["result"]["not_reached_count"] == 4
    with time_machine.travel(late, tick=False):
        (row,) = ada.get("/quizzes/").context["quizzes"]
    assert row["outcome_label"] == "ended without an answer"


def test_quiz_whose_time_is_up_is_not_gone_on_with(ada, quiz, noon):
    choice = {"kind": "paper", "subject": "bert", "amount": "2", "unit": "minutes"}
    with time_machine.travel(noon + timedelta(hours=1), tick=False):
        ada.post("/quizzes/new/start/", choice)
    assert Quiz.objects.count() == 2


def test_page_that_was_open_when_the_time_ran_out_says_so(ada, quiz, noon):
    question = quiz.items.first().question
    page = Page(open_at(ada, quiz, noon))
    form = page.form(f"/questions/{question.pk}/answer/")
    with time_machine.travel(noon + timedelta(minutes=5), tick=False):
        revealed = ada.post(form.action, form.values)
    assert "The time is up: this is the last question." in Page(revealed).text
