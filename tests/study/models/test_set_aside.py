"""What is set aside is asked nowhere, and what is only buried comes back by itself."""

from datetime import timedelta

import pytest
import time_machine

from papers.topic_tree import topic_tree
from study.models import Card, Quiz, SetAside
from study.models.set_aside import askable_questions
from study.reading.services import set_reading_status
from study.reminders.queries import due_today
from study.review.queries import suggested_papers
from study.review.queue import due_cards, next_question_label
from study.review.quiz_services import (
    AllSetAside,
    start_paper_quiz,
    start_topic_quiz,
)
from study.review.quizzes import next_quiz_prompt, past_quizzes
from study.review.session import count_quiz_items
from tests.factories import PaperFactory, QuestionFactory, TopicFactory, answer
from tests.html_page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def questions(learner, noon):
    """Three questions of one paper, all due at noon."""
    paper = PaperFactory(slug="gan", title="GAN")
    questions = [QuestionFactory(home=paper) for _ in range(3)]
    for question in questions:
        answer(learner, question, at=noon - timedelta(days=60))
    return questions


def set_aside(learner, question, at, until=None):
    return SetAside.objects.create(
        learner=learner,
        question=question,
        until=until,
        set_aside_at=at,
    )


def bury(learner, question, at):
    return set_aside(learner, question, at, until=learner.clock.end_of_day(at))


def due_ids(learner, at):
    return {card.question_id for card in due_cards(learner, at)}


def test_buried_question_comes_back_with_the_next_study_day(learner, questions, noon):
    bury(learner, questions[0], noon)
    day_ends_at = learner.clock.end_of_day(noon)
    just_before = day_ends_at - timedelta(microseconds=1)
    assert questions[0].pk not in due_ids(learner, just_before)
    assert questions[0].pk in due_ids(learner, day_ends_at)


def test_suspended_question_never_comes_back(learner, questions, noon):
    set_aside(learner, questions[0], noon)
    in_ten_years = noon + timedelta(days=3650)
    assert questions[0].pk not in due_ids(learner, in_ten_years)
    assert questions[1].pk in due_ids(learner, in_ten_years)


def test_question_that_another_set_aside_is_asked(learner, questions, noon, sign_in):
    other = type(learner).objects.create_user("other@example.org")
    set_aside(other, questions[0], noon)
    assert questions[0].pk in due_ids(learner, noon)


def test_askable_cards_are_those_not_suspended(learner, questions, noon):
    bury(learner, questions[0], noon)
    set_aside(learner, questions[1], noon)
    askable = Card.objects.askable()
    assert {card.question_id for card in askable} == {questions[0].pk, questions[2].pk}
    (card,) = Card.objects.askable_at(noon)
    assert card.question == questions[2]


def test_next_question_is_a_buried_one_when_all_are_buried(learner, questions, noon):
    for question in questions:
        bury(learner, question, noon)
    assert next_question_label(learner, noon) == "tomorrow"


def test_no_question_comes_when_all_are_suspended(learner, questions, noon):
    for question in questions:
        set_aside(learner, question, noon)
    assert next_question_label(learner, noon) == ""


def test_every_page_and_mail_counts_the_same(ada, learner, questions, noon):
    bury(learner, questions[0], noon)
    set_aside(learner, questions[1], noon)
    with time_machine.travel(noon, tick=False):
        assert ada.get("/").context["due_count"] == 1
        assert ada.get("/review/").context["due_count"] == 1
        assert ada.get("/papers/gan/").context["due_count"] == 1
        progress = ada.get("/progress/").context
    assert progress["due_today"].total == 1
    assert [day.due for day in progress["forecast"]][:3] == [1, 1, 0]
    assert due_today([learner], noon)[learner.pk] == 1


def test_note_says_what_is_set_aside(ada, learner, questions, noon):
    bury(learner, questions[0], noon)
    set_aside(learner, questions[1], noon)
    unasked = QuestionFactory(home=questions[0].home)
    bury(learner, unasked, noon)
    with time_machine.travel(noon, tick=False):
        rows = ada.get("/papers/gan/").context["questions"]
    labels = {row.id: row.state_label for row in rows}
    assert labels[questions[0].pk] == "Comes back tomorrow"
    assert labels[questions[1].pk] == "Set aside"
    assert labels[questions[2].pk] == "Due now"
    assert labels[unasked.pk] == "Set aside for today"


def test_quiz_leaves_out_what_is_set_aside(learner, questions, noon):
    unasked = QuestionFactory(home=questions[0].home)
    set_aside(learner, questions[0], noon)
    bury(learner, unasked, noon)
    quiz = start_paper_quiz(learner=learner, paper=questions[0].home, at=noon)
    asked = [item.question for item in quiz.items.all()]
    assert asked == questions[1:]


def test_topic_quiz_leaves_out_what_is_set_aside(learner, questions, noon):
    topic = TopicFactory(slug="attention")
    topic.questions.set(questions)
    set_aside(learner, questions[0], noon)
    node = topic_tree().node("attention")
    quiz = start_topic_quiz(learner=learner, topic=node, at=noon)
    asked = {item.question for item in quiz.items.all()}
    assert asked == set(questions[1:])


def test_quiz_on_questions_all_set_aside_says_so(ada, learner, questions, noon):
    for question in questions:
        set_aside(learner, question, noon)
    with pytest.raises(AllSetAside):
        start_paper_quiz(learner=learner, paper=questions[0].home, at=noon)
    response = ada.post("/papers/gan/quiz/")
    assert response.status_code == 409
    assert "you set every one of them aside" in response.context["explanation"]
    assert Quiz.objects.count() == 0


def test_begun_quiz_passes_over_what_is_set_aside(learner, questions, noon):
    quiz = start_paper_quiz(learner=learner, paper=questions[0].home, at=noon)
    set_aside(learner, questions[0], noon)
    prompt = next_quiz_prompt(quiz, noon)
    assert prompt.question.id == questions[1].pk
    assert prompt.session.left_count == 2
    assert count_quiz_items(quiz, noon) == (1, 2)
    assert quiz.open_items(noon).count() == 2
    assert past_quizzes(learner, noon).get().open_count == 2


def test_result_counts_what_was_set_aside(ada, learner, questions, noon):
    quiz = start_paper_quiz(learner=learner, paper=questions[0].home, at=noon)
    for question in questions:
        set_aside(learner, question, noon)
    page = ada.get(quiz.get_absolute_url())
    assert page.context["result"]["set_aside_count"] == 3
    assert page.context["result"]["left_out_count"] == 0
    assert "You set 3 questions aside." in Page(page).text


def test_paper_whose_unasked_questions_are_set_aside_is_not_suggested(learner, noon):
    question = QuestionFactory()
    set_reading_status(learner=learner, paper=question.home, status="read", at=noon)
    assert len(suggested_papers(learner, noon)) == 1
    set_aside(learner, question, noon)
    assert suggested_papers(learner, noon) == []


def test_questions_to_ask_are_live_and_not_set_aside(learner, questions, noon):
    bury(learner, questions[0], noon)
    set_aside(learner, questions[1], noon)
    assert set(askable_questions(learner, noon)) == {questions[2]}
    tomorrow = noon + timedelta(days=1)
    assert set(askable_questions(learner, tomorrow)) == {questions[0], questions[2]}
