"""Taking an answer back, and correcting what a choice said of it."""

from datetime import timedelta

import pytest

from study.memory import Rating
from study.models import Card, Quiz, Review
from study.review.quiz_services import start_paper_quiz
from tests.factories import (
    ChoiceQuestionFactory,
    LearnerFactory,
    QuestionFactory,
    answer,
)
from tests.html_page import Page


@pytest.fixture
def wrong(learner, noon):
    """A choice answered wrongly, within a quiz."""
    question = ChoiceQuestionFactory()
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    chosen = question.choices.filter(is_right=False).first()
    return answer(
        learner,
        question,
        at=noon,
        rating=Rating.AGAIN,
        choice=chosen,
        quiz=quiz,
    )


def test_undo_leads_back_to_the_quiz_and_opens_it(ada, wrong):
    quiz = wrong.quiz_item.quiz
    response = ada.post(f"/reviews/{wrong.pk}/undo/")
    assert response.status_code == 302
    assert response.headers["Location"] == quiz.get_absolute_url()
    assert Card.objects.count() == 0
    assert Review.objects.standing().count() == 0
    assert quiz.open_items().count() == 1
    assert Quiz.objects.get().finished_at is None


def test_undo_of_an_answer_outside_a_quiz_leads_to_the_review_page(ada, learner, noon):
    review = answer(learner, QuestionFactory(), at=noon)
    assert ada.post(f"/reviews/{review.pk}/undo/").headers["Location"] == "/review/"


def test_undo_that_is_sent_twice_takes_back_one_answer(ada, learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon)
    later = answer(learner, question, at=noon + timedelta(days=2), seen=1)
    statuses = [ada.post(f"/reviews/{later.pk}/undo/").status_code for _ in range(2)]
    assert statuses == [302, 404]
    assert Review.objects.standing().count() == 1


@pytest.mark.parametrize("action", ["undo", "correct"])
def test_earlier_answer_is_kept_and_that_is_explained(ada, learner, noon, action):
    question = ChoiceQuestionFactory()
    first = answer(learner, question, at=noon)
    answer(learner, question, at=noon + timedelta(days=2), seen=1)
    before = Card.objects.values().get()
    response = ada.post(f"/reviews/{first.pk}/{action}/", {"rating": 4})
    assert response.status_code == 409
    assert response.context["explanation"] in Page(response).text
    assert Card.objects.values().get() == before
    assert Review.objects.standing().count() == 2


@pytest.mark.parametrize("action", ["undo", "correct"])
def test_answer_of_somebody_else_does_not_exist(ada, noon, action):
    theirs = answer(LearnerFactory(), ChoiceQuestionFactory(), at=noon)
    assert ada.post(f"/reviews/{theirs.pk}/{action}/", {"rating": 4}).status_code == 404
    assert Review.objects.standing().get() == theirs


def test_correction_takes_the_answers_place(ada, wrong):
    quiz = wrong.quiz_item.quiz
    response = ada.post(f"/reviews/{wrong.pk}/correct/", {"rating": 2})
    corrected = Review.objects.standing().get()
    assert response.headers["Location"] == f"/reviews/{corrected.pk}/?quiz={quiz.pk}"
    assert corrected.rating == Rating.HARD
    assert corrected.choice == wrong.choice
    assert corrected.reviewed_at == wrong.reviewed_at
    assert quiz.items.get().review == corrected
    assert Quiz.objects.get().finished_at is not None


def test_correction_is_offered_for_the_other_ratings(ada, wrong):
    page = Page(ada.get(f"/reviews/{wrong.pk}/"))
    assert page.form(f"/reviews/{wrong.pk}/correct/").buttons == [
        ("rating", "2"),
        ("rating", "3"),
        ("rating", "4"),
    ]


def test_corrected_answer_can_be_taken_back(ada, wrong):
    ada.post(f"/reviews/{wrong.pk}/correct/", {"rating": 2})
    ada.post(f"/reviews/{Review.objects.standing().get().pk}/undo/")
    assert Card.objects.count() == 0
    assert Review.objects.standing().count() == 0


def test_correction_back_and_forth_ends_where_it_began(ada, wrong):
    before = Card.objects.values().get()
    for rating in (3, 1, 3, 1):
        review = Review.objects.standing().get()
        path = f"/reviews/{review.pk}/correct/"
        response = ada.post(path, {"rating": rating})
        assert response.status_code == 302
    after = Card.objects.values().get()
    del before["id"], after["id"]
    assert after == before


@pytest.mark.parametrize("rating", ["", "0", "5", "x", "\x00"])
def test_unknown_correction_is_explained(ada, wrong, rating):
    response = ada.post(f"/reviews/{wrong.pk}/correct/", {"rating": rating})
    assert response.status_code == 422
    assert Review.objects.standing().get() == wrong


def test_recall_that_the_learner_judged_is_not_corrected(ada, learner, noon):
    review = answer(learner, QuestionFactory(), at=noon)
    assert ada.post(f"/reviews/{review.pk}/correct/", {"rating": 4}).status_code == 422
    assert Review.objects.standing().get().rating == Rating.GOOD
