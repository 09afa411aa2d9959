"""Setting a question aside from its page, taking that back, and the list of them."""

from datetime import timedelta

import pytest
import time_machine

from papers.models import Question
from study.models import Review, SetAside
from study.review.quiz_services import start_paper_quiz
from tests.factories import (
    ChoiceQuestionFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    answer,
)
from tests.html_page import Page
from tests.study.review.posts import body, grade

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def due(learner, noon):
    """Two questions of one paper, due; the first waits longest."""
    paper = PaperFactory(slug="gan")
    questions = [QuestionFactory(home=paper) for _ in range(2)]
    for days, question in zip((70, 60), questions, strict=True):
        answer(learner, question, at=noon - timedelta(days=days))
    return questions


def bury(browser, question, **fields):
    return browser.post(f"/questions/{question.pk}/bury/", fields)


def suspend(browser, question, **fields):
    return browser.post(f"/questions/{question.pk}/suspend/", fields)


def ask_again(browser, question, **fields):
    return browser.post(f"/questions/{question.pk}/ask-again/", fields)


def test_buried_question_makes_way_for_the_next_and_says_so(ada, due):
    response = bury(ada, due[0])
    assert response.headers["Location"] == f"/review/?aside={due[0].pk}"
    page = ada.get(response.headers["Location"])
    assert page.context["prompt"].question.id == due[1].pk
    assert "Set aside until tomorrow." in Page(page).text


def test_buried_question_comes_back_tomorrow(ada, learner, due, noon):
    bury(ada, due[0])
    set_aside = SetAside.objects.get()
    assert set_aside.until == learner.clock.end_of_day(noon)
    with time_machine.travel(set_aside.until, tick=False):
        page = ada.get("/review/")
        assert page.context["prompt"].question.id == due[0].pk
        page = ada.get(f"/review/?aside={due[0].pk}")
        assert page.context["notice"] is None


def test_suspended_question_waits_until_it_is_wanted(ada, due):
    page = ada.get(suspend(ada, due[0]).headers["Location"])
    assert "Set aside until you want it again." in Page(page).text
    assert SetAside.objects.get().until is None


def test_set_aside_is_taken_back_from_its_notice(ada, due):
    page = ada.get(suspend(ada, due[0]).headers["Location"])
    assert f"/questions/{due[0].pk}/ask-again/" in page.text
    response = ask_again(ada, due[0], next="/review/")
    assert response.headers["Location"] == "/review/"
    assert ada.get("/review/").context["prompt"].question.id == due[0].pk
    assert SetAside.objects.count() == 0


def test_taking_back_twice_leads_to_the_same_place_twice(ada, due):
    suspend(ada, due[0])
    for _ in range(2):
        assert ask_again(ada, due[0]).headers["Location"] == "/review/"


def test_setting_aside_twice_is_once_and_the_last_word_counts(ada, due):
    suspend(ada, due[0])
    bury(ada, due[0])
    assert SetAside.objects.get().until is not None


def test_burials_that_are_over_are_cleared_away(ada, learner, due, noon):
    SetAside.objects.create(
        learner=learner,
        question=due[1],
        until=noon - timedelta(hours=1),
        set_aside_at=noon - timedelta(days=1),
    )
    suspend(ada, due[0])
    assert SetAside.objects.get().question == due[0]


def test_quiz_goes_on_without_the_question(ada, learner, due, noon):
    quiz = start_paper_quiz(learner=learner, paper=due[0].home, at=noon)
    response = suspend(ada, due[0], quiz=quiz.pk)
    assert response.headers["Location"] == f"/quizzes/{quiz.pk}/?aside={due[0].pk}"
    page = ada.get(response.headers["Location"])
    assert page.context["prompt"].question.id == due[1].pk
    assert "Set aside until you want it again." in Page(page).text
    ask_again(ada, due[0], quiz=quiz.pk)
    page = ada.get(quiz.get_absolute_url())
    assert page.context["prompt"].question.id == due[0].pk


def test_quiz_whose_questions_are_all_set_aside_shows_its_result(
    ada, learner, due, noon
):
    quiz = start_paper_quiz(learner=learner, paper=due[0].home, at=noon)
    for question in due:
        response = bury(ada, question, quiz=quiz.pk)
    page = ada.get(response.headers["Location"])
    assert page.context["result"]["set_aside_count"] == 2
    assert "Set aside until tomorrow." in Page(page).text


def test_question_that_was_never_asked_can_be_set_aside(ada, learner, noon):
    question = QuestionFactory()
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    suspend(ada, question, quiz=quiz.pk)
    assert SetAside.objects.get().question == question
    assert learner.cards.count() == 0


def test_undo_of_the_only_answer_keeps_the_question_aside(ada, learner, noon):
    review = answer(learner, QuestionFactory(), at=noon)
    suspend(ada, review.question)
    ada.post(f"/reviews/{review.pk}/undo/")
    assert learner.cards.count() == 0
    assert SetAside.objects.count() == 1


@pytest.mark.parametrize("action", ["bury", "suspend"])
def test_retired_question_is_not_set_aside_and_says_why(ada, due, noon, action):
    Question.objects.filter(pk=due[0].pk).update(retired_at=noon)
    response = ada.post(f"/questions/{due[0].pk}/{action}/")
    assert response.status_code == 410
    assert "no longer asked" in Page(response).text
    assert SetAside.objects.count() == 0


