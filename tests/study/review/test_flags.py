"""Telling curators of a question, and what they see of it."""

from datetime import timedelta

import pytest

from papers.models import Question
from study.models import QuestionFlag
from study.review.quiz_services import start_paper_quiz
from tests.factories import LearnerFactory, QuestionFactory
from tests.html_page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(db):
    return QuestionFactory(slug="gan-1")


@pytest.fixture
def curator(sign_in, db):
    return sign_in(LearnerFactory(is_staff=True))


def flag(browser, question, reason="unclear", words="", quiz=""):
    path = f"/questions/{question.pk}/flag/"
    if quiz:
        path = f"{path}?quiz={quiz.pk}"
    return browser.post(path, {"reason": reason, "words": words})


def flag_page(browser, question):
    return Page(browser.get(f"/questions/{question.pk}/flag/"))


def test_flag_is_stored_with_the_revision_and_said_back(ada, learner, question):
    response = flag(ada, question, words="Which loss?")
    assert response.headers["Location"] == f"/questions/{question.pk}/flag/"
    stored = QuestionFlag.objects.get()
    assert stored.learner == learner
    assert stored.words == "Which loss?"
    assert stored.question_revision == question.revision
    assert "Curators know: it is unclear." in flag_page(ada, question).text


def test_second_flag_takes_the_place_of_the_open_one(ada, question):
    flag(ada, question, words="Which loss?")
    flag(ada, question, reason="wrong")
    stored = QuestionFlag.objects.get()
    assert stored.reason == "wrong"
    assert stored.words == ""


def test_closed_flag_stays_beside_a_new_one(ada, question, noon):
    flag(ada, question)
    later = QuestionFlag.objects.get().flagged_at + timedelta(hours=1)
    QuestionFlag.objects.update(closed_at=later)
    flag(ada, question, reason="wrong")
    assert QuestionFlag.objects.count() == 2


def test_something_else_needs_words(ada, question):
    response = flag(ada, question, reason="other")
    assert response.status_code == 422
    assert "Say in a few words what it is." in Page(response).text
    assert QuestionFlag.objects.count() == 0


@pytest.mark.parametrize("reason", ["", "rude", "OTHER", "\x00"])
def test_odd_reason_is_refused_and_the_words_stay(ada, question, reason):
    response = flag(ada, question, reason=reason, words="Which loss?")
    assert response.status_code == 422
    assert "Which loss?" in Page(response).text
    assert QuestionFlag.objects.count() == 0


def test_too_many_words_are_refused(ada, question):
    response = flag(ada, question, words="x" * 1001)
    assert response.status_code == 422
    assert QuestionFlag.objects.count() == 0


def test_flag_is_taken_back_once_or_twice(ada, question):
    flag(ada, question)
    for _ in range(2):
        response = ada.post(f"/questions/{question.pk}/flag/withdraw/")
        assert response.headers["Location"] == f"/questions/{question.pk}/flag/"
    assert QuestionFlag.objects.count() == 0
    assert "Curators know" not in flag_page(ada, question).text


def test_taking_back_leaves_what_is_closed_or_anothers(ada, question, sign_in):
    flag(sign_in(LearnerFactory()), question)
    flag(ada, question)
    latest = QuestionFlag.objects.order_by("pk").last()
    closed_at = latest.flagged_at + timedelta(hours=1)
    QuestionFlag.objects.filter(pk=latest.pk).update(closed_at=closed_at)
    ada.post(f"/questions/{question.pk}/flag/withdraw/")
    assert QuestionFlag.objects.count() == 2


def test_retired_question_is_not_flagged_and_says_why(ada, question, noon):
    Question.objects.update(retired_at=noon)
    response = flag(ada, question)
    assert response.status_code == 410
    assert QuestionFlag.objects.count() == 0


def test_flag_leads_back_to_the_quiz(ada, learner, question, noon):
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    response = flag(ada, question, quiz=quiz)
    page = Page(ada.get(response.headers["Location"]))
    assert quiz.get_absolute_url() in page.links


def test_curators_see_the_words_and_not_whose_they_are(ada, curator, question):
    flag(ada, question, reason="other", words="<b>Which</b> loss?")
    stored = QuestionFlag.objects.get()
    for path in ("", f"{stored.pk}/change/"):
        response = curator.get(f"/admin/study/questionflag/{path}")
        text = response.text
        assert "&lt;b&gt;Which&lt;/b&gt; loss?" in text
        assert "gan-1" in text
        assert "ada@example.org" not in text
        assert "Ada" not in text


def test_curators_close_flags(ada, curator, question):
    flag(ada, question)
    stored = QuestionFlag.objects.get()
    form = {"action": "close_flags", "_selected_action": [stored.pk]}
    response = curator.post("/admin/study/questionflag/", form, follow=True)
    assert "1 flag closed." in response.text
    assert QuestionFlag.objects.get().closed_at is not None
    assert "Curators know" not in flag_page(ada, question).text


def test_learners_see_no_flags_in_the_admin(ada, question):
    flag(ada, question)
    response = ada.get("/admin/study/questionflag/")
    assert response.status_code == 302
