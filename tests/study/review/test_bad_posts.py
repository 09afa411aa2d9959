"""Answers that cannot be taken as they came: a sentence says what happened."""

import pytest

from papers.models import Question
from study.models import Review
from study.review.quiz_services import start_paper_quiz
from tests.factories import (
    ChoiceQuestionFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    answer,
)
from tests.html_page import Page
from tests.study.review.posts import assert_refused, body, grade


@pytest.fixture
def question(db):
    return QuestionFactory(home=PaperFactory(slug="gan"))


@pytest.mark.parametrize(
    "changes",
    [
        {"rating": 0},
        {"rating": 5},
        {"rating": "good"},
        {"rating": ""},
        {"rating": "3.0"},
        {"key": ""},
        {"key": "1"},
        {"key": "x" * 36},
        {"seen": -1},
        {"seen": "x"},
        {"seen": 2**63},
        {"quiz": "x"},
        {"quiz": 2**63},
        {"quiz": -1},
        {"typed": "x" * 10_001},
        {"typed": "a\x00b"},
        {"points": "x"},
        {"points": 2**63},
    ],
    ids=str,
)
def test_field_that_makes_no_sense_is_explained(ada, question, changes):
    assert_refused(grade(ada, question, **changes), 422)


@pytest.mark.parametrize(
    "changes",
    [
        {"key": ""},
        {"seen": ""},
        {"typed": "x" * 10_001},
        {"gap": ["x" * 501]},
        {"gap": list("abcde")},
        {"gap": "a\x00"},
    ],
    ids=str,
)
def test_odd_answer_is_not_revealed(ada, question, changes):
    assert_refused(ada.post(f"/questions/{question.pk}/answer/", body(**changes)), 422)


def test_empty_post_is_explained(ada, question):
    for action in ("answer", "grade"):
        assert_refused(ada.post(f"/questions/{question.pk}/{action}/"), 422)


@pytest.mark.parametrize("action", ["answer", "grade"])
def test_retired_question_is_gone(ada, question, noon, action):
    Question.objects.update(retired_at=noon)
    assert_refused(ada.post(f"/questions/{question.pk}/{action}/", body()), 410)


@pytest.mark.parametrize("action", ["answer", "grade"])
@pytest.mark.parametrize("hide", ["question", "paper", "nothing"])
def test_question_that_one_may_not_see_does_not_exist(ada, question, action, hide):
    if hide == "question":
        Question.objects.update(status="draft")
    elif hide == "paper":
        type(question.home).objects.update(status="draft")
    pk = question.pk + (1 if hide == "nothing" else 0)
    assert ada.post(f"/questions/{pk}/{action}/", body()).status_code == 404
    assert not Review.objects.exists()


def test_choice_of_another_question_is_refused(ada, db):
    mine = ChoiceQuestionFactory()
    other = ChoiceQuestionFactory()
    response = grade(ada, mine, choice=other.choices.get(is_right=True).pk)
    assert_refused(response, 422)


@pytest.mark.parametrize("choice", ["", "x", 0, -1, 2**63, 10**9])
def test_choice_question_without_a_choice_is_explained(ada, db, choice):
    assert_refused(grade(ada, ChoiceQuestionFactory(), choice=choice), 422)


def test_choice_question_is_never_revealed_before_the_choice(ada, db):
    question = ChoiceQuestionFactory()
    assert_refused(ada.post(f"/questions/{question.pk}/answer/", body()), 422)


def test_key_points_of_another_question_are_refused(ada, question):
    other = QuestionFactory()
    assert_refused(grade(ada, question, points=[other.key_points.first().pk]), 422)


def test_choice_with_a_recall_question_is_refused(ada, question):
    other = ChoiceQuestionFactory()
    assert_refused(grade(ada, question, choice=other.choices.first().pk), 422)


def test_quiz_of_somebody_else_does_not_exist(ada, question, noon):
    quiz = start_paper_quiz(learner=LearnerFactory(), paper=question.home, at=noon)
    for action in ("answer", "grade"):
        response = ada.post(f"/questions/{question.pk}/{action}/", body(quiz=quiz.pk))
        assert response.status_code == 404
    assert Review.objects.count() == 0
    assert quiz.open_items(noon).count() == 1


def test_question_that_is_not_in_the_quiz_is_answered_outside_it(
    ada,
    learner,
    question,
    noon,
):
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    other = QuestionFactory()
    assert grade(ada, other, quiz=quiz.pk).status_code == 302
    assert Review.objects.get().question == other
    assert quiz.open_items(noon).count() == 1


@pytest.mark.parametrize("pk", [0, 2**31, 2**63, 10**30])
def test_number_beyond_all_bounds_does_not_exist(ada, question, pk):
    for path in (
        f"/questions/{pk}/answer/",
        f"/questions/{pk}/grade/",
        f"/reviews/{pk}/undo/",
        f"/reviews/{pk}/correct/",
    ):
        assert ada.post(path, body()).status_code == 404
    for path in (f"/reviews/{pk}/", f"/quizzes/{pk}/"):
        assert ada.get(path).status_code == 404


@pytest.mark.parametrize("quiz", ["x", "-1", "0", str(2**63), "9" * 5000, "²"])
def test_odd_quiz_in_the_address_does_not_exist(ada, learner, question, noon, quiz):
    review = answer(learner, question, at=noon)
    assert ada.get(f"/reviews/{review.pk}/", {"quiz": quiz}).status_code == 404


def test_htmx_gets_the_explanation_as_a_fragment(ada, question):
    response = ada.post(
        f"/questions/{question.pk}/grade/",
        body(rating=9),
        headers={"HX-Request": "true"},
    )
    assert response.status_code == 422
    assert "html" not in [tag for tag, _ in Page(response).tags]