@pytest.mark.parametrize("action", ["bury", "suspend", "ask-again"])
def test_quiz_of_somebody_else_does_not_exist(ada, due, noon, action):
    other = LearnerFactory()
    quiz = start_paper_quiz(learner=other, paper=due[0].home, at=noon)
    response = ada.post(f"/questions/{due[0].pk}/{action}/", {"quiz": quiz.pk})
    assert response.status_code == 404
    assert SetAside.objects.count() == 0


def test_what_another_set_aside_stays_aside(ada, due, noon):
    other = LearnerFactory()
    SetAside.objects.create(learner=other, question=due[0], set_aside_at=noon)
    ask_again(ada, due[0])
    assert SetAside.objects.get().learner == other
    page = ada.get(f"/review/?aside={due[0].pk}")
    assert page.context["notice"] is None


@pytest.mark.parametrize("odd", ["x", "-1", "0", "9" * 18, "9" * 30, "²", "1e3", ""])
def test_odd_number_in_the_address_is_passed_over(ada, due, odd):
    response = ada.get("/review/", {"aside": odd})
    assert response.status_code == 200
    assert response.context["notice"] is None


@pytest.mark.parametrize("action", ["bury", "suspend"])
def test_answer_from_an_older_window_is_stored_and_stays_aside(ada, due, action):
    ada.post(f"/questions/{due[0].pk}/{action}/")
    response = grade(ada, due[0], seen=1, rating=3)
    review = Review.objects.get(rating=3, question=due[0], before__isnull=False)
    assert response.headers["Location"] == f"/reviews/{review.pk}/"
    text = Page(ada.get(response.headers["Location"])).text
    assert "It is set aside until" in text
    assert SetAside.objects.count() == 1


def test_buttons_of_an_older_window_say_that_it_stays_aside(ada, due):
    suspend(ada, due[0])
    response = ada.post(f"/questions/{due[0].pk}/answer/", body(seen=1))
    labels = {option.next_label for option in response.context["prompt"].ratings}
    assert labels == {"stays aside"}


def test_choice_of_a_question_set_aside_meanwhile_says_so(ada, noon):
    question = ChoiceQuestionFactory()
    suspend(ada, question)
    right = question.choices.get(is_right=True)
    response = grade(ada, question, choice=right.pk)
    page = ada.get(response.headers["Location"])
    assert page.context["comes_back"] == ""
    assert "It is set aside until you want it again." in Page(page).text


def test_list_shows_what_is_set_aside_and_asks_again(ada, learner, due, noon):
    bury(ada, due[0])
    suspend(ada, due[1])
    rows = ada.get("/review/aside/").context["rows"]
    labels = {row.question_id: row.until_label for row in rows}
    assert labels[due[0].pk] == "until tomorrow"
    assert labels[due[1].pk] == "until you want it again"
    response = ask_again(ada, due[1], next="/review/aside/")
    assert response.headers["Location"] == "/review/aside/"
    assert len(ada.get("/review/aside/").context["rows"]) == 1


def test_list_has_what_comes_back_by_itself_first(ada, due):
    suspend(ada, due[1])
    bury(ada, due[0])
    response = ada.get("/review/aside/")
    rows = response.context["rows"]
    assert [row.question_id for row in rows] == [due[0].pk, due[1].pk]
    text = Page(response).text
    assert text.index("Until tomorrow") < text.index("Until you want it again")


def test_list_leaves_out_what_is_gone_from_the_library(ada, due, noon):
    suspend(ada, due[0])
    Question.objects.filter(pk=due[0].pk).update(retired_at=noon)
    page = ada.get("/review/aside/")
    assert page.context["rows"] == []
    assert "Nothing is set aside." in Page(page).text


def test_end_of_the_day_leads_to_the_list(ada, due):
    for question in due:
        suspend(ada, question)
    page = Page(ada.get("/review/"))
    assert "2 questions set aside" in page.text
    assert "/review/aside/" in page.links


def test_answer_in_a_quiz_from_an_older_window_has_its_place(ada, learner, due, noon):
    quiz = start_paper_quiz(learner=learner, paper=due[0].home, at=noon)
    suspend(ada, due[0], quiz=quiz.pk)
    response = grade(ada, due[0], seen=1, quiz=quiz.pk)
    review = Review.objects.get(quiz_item__quiz=quiz)
    assert review.question == due[0]
    assert response.headers["Location"] == f"/reviews/{review.pk}/?quiz={quiz.pk}"
    page = ada.get(quiz.get_absolute_url())
    assert page.context["prompt"].question.id == due[1].pk


def test_page_of_yesterday_puts_off_until_tomorrow(ada, learner, due, noon):
    tomorrow_noon = noon + timedelta(days=1)
    with time_machine.travel(tomorrow_noon, tick=False):
        bury(ada, due[0])
    assert SetAside.objects.get().until == learner.clock.end_of_day(tomorrow_noon)


def test_answer_sent_twice_while_set_aside_is_stored_once(ada, due):
    suspend(ada, due[0])
    sent = body(seen=1)
    path = f"/questions/{due[0].pk}/grade/"
    first = ada.post(path, sent)
    second = ada.post(path, sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert Review.objects.filter(question=due[0]).count() == 2


def test_retired_question_that_is_set_aside_refuses_answers(ada, due, noon):
    suspend(ada, due[0])
    Question.objects.filter(pk=due[0].pk).update(retired_at=noon)
    response = grade(ada, due[0], seen=1, typed="Because.")
    assert response.status_code == 410
    assert "Because." in Page(response).text
    assert Review.objects.filter(question=due[0]).count() == 1
