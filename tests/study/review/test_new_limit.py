"""A limit on the questions of a day that are new to a learner."""

from datetime import timedelta

import pytest
import time_machine

from study.models import Quiz
from study.models.quiz import QuizKind
from study.review.quiz_plan import QuizChoice, plan_quiz
from study.review.quiz_services import NewLimitReached, start_paper_quiz, start_quiz
from tests.factories import PaperFactory, QuestionFactory, answer
from tests.html_page import Page
from tests.study.review.due_questions import make_due, set_learner


@pytest.fixture
def today(noon):
    with time_machine.travel(noon, tick=False):
        yield noon


@pytest.fixture
def paper(db):
    """A paper with four questions."""
    paper = PaperFactory()
    for _ in range(4):
        QuestionFactory(home=paper)
    return paper


def choice_of(paper, **fields):
    return QuizChoice(
        kind=QuizKind.PAPER, title=paper.title, subject_id=paper.pk, **fields
    )


def question_count(quiz):
    return quiz.items.count()


def test_without_a_limit_a_quiz_asks_all(learner, paper, noon):
    quiz = start_paper_quiz(learner=learner, paper=paper, at=noon)
    assert question_count(quiz) == 4
    assert quiz.held_back_count == 0


def test_limit_leaves_new_questions_for_tomorrow(learner, paper, noon):
    set_learner(learner, new_limit=3)
    quiz = start_paper_quiz(learner=learner, paper=paper, at=noon)
    assert question_count(quiz) == 3
    assert quiz.held_back_count == 1


def test_new_questions_of_the_study_day_count(learner, paper, noon):
    set_learner(learner, new_limit=3)
    answer(learner, QuestionFactory(), at=noon)
    quiz = start_paper_quiz(learner=learner, paper=paper, at=noon)
    assert question_count(quiz) == 2
    tomorrow = noon + timedelta(days=1)
    quiz = start_paper_quiz(learner=learner, paper=paper, at=tomorrow)
    assert question_count(quiz) == 3


def test_questions_asked_before_are_not_limited(learner, paper, noon):
    set_learner(learner, new_limit=0)
    for _ in range(2):
        make_due(learner, noon, home=paper)
    quiz = start_paper_quiz(learner=learner, paper=paper, at=noon)
    assert question_count(quiz) == 2
    assert quiz.held_back_count == 4


def test_quiz_of_new_questions_alone_waits(learner, paper, noon):
    set_learner(learner, new_limit=0)
    with pytest.raises(NewLimitReached):
        start_paper_quiz(learner=learner, paper=paper, at=noon)
    assert not Quiz.objects.exists()


def test_practice_is_not_limited(learner, paper, noon):
    set_learner(learner, new_limit=0)
    choice = choice_of(paper, is_practice=True)
    quiz = start_quiz(learner=learner, choice=choice, at=noon)
    assert question_count(quiz) == 4


def test_plan_says_what_the_quiz_then_asks(learner, paper, noon):
    set_learner(learner, new_limit=3)
    plan = plan_quiz(learner, choice_of(paper, minute_limit=60), noon)
    assert plan.asked_count == 3
    assert plan.held_back_count == 1
    assert plan.count_label == "3 questions of 4"


def test_quiz_says_what_waits_for_tomorrow(ada, learner, paper, today):
    set_learner(learner, new_limit=1)
    response = ada.post(f"/papers/{paper.slug}/quiz/")
    text = Page(ada.get(response.headers["Location"])).text
    assert "3 more are new to you and wait for tomorrow." in text


def test_limit_that_was_reached_is_explained(ada, learner, paper, today):
    set_learner(learner, new_limit=0)
    response = ada.post(f"/papers/{paper.slug}/quiz/")
    assert response.status_code == 409
    text = Page(response).text
    assert "Enough new questions for today" in text
    assert "You want at most 0 a day that are new to you" in text
    assert "Change the limit" in text


def test_page_of_choices_says_what_waits(ada, learner, paper, today):
    set_learner(learner, new_limit=1)
    text = Page(ada.get("/quizzes/new/?kind=never")).text
    assert "3 more are new to you and wait for tomorrow" in text
    set_learner(learner, new_limit=0)
    text = Page(ada.get("/quizzes/new/?kind=never")).text
    assert "today has as many new ones as you want" in text
