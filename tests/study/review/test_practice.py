"""Just practice: answers that stand in their quiz and move nothing."""

import uuid
from datetime import timedelta

import pytest
import time_machine

from papers.models import Question
from study.memory import Rating
from study.models import Card, PracticeAnswer, Quiz, Review
from tests.factories import (
    ChoiceQuestionFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    answer,
)
from tests.html_page import Page


@pytest.fixture
def bert(db):
    paper = PaperFactory(slug="bert", title="BERT")
    for number in range(2):
        QuestionFactory(home=paper, prompt=f"Question {number}")
    return paper


@pytest.fixture
def practise(ada):
    """Begins a quiz on the paper that is just practice."""

    def start(paper, **choice):
        chosen = {"kind": "paper", "subject": paper.slug, "practice": "on"} | choice
        assert ada.post("/quizzes/new/start/", chosen).status_code == 302
        return Quiz.objects.latest("id")

    return start


def grade(browser, quiz, question, **sent):
    body = {"quiz": quiz.pk, "key": uuid.uuid4(), "seen": 0, "rating": 3} | sent
    return browser.post(f"/questions/{question.pk}/grade/", body)


def cards_and_reviews():
    cards = list(Card.objects.order_by("pk").values())
    return cards, list(Review.objects.order_by("pk").values())


def test_practice_is_said_before_and_while_it_lasts(ada, bert, practise):
    page = Page(ada.get("/quizzes/new/"))
    assert "No date moves, whatever you answer." in page.text
    quiz = practise(bert)
    asked = Page(ada.get(quiz.get_absolute_url()))
    assert "Just practice: no date moves." in asked.text


def test_revealed_answer_names_no_dates(ada, bert, practise):
    quiz = practise(bert)
    page = Page(ada.get(quiz.get_absolute_url()))
    (ask,) = [form for form in page.forms if form.action.endswith("/answer/")]
    revealed = ada.post(ask.action, ask.values)
    ratings = revealed.context["prompt"].ratings
    assert [rating.label for rating in ratings] == ["Forgot", "Hard", "Good", "Easy"]
    assert {rating.next_label for rating in ratings} == {""}
    assert "Just practice: no date moves." in Page(revealed).text


def test_answers_in_practice_move_nothing(ada, learner, bert, practise, noon):
    first, second = bert.own_questions.all()
    answer(learner, first, at=noon, rating=Rating.GOOD)
    before = cards_and_reviews()
    quiz = practise(bert)
    grade(ada, quiz, first, rating=1, seen=1)
    grade(ada, quiz, second, rating=4)
    assert cards_and_reviews() == before
    ratings = PracticeAnswer.objects.order_by("item__position")
    by_question = {row.question: row.rating for row in ratings}
    assert by_question == {first: 1, second: 4}


def test_last_answer_ends_the_practice_and_shows_what_came_of_it(ada, bert, practise):
    quiz = practise(bert)
    for item in quiz.items.all():
        response = grade(ada, quiz, item.question, rating=item.position)
    assert response.headers["Location"] == quiz.get_absolute_url()
    quiz.refresh_from_db()
    assert quiz.finished_at is not None
    result = ada.get(quiz.get_absolute_url())
    assert result.context["result"]["answered_count"] == 2
    assert result.context["result"]["remembered_count"] == 1
    text = Page(result).text
    assert "Just practice: no date moved." in text
    assert "asked again" not in text
    (row,) = ada.get("/quizzes/").context["quizzes"]
    assert row["outcome_label"] == "1 of 2 remembered"


def test_choice_in_practice_shows_what_there_is_to_learn(ada, practise):
    question = ChoiceQuestionFactory(home=PaperFactory(slug="gan"))
    quiz = practise(question.home)
    wrong = question.choices.first()
    sent = {"quiz": quiz.pk, "key": uuid.uuid4(), "seen": 0, "choice": wrong.pk}
    response = ada.post(f"/questions/{question.pk}/grade/", sent, follow=True)
    page = Page(response)
    assert "Forgot." in page.text
    assert "About Recurrence." in page.text
    assert "Just practice: no date moved." in page.text
    assert quiz.get_absolute_url() in page.links
    assert not [form for form in page.forms if "undo" in form.action]


def test_answer_sent_twice_is_stored_once(ada, bert, practise):
    quiz = practise(bert)
    question = bert.own_questions.first()
    key = uuid.uuid4()
    for _ in range(2):
        assert grade(ada, quiz, question, key=key).status_code == 302
    assert PracticeAnswer.objects.count() == 1


