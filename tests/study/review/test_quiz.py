"""A quiz on a paper: begun, gone through, looked back at."""

from datetime import timedelta

import pytest
import time_machine

from papers.models import Question
from study.memory import Rating
from study.models import Quiz
from study.review.quiz_services import start_paper_quiz
from study.review.session import count_quiz_items
from tests.factories import (
    ChoiceQuestionFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    answer,
)
from tests.html_page import Page


@pytest.fixture
def gan(db):
    paper = PaperFactory(slug="gan", title="Adversarial Nets")
    for number in range(3):
        QuestionFactory(home=paper, prompt=f"Question {number}")
    return paper


@pytest.fixture
def quiz(learner, gan, noon):
    return start_paper_quiz(learner=learner, paper=gan, at=noon)


def answer_items(learner, quiz, *ratings, at):
    for item, rating in zip(
        quiz.items.select_related("question"),
        ratings,
        strict=False,
    ):
        answer(learner, item.question, at=at, rating=rating, quiz=quiz)


def test_quiz_begins_with_a_button_on_the_note(ada, gan):
    forms = Page(ada.get("/papers/gan/")).forms
    form, *_ = [form for form in forms if form.action == "/papers/gan/quiz/"]
    response = ada.post(form.action, form.values)
    quiz = Quiz.objects.get()
    assert response.status_code == 302
    assert response.headers["Location"] == quiz.get_absolute_url()
    assert quiz.title == "Adversarial Nets"
    assert quiz.items.count() == 3


def test_button_pressed_twice_begins_one_quiz(ada, gan):
    first = ada.post("/papers/gan/quiz/").headers["Location"]
    again = ada.post("/papers/gan/quiz/").headers["Location"]
    assert first == again
    assert Quiz.objects.count() == 1


def test_paper_without_questions_explains_itself(ada, db):
    PaperFactory(slug="bare")
    response = ada.post("/papers/bare/quiz/")
    assert response.status_code == 409
    assert response.context["explanation"] in Page(response).text
    assert not Quiz.objects.exists()


def test_quiz_asks_in_order_and_counts(ada, learner, quiz, noon):
    session = ada.get(quiz.get_absolute_url()).context["prompt"].session
    assert session.position == 1
    assert session.total == 3
    assert session.left_count == 3
    answer_items(learner, quiz, Rating.GOOD, at=noon)
    prompt = ada.get(quiz.get_absolute_url()).context["prompt"]
    session = prompt.session
    assert session.position == 2
    assert session.total == 3
    assert session.left_count == 2
    assert "Question 1" in prompt.question.prompt_html


def test_quiz_is_resumed_where_it_was_left(ada, learner, quiz, noon, sign_in):
    answer_items(learner, quiz, Rating.GOOD, Rating.AGAIN, at=noon)
    elsewhere = sign_in(learner)
    assert "Question 2" in Page(elsewhere.get(quiz.get_absolute_url())).text


def test_question_retired_meanwhile_is_passed_over(ada, learner, quiz, noon):
    Question.objects.filter(prompt="Question 0").update(retired_at=noon)
    assert "Question 1" in Page(ada.get(quiz.get_absolute_url())).text


def test_quiz_whose_last_question_was_retired_ends(ada, learner, quiz, noon):
    answer_items(learner, quiz, Rating.GOOD, Rating.AGAIN, at=noon)
    Question.objects.filter(prompt="Question 2").update(retired_at=noon)
    response = ada.get(quiz.get_absolute_url())
    assert response.context["result"]["answered_count"] == 2
    assert response.context["result"]["ended_at"] == noon
    text = Page(response).text
    assert "1 question was taken out of the library before you came to it." in text
    (row,) = ada.get("/quizzes/").context["quizzes"]
    assert row["outcome_label"] == "1 of 2 remembered"


def test_quiz_whose_questions_were_all_retired_has_a_result(ada, quiz, noon):
    Question.objects.update(retired_at=noon)
    response = ada.get(quiz.get_absolute_url())
    assert response.context["result"]["answered_count"] == 0
    text = Page(response).text
    assert "3 questions were taken out of the library before you came to them" in text
    (row,) = ada.get("/quizzes/").context["quizzes"]
    assert row["outcome_label"] == "ended without an answer"


def test_quiz_that_has_ended_keeps_its_result_when_a_question_comes_back(
    ada, learner, quiz, noon
):
    Question.objects.filter(prompt="Question 2").update(retired_at=noon)
    answer_items(learner, quiz, Rating.GOOD, Rating.AGAIN, at=noon)
    Question.objects.update(retired_at=None)
    assert "result" in ada.get(quiz.get_absolute_url()).context


def test_quiz_with_a_question_left_has_not_ended(ada, learner, quiz, noon):
    answer_items(learner, quiz, Rating.GOOD, at=noon)
    (row,) = ada.get("/quizzes/").context["quizzes"]
    assert row["outcome_label"] == "1 of 3 answered so far"


