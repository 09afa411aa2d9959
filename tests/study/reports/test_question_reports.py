"""Telling curators of a question, and taking that back."""

from datetime import timedelta

import pytest

from papers.models import Question
from study.models import Report
from study.review.quiz_services import start_paper_quiz
from tests.factories import LearnerFactory, QuestionFactory
from tests.html_page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(db):
    return QuestionFactory(slug="gan-1")


def tell(browser, question, reason="unclear", words="", quiz=""):
    path = f"/questions/{question.pk}/report/"
    if quiz:
        path = f"{path}?quiz={quiz.pk}"
    return browser.post(path, {"reason": reason, "words": words})


def report_page(browser, question):
    return Page(browser.get(f"/questions/{question.pk}/report/"))


def test_report_is_stored_with_the_revision_and_said_back(ada, learner, question):
    response = tell(ada, question, words="Which loss?")
    assert response.headers["Location"] == f"/questions/{question.pk}/report/"
    stored = Report.objects.get()
    assert stored.learner == learner
    assert stored.words == "Which loss?"
    assert stored.question_revision == question.revision
    assert "Curators know: it is unclear." in report_page(ada, question).text


def test_second_report_takes_the_place_of_the_open_one(ada, question):
    tell(ada, question, words="Which loss?")
    tell(ada, question, reason="wrong")
    stored = Report.objects.get()
    assert stored.reason == "wrong"
    assert stored.words == ""


def test_closed_report_stays_beside_a_new_one(ada, question, noon):
    tell(ada, question)
    later = Report.objects.get().reported_at + timedelta(hours=1)
    Report.objects.update(state="corrected", closed_at=later)
    tell(ada, question, reason="wrong")
    assert Report.objects.count() == 2


def test_something_else_needs_words(ada, question):
    response = tell(ada, question, reason="other")
    assert response.status_code == 422
    assert "Say in a few words what it is." in Page(response).text
    assert Report.objects.count() == 0


@pytest.mark.parametrize("reason", ["", "rude", "OTHER", "\x00"])
def test_odd_reason_is_refused_and_the_words_stay(ada, question, reason):
    response = tell(ada, question, reason=reason, words="Which loss?")
    assert response.status_code == 422
    assert "Which loss?" in Page(response).text
    assert Report.objects.count() == 0


def test_too_many_words_are_refused(ada, question):
    response = tell(ada, question, words="x" * 1001)
    assert response.status_code == 422
    assert Report.objects.count() == 0


def test_report_is_taken_back_once_or_twice(ada, question):
    tell(ada, question)
    for _ in range(2):
        response = ada.post(f"/questions/{question.pk}/report/withdraw/")
        assert response.headers["Location"] == f"/questions/{question.pk}/report/"
    assert Report.objects.count() == 0
    assert "Curators know" not in report_page(ada, question).text


def test_taking_back_leaves_what_is_closed_or_anothers(ada, question, sign_in):
    tell(sign_in(LearnerFactory()), question)
    tell(ada, question)
    latest = Report.objects.order_by("pk").last()
    closed_at = latest.reported_at + timedelta(hours=1)
    Report.objects.filter(pk=latest.pk).update(state="corrected", closed_at=closed_at)
    ada.post(f"/questions/{question.pk}/report/withdraw/")
    assert Report.objects.count() == 2


def test_retired_question_is_not_reported_and_says_why(ada, question, noon):
    Question.objects.update(retired_at=noon)
    response = tell(ada, question)
    assert response.status_code == 410
    assert Report.objects.count() == 0


def test_report_leads_back_to_the_quiz(ada, learner, question, noon):
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    response = tell(ada, question, quiz=quiz)
    page = Page(ada.get(response.headers["Location"]))
    assert quiz.get_absolute_url() in page.links


def test_part_quote_and_source_are_told(ada, question):
    ada.post(
        f"/questions/{question.pk}/report/",
        {
            "reason": "wrong",
            "part": "answer",
            "quote": "Two losses.",
            "source": "Section 3",
            "may_be_named": "on",
        },
    )
    stored = Report.objects.get()
    assert stored.part == "answer"
    assert stored.quote == "Two losses."
    assert stored.source == "Section 3"
    assert stored.may_be_named
    assert "Two losses." in report_page(ada, question).text


@pytest.mark.parametrize("part", ["approach", "\0", "ANSWER"])
def test_part_that_no_question_has_is_refused(ada, question, part):
    path = f"/questions/{question.pk}/report/"
    response = ada.post(path, {"reason": "wrong", "part": part})
    assert response.status_code in (400, 422)
    assert Report.objects.count() == 0
