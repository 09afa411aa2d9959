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


def test_undo_leads_back_to_the_quiz_and_opens_it(ada, wrong, noon):
    quiz = wrong.quiz_item.quiz
    response = ada.post(f"/reviews/{wrong.pk}/undo/")
    assert response.status_code == 302
    assert response.headers["Location"] == quiz.get_absolute_url()
    assert Card.objects.count() == 0
    assert Review.objects.standing().count() == 0
    assert quiz.open_items(noon).count() == 1
    assert Quiz.objects.get().finished_at is None


def test_undo_of_an_answer_outside_a_quiz_leads_to_the_review_page(ada, learner, noon):
    review = answer(learner, QuestionFactory(), at=noon)
    assert ada.post(f"/reviews/{review.pk}/undo/").headers["Location"] == "/review/"


def test_undo_that_is_sent_twice_takes_back_one_answer(ada, learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon)
    later = answer(learner, question, at=noon + timedelta(days=2), seen=1)
    for _ in range(2):
        response = ada.post(f"/reviews/{later.pk}/undo/")
        assert response.headers["Location"] == "/review/"
    assert Review.objects.standing().count() == 1


def test_undo_that_is_sent_twice_leads_to_the_quiz_twice(ada, wrong):
    quiz = wrong.quiz_item.quiz
    form = Page(ada.get(f"/reviews/{wrong.pk}/", {"quiz": quiz.pk})).form(
        f"/reviews/{wrong.pk}/undo/"
    )
    for _ in range(2):
        response = ada.post(form.action, form.values)
        assert response.headers["Location"] == quiz.get_absolute_url()


def test_undo_after_a_new_answer_takes_nothing_back_and_says_so(ada, learner, noon):
    question = QuestionFactory()
    first = answer(learner, question, at=noon)
    ada.post(f"/reviews/{first.pk}/undo/")
    second = answer(learner, question, at=noon)
    response = ada.post(f"/reviews/{first.pk}/undo/")
    assert response.status_code == 409
    text = Page(response).text
    assert "You took this answer back" in text
    assert "You answered the question again since, and that answer counts." in text
    assert Review.objects.standing().get() == second


def test_undo_from_a_page_of_before_the_correction_asks_again(ada, wrong, noon):
    quiz = wrong.quiz_item.quiz
    ada.post(f"/reviews/{wrong.pk}/correct/", {"rating": 2})
    response = ada.post(f"/reviews/{wrong.pk}/undo/")
    assert response.headers["Location"] == quiz.get_absolute_url()
    assert not Review.objects.standing().exists()
    assert quiz.open_items(noon).count() == 1


def test_undo_that_names_the_quiz_of_somebody_else_changes_nothing(ada, wrong, noon):
    theirs = start_paper_quiz(
        learner=LearnerFactory(), paper=wrong.question.home, at=noon
    )
    response = ada.post(f"/reviews/{wrong.pk}/undo/", {"quiz": theirs.pk})
    assert response.status_code == 404
    assert Review.objects.standing().get() == wrong


@pytest.mark.parametrize("quiz", ["x", "-1", "9" * 30, "\x00"])
def test_undo_with_an_odd_quiz_still_takes_the_answer_back(ada, wrong, quiz):
    assert ada.post(f"/reviews/{wrong.pk}/undo/", {"quiz": quiz}).status_code == 302
    assert not Review.objects.standing().exists()


def test_answer_that_was_taken_back_says_so(ada, learner, noon):
    review = answer(learner, QuestionFactory(), at=noon)
    ada.post(f"/reviews/{review.pk}/undo/")
    response = ada.get(f"/reviews/{review.pk}/")
    assert response.status_code == 409
    assert "You took this answer back" in Page(response).text
    assert "/review/" in Page(response).links


def test_answer_that_was_corrected_leads_to_its_correction(ada, wrong):
    quiz = wrong.quiz_item.quiz
    ada.post(f"/reviews/{wrong.pk}/correct/", {"rating": 2})
    corrected = Review.objects.standing().get()
    response = ada.get(f"/reviews/{wrong.pk}/", {"quiz": quiz.pk})
    assert response.headers["Location"] == f"/reviews/{corrected.pk}/?quiz={quiz.pk}"


def test_correction_that_is_sent_twice_leads_to_the_same_answer(ada, wrong):
    path = f"/reviews/{wrong.pk}/correct/"
    first = ada.post(path, {"rating": 2}).headers["Location"]
    assert ada.post(path, {"rating": 2}).headers["Location"] == first
    assert Review.objects.count() == 2


def test_correction_of_an_answer_that_was_taken_back_says_so(ada, wrong):
    ada.post(f"/reviews/{wrong.pk}/undo/")
    response = ada.post(f"/reviews/{wrong.pk}/correct/", {"rating": 2})
    assert response.status_code == 409
    text = Page(response).text
    assert "You took this answer back" in text
    assert "There is a later answer" not in text
    assert not Review.objects.standing().exists()


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


def test_recall_that_the_learner_judged_can_be_corrected(ada, learner, noon):
    review = answer(learner, QuestionFactory(), at=noon, typed="It waits.")
    form = Page(ada.get(f"/reviews/{review.pk}/")).form(
        f"/reviews/{review.pk}/correct/"
    )
    ada.post(form.action, form.values | {"rating": 1})
    corrected = Review.objects.standing().get()
    assert corrected.rating == Rating.AGAIN
    assert corrected.typed == "It waits."
