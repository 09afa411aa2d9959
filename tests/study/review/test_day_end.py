"""The end of a day's review: learned, fading, forgotten, coming, and undo."""

from datetime import timedelta

import pytest
import time_machine

from study.memory import Rating
from study.models import Card, Review, SetAside
from study.review.queue import last_answer_to_undo, today_of
from study.review.quiz_services import start_paper_quiz
from tests.factories import PaperFactory, QuestionFactory, answer
from tests.html_page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def questions(db):
    paper = PaperFactory(slug="gan")
    return [
        QuestionFactory(home=paper, prompt=f"What is *{number}*?")
        for number in range(3)
    ]


def day_end(browser):
    return browser.get("/review/").context["day_end"]


def test_day_without_answers_has_no_end(ada):
    assert day_end(ada) is None


def test_questions_that_settled_today_are_learned(ada, learner, questions, noon):
    answer(learner, questions[0], at=noon, rating=Rating.EASY)
    answer(learner, questions[1], at=noon, rating=Rating.AGAIN)
    end = day_end(ada)
    assert end.learned_count == 1
    assert [item.prompt for item in end.fading] == ["What is 0?"]
    assert "Learned today: 1" in Page(ada.get("/review/")).text


def test_question_that_was_settled_before_is_not_learned_today(
    ada, learner, questions, noon
):
    earlier = noon - timedelta(days=60)
    answer(learner, questions[0], at=earlier, rating=Rating.EASY)
    answer(learner, questions[0], at=noon, rating=Rating.GOOD, seen=1)
    assert day_end(ada).learned_count == 0


def test_answer_that_was_taken_back_teaches_nothing(ada, learner, questions, noon):
    answer(learner, questions[0], at=noon, rating=Rating.AGAIN)
    review = answer(learner, questions[1], at=noon, rating=Rating.EASY)
    ada.post(f"/reviews/{review.pk}/undo/")
    assert day_end(ada).learned_count == 0


def test_shortest_intervals_fade_first(ada, learner, questions, noon):
    for days, question in zip((9, 3, 6), questions, strict=True):
        answer(learner, question, at=noon, rating=Rating.EASY)
        Card.objects.filter(question=question).update(due_at=noon + timedelta(days))
    fading = day_end(ada).fading
    assert [item.prompt for item in fading] == [
        "What is 1?",
        "What is 2?",
        "What is 0?",
    ]
    assert fading[0].next_label == "on Friday"


def test_what_comes_is_counted_by_days(ada, learner, questions, noon):
    for days, question in zip((1, 7, 8), questions, strict=True):
        answer(learner, question, at=noon, rating=Rating.EASY)
        Card.objects.filter(question=question).update(due_at=noon + timedelta(days))
    end = day_end(ada)
    assert end.tomorrow_count == 1
    assert end.coming_count == 2


def test_forgotten_questions_are_practised_again(ada, learner, questions, noon):
    for question in questions[:2]:
        answer(learner, question, at=noon, rating=Rating.AGAIN)
    assert "Again now: the two you forgot" in Page(ada.get("/review/")).text
    before = list(Card.objects.values())
    quiz_url = ada.post("/review/again/").headers["Location"]
    quiz = learner.quizzes.get()
    assert quiz_url == quiz.get_absolute_url()
    assert quiz.is_practice
    assert {item.question for item in quiz.items.all()} == set(questions[:2])
    assert list(Card.objects.values()) == before


def test_at_most_five_are_practised(ada, learner, noon):
    for _ in range(6):
        answer(learner, QuestionFactory(), at=noon, rating=Rating.AGAIN)
    assert day_end(ada).forgotten_label == "five that"
    ada.post("/review/again/")
    assert learner.quizzes.get().items.count() == 5


def test_nothing_forgotten_is_said_plainly(ada, learner, questions, noon):
    answer(learner, questions[0], at=noon)
    yesterday = noon - timedelta(days=1)
    answer(learner, questions[1], at=yesterday, rating=Rating.AGAIN)
    later = noon + timedelta(minutes=5)
    Card.objects.filter(question=questions[1]).update(due_at=later)
    assert day_end(ada).forgotten_label == ""
    response = ada.post("/review/again/")
    assert response.status_code == 409
    assert "You forgot nothing today" in Page(response).text


def test_what_is_set_aside_is_not_practised(ada, learner, questions, noon):
    answer(learner, questions[0], at=noon, rating=Rating.AGAIN)
    SetAside.objects.create(learner=learner, question=questions[0], set_aside_at=noon)
    assert day_end(ada).forgotten_label == ""
    assert ada.post("/review/again/").status_code == 409


def test_undo_is_offered_at_the_end(ada, learner, questions, noon):
    review = answer(learner, questions[0], at=noon)
    page = ada.get("/review/")
    assert f"/reviews/{review.pk}/undo/" in page.text
    assert "Undo the last answer" in Page(page).text


def last_id(learner, at):
    return last_answer_to_undo(learner, today_of(learner, at), at)


def test_undo_goes_back_any_number_of_answers(ada, learner, questions, noon):
    for question in questions:
        answer(learner, question, at=noon)
    answer(learner, questions[0], at=noon, seen=1)
    for left in (3, 2, 1, 0):
        undo_id = last_id(learner, noon)
        response = ada.post(f"/reviews/{undo_id}/undo/")
        assert response.headers["Location"] == "/review/"
        assert Review.objects.standing().count() == left
    assert last_id(learner, noon) is None


def test_undo_passes_over_what_a_quiz_asked_since(ada, learner, questions, noon):
    first = answer(learner, questions[0], at=noon)
    second = answer(learner, questions[1], at=noon)
    quiz = start_paper_quiz(learner=learner, paper=questions[0].home, at=noon)
    answer(learner, questions[1], at=noon, seen=1, quiz=quiz)
    assert last_id(learner, noon) == first.pk
    assert ada.post(f"/reviews/{second.pk}/undo/").status_code == 409