def test_answer_of_another_tab_counts(ada, bert, practise):
    quiz = practise(bert)
    question = bert.own_questions.first()
    grade(ada, quiz, question, rating=1)
    response = grade(ada, quiz, question, rating=4)
    assert response.status_code == 409
    assert "Answered already" in Page(response).text
    assert PracticeAnswer.objects.get().rating == 1


def test_question_outside_the_practice_is_no_answer(ada, bert, practise):
    quiz = practise(bert)
    elsewhere = QuestionFactory()
    assert grade(ada, quiz, elsewhere).status_code == 422
    assert not PracticeAnswer.objects.exists()
    assert not Review.objects.exists()


def test_question_retired_meanwhile_is_told(ada, bert, practise, noon):
    quiz = practise(bert)
    question = bert.own_questions.first()
    Question.objects.filter(pk=question.pk).update(retired_at=noon)
    assert grade(ada, quiz, question).status_code == 410
    assert not PracticeAnswer.objects.exists()


def test_practice_of_somebody_else_does_not_exist(ada, bert, practise, sign_in):
    quiz = practise(bert)
    question = bert.own_questions.first()
    grade(ada, quiz, question)
    other = sign_in(LearnerFactory())
    assert grade(other, quiz, question).status_code == 404
    item = quiz.items.first()
    assert other.get(f"/practice/{item.pk}/").status_code == 404
    assert other.post(f"/quizzes/{quiz.pk}/practise/").status_code == 404


def test_answer_that_was_not_given_has_no_page(ada, bert, practise):
    quiz = practise(bert)
    first, second = quiz.items.all()
    grade(ada, quiz, first.question)
    assert ada.get(f"/practice/{first.pk}/").status_code == 200
    assert ada.get(f"/practice/{second.pk}/").status_code == 404


def test_what_was_missed_is_practised_by_one_button(ada, learner, bert, noon):
    first, second = bert.own_questions.all()
    quiz_url = ada.post("/papers/bert/quiz/").headers["Location"]
    quiz = Quiz.objects.get()
    with time_machine.travel(noon + timedelta(days=1)):
        for question, rating in ((first, Rating.AGAIN), (second, Rating.GOOD)):
            answer(learner, question, at=noon, rating=rating, quiz=quiz)
    page = Page(ada.get(quiz_url))
    response = ada.post(page.form(f"/quizzes/{quiz.pk}/practise/").action)
    again = Quiz.objects.latest("id")
    assert response.headers["Location"] == again.get_absolute_url()
    assert again.is_practice
    assert again.kind == Quiz.Kind.MISSED
    assert [item.question for item in again.items.all()] == [first]


def test_what_was_missed_in_practice_is_practised_again(ada, bert, practise):
    quiz = practise(bert)
    first, second = [item.question for item in quiz.items.all()]
    grade(ada, quiz, first, rating=3)
    grade(ada, quiz, second, rating=1)
    ada.post(f"/quizzes/{quiz.pk}/practise/")
    again = Quiz.objects.latest("id")
    assert [item.question for item in again.items.all()] == [second]


def test_quiz_in_which_nothing_was_missed_says_so(ada, bert, practise):
    quiz = practise(bert)
    for item in quiz.items.all():
        grade(ada, quiz, item.question)
    page = Page(ada.get(quiz.get_absolute_url()))
    assert "Practise what I missed" not in page.text
    response = ada.post(f"/quizzes/{quiz.pk}/practise/")
    assert response.status_code == 409
    assert "You forgot nothing" in Page(response).text


def test_scheduled_quiz_does_not_go_on_as_practice(ada, bert, practise):
    ada.post("/quizzes/new/start/", {"kind": "paper", "subject": "bert"})
    assert practise(bert).is_practice
    assert Quiz.objects.count() == 2


def test_practice_goes_with_the_account(learner, bert, practise, ada):
    quiz = practise(bert)
    grade(ada, quiz, quiz.items.first().question, typed="It waits.")
    learner.reviews.all().delete()
    learner.delete()
    assert not PracticeAnswer.objects.exists()


def test_practice_remembers_the_revision_that_was_shown(ada, bert, practise):
    quiz = practise(bert)
    question = quiz.items.first().question
    Question.objects.filter(pk=question.pk).update(revision=2)
    grade(ada, quiz, question, revision=1)
    assert PracticeAnswer.objects.get().question_revision == 1