@pytest.mark.parametrize(
    ("seconds", "days", "label"),
    [
        ((20, 40, 120), (0, 0, 0), "3 minutes"),
        ((20, 40, 120), (0, 1, 2), "3 minutes over 3 days"),
        ((None, 40, 20), (0, 0, 0), "1 minute"),
        ((None, None, None), (0, 0, 0), ""),
        ((None, None, None), (0, 0, 2), "over 3 days"),
    ],
)
def test_time_of_a_quiz_is_that_spent_on_its_answers(
    ada, learner, quiz, noon, seconds, days, label
):
    items = quiz.items.select_related("question")
    for item, duration, day in zip(items, seconds, days, strict=True):
        at = noon + timedelta(days=day)
        milliseconds = duration and duration * 1000
        answer(learner, item.question, at=at, quiz=quiz, duration=milliseconds)
    result = ada.get(quiz.get_absolute_url()).context["result"]
    assert result["duration_label"] == label


def test_result_says_what_came_of_it(ada, learner, quiz, noon):
    answer_items(learner, quiz, Rating.GOOD, Rating.AGAIN, Rating.EASY, at=noon)
    response = ada.get(quiz.get_absolute_url())
    result = response.context["result"]
    assert result["answered_count"] == 3
    assert result["remembered_count"] == 2
    assert result["wrong_count"] == 1
    outcomes = [row["outcome_label"] for row in result["items"]]
    assert outcomes == ["Good", "Forgot", "Easy"]
    page = Page(response)
    assert {row["url"] for row in result["items"]} | {"/papers/gan/"} <= set(page.links)


def test_undo_is_offered_for_the_last_answer(ada, learner, quiz, noon):
    answer_items(learner, quiz, Rating.GOOD, at=noon)
    undo = ada.get(quiz.get_absolute_url()).context["prompt"].session.undo_review_id
    assert undo == learner.reviews.get().pk


def test_quiz_of_somebody_else_does_not_exist(ada, gan, noon):
    theirs = start_paper_quiz(learner=LearnerFactory(), paper=gan, at=noon)
    assert ada.get(theirs.get_absolute_url()).status_code == 404
    assert ada.get("/quizzes/").context["quizzes"] == []


def test_quiz_outlives_its_paper(ada, learner, quiz, gan, noon):
    answer_items(learner, quiz, *[Rating.GOOD] * 3, at=noon)
    type(gan).objects.update(status="retired")
    assert ada.get(quiz.get_absolute_url()).status_code == 200


def test_question_of_a_withdrawn_paper_is_not_left_in_a_quiz(quiz, noon):
    withdrawn = PaperFactory(status="retired")
    item = quiz.items.first()
    Question.objects.filter(pk=item.question_id).update(home=withdrawn)
    done, left = count_quiz_items(quiz, noon)
    assert done == 1
    assert left == quiz.open_items(noon).count() == 2


def test_answering_leads_from_question_to_question(ada, learner, quiz):
    for _ in range(3):
        page = Page(ada.get(quiz.get_absolute_url()))
        (ask,) = [form for form in page.forms if form.action.endswith("/answer/")]
        assert ask.values["quiz"] == str(quiz.pk)
        revealed = Page(ada.post(ask.action, ask.values))
        (form,) = [form for form in revealed.forms if form.action.endswith("/grade/")]
        response = ada.post(form.action, form.values | {"rating": 3})
        assert response.headers["Location"] == quiz.get_absolute_url()
    assert Quiz.objects.get().finished_at is not None


def test_choice_in_a_quiz_leads_on_to_the_next_question(ada, learner, gan, noon):
    question = ChoiceQuestionFactory(home=PaperFactory())
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    page = Page(ada.get(quiz.get_absolute_url()))
    form = page.form(f"/questions/{question.pk}/grade/")
    shown = ada.post(
        form.action,
        form.values | {"choice": question.choices.first().pk},
        follow=True,
    )
    assert quiz.get_absolute_url() in Page(shown).links


def test_past_quizzes_latest_first(ada, learner, gan, noon):
    days = [
        start_paper_quiz(learner=learner, paper=gan, at=noon + timedelta(days=day))
        for day in range(3)
    ]
    answer_items(learner, days[0], Rating.GOOD, Rating.AGAIN, at=noon)
    rows = ada.get("/quizzes/").context["quizzes"]
    latest_first = [quiz.get_absolute_url() for quiz in reversed(days)]
    assert [row["url"] for row in rows] == latest_first
    assert rows[-1]["outcome_label"] == "2 of 3 answered so far"


@pytest.mark.parametrize("number", ["2", "999", "0", "-1", "x", "1" * 5000, "\x00"])
def test_odd_page_of_past_quizzes_is_a_page(ada, quiz, number):
    assert ada.get("/quizzes/", {"page": number}).status_code == 200


def test_quiz_of_the_learners_own_day_goes_on_until_their_hour(learner, gan, noon, ada):
    with time_machine.travel(noon.replace(hour=22), tick=False):
        first = ada.post("/papers/gan/quiz/").headers["Location"]
    with time_machine.travel(noon.replace(day=11, hour=3), tick=False):
        assert ada.post("/papers/gan/quiz/").headers["Location"] == first
    with time_machine.travel(noon.replace(day=11, hour=5), tick=False):
        assert ada.post("/papers/gan/quiz/").headers["Location"] != first
