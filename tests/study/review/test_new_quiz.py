"""The page on which a session is chosen, and what begins from it."""

from datetime import timedelta

import pytest
import time_machine

from papers.models import Question
from study.memory import Rating
from study.models import Quiz
from tests.factories import (
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    ReadingPathFactory,
    TopicFactory,
    answer,
)
from tests.html_page import Page


@pytest.fixture
def bert(db):
    paper = PaperFactory(slug="bert", title="BERT")
    for number in range(3):
        QuestionFactory(home=paper, prompt=f"Question {number}")
    return paper


@pytest.fixture
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield noon


def choose(browser, **choice):
    return browser.get("/quizzes/new/", choice)


def start(browser, **choice):
    return browser.post("/quizzes/new/start/", choice)


def test_page_begins_with_what_is_due_and_twenty_questions(ada, learner, bert, noon):
    for question in bert.own_questions.all()[:2]:
        answer(learner, question, at=noon, rating=Rating.EASY)
    response = choose(ada)
    assert response.context["plan"].available_count == 2
    form = Page(response).form("/quizzes/new/start/")
    assert form.values["kind"] == "due"
    assert form.values["amount"] == "20"
    assert form.values["unit"] == "questions"


def test_page_says_how_many_questions_a_choice_has(ada, bert):
    response = choose(ada, kind="paper", subject="bert", amount="2")
    text = Page(response).text
    assert "2 questions of 3" in text
    assert "about 1 minute" in text


@pytest.mark.parametrize("kind", ["due", "wrong", "across"])
def test_empty_choice_says_what_to_do(ada, bert, kind):
    response = choose(ada, kind=kind)
    page = Page(response)
    assert response.context["form"].source.when_empty in page.text
    assert start(ada, kind=kind).status_code == 409
    assert not Quiz.objects.exists()


def test_choice_without_its_subject_asks_for_it(ada, bert):
    response = choose(ada, kind="paper")
    assert "Which paper? Choose it above." in Page(response).text
    assert response.context["plan"] is None


def test_count_without_scripts_leads_back_with_the_choice(ada, bert):
    chosen = {"kind": "paper", "subject": "bert", "amount": "2", "unit": "questions"}
    response = ada.post("/quizzes/new/count/", chosen, follow=True)
    form = Page(response).form("/quizzes/new/start/")
    assert chosen.items() <= form.values.items()


def test_fragment_is_the_form_alone(ada, bert):
    response = ada.get(
        "/quizzes/new/", {"kind": "never"}, headers={"HX-Request": "true"}
    )
    assert Page(response).form("/quizzes/new/start/").values["kind"] == "never"
    assert b"<html" not in response.content


def questions_of(quiz):
    return [item.question for item in quiz.items.select_related("question")]


@pytest.fixture
def library(learner, bert, at_noon):
    """One question for each kind of choice, beside the three on BERT."""
    bert.category.slug = "language"
    bert.category.save()
    bert.tags.add("nlp")
    path = ReadingPathFactory(slug="beginning")
    path.steps.create(paper=bert, position=1, reason="First.")
    below = TopicFactory(parent=TopicFactory(slug="attention"))
    first, second, _ = bert.own_questions.all()
    second.topics.add(below)
    QuestionFactory(home=None, theme="across", papers=[bert], prompt="Across")
    elsewhere = QuestionFactory(prompt="Elsewhere")
    QuestionFactory(home=bert, prompt="Retired", retired_at=at_noon)
    long_ago = at_noon - timedelta(days=100)
    answer(learner, first, at=long_ago, rating=Rating.AGAIN)
    answer(learner, elsewhere, at=at_noon, rating=Rating.EASY)
    return bert


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({"kind": "due"}, ["Question 0"]),
        ({"kind": "wrong"}, ["Question 0"]),
        ({"kind": "never"}, ["Question 1", "Question 2", "Across"]),
        ({"kind": "across"}, ["Across"]),
        ({"kind": "topic", "subject": "attention"}, ["Question 1"]),
    ],
    ids=lambda value: value.get("kind") if isinstance(value, dict) else "",
)
def test_kind_asks_its_questions(ada, library, choice, expected):
    start(ada, **choice)
    assert [
        question.prompt for question in questions_of(Quiz.objects.get())
    ] == expected


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("paper", "bert"),
        ("category", "language"),
        ("tag", "nlp"),
        ("path", "beginning"),
    ],
)
def test_kind_of_papers_asks_their_questions_most_urgent_first(
    ada, library, kind, subject
):
    start(ada, kind=kind, subject=subject)
    quiz = Quiz.objects.get()
    prompts = [question.prompt for question in questions_of(quiz)]
    assert prompts == ["Question 0", "Question 1", "Question 2", "Across"]
    assert quiz.kind == kind


def test_forgotten_question_comes_before_one_that_is_new(ada, learner, bert, at_noon):
    _, _, last = bert.own_questions.all()
    earlier = at_noon - timedelta(days=3)
    answer(learner, last, at=earlier, rating=Rating.AGAIN)
    answer(learner, last, at=at_noon, rating=Rating.EASY, seen=1)
    start(ada, kind="paper", subject="bert")
    assert questions_of(Quiz.objects.get())[0] == last


def test_answer_that_was_taken_back_is_not_wrong_before(ada, learner, bert, noon):
    review = answer(learner, bert.own_questions.first(), at=noon, rating=Rating.AGAIN)
    ada.post(f"/reviews/{review.pk}/undo/")
    assert choose(ada, kind="wrong").context["plan"].available_count == 0


def test_answers_of_others_choose_nothing(ada, bert, noon):
    other = LearnerFactory()
    answer(other, bert.own_questions.first(), at=noon, rating=Rating.AGAIN)
    assert choose(ada, kind="wrong").context["plan"].available_count == 0
    assert choose(ada, kind="never").context["plan"].available_count == 3


def test_limit_cuts_the_quiz(ada, bert):
    start(ada, kind="paper", subject="bert", amount="2")
    quiz = Quiz.objects.get()
    assert quiz.items.count() == 2
    assert quiz.question_limit == 2


def test_begin_pressed_twice_is_one_quiz(ada, bert):
    first = start(ada, kind="never", amount="2").headers["Location"]
    assert start(ada, kind="never", amount="2").headers["Location"] == first
    assert Quiz.objects.count() == 1


def test_another_amount_is_another_quiz(ada, bert):
    first = start(ada, kind="never", amount="2").headers["Location"]
    assert start(ada, kind="never", amount="3").headers["Location"] != first


def test_minutes_are_filled_by_own_times(ada, learner, bert, at_noon):
    for _ in range(5):
        question = QuestionFactory()
        answer(learner, question, at=at_noon, rating=Rating.EASY, duration=60_000)
    choice = {"kind": "paper", "subject": "bert", "amount": "2", "unit": "minutes"}
    response = choose(ada, **choice)
    assert response.context["plan"].asked_count == 2
    assert response.context["plan"].has_own_times
    start(ada, **choice)
    assert Quiz.objects.get().minute_limit == 2
    assert Quiz.objects.get().items.count() == 2


def test_minutes_without_own_times_count_half_a_minute(ada, bert):
    choice = {"kind": "paper", "subject": "bert", "amount": "1", "unit": "minutes"}
    response = choose(ada, **choice)
    assert response.context["plan"].asked_count == 2
    assert "Half a minute a question" in Page(response).text


@pytest.mark.parametrize(
    "choice",
    [
        {"amount": "0"},
        {"amount": "1000000"},
        {"amount": "9" * 400},
        {"amount": "-5", "unit": "minutes"},
        {"amount": "181", "unit": "minutes"},
        {"amount": "many"},
        {"amount": "NaN"},
        {"amount": ""},
        {"unit": "years"},
        {"kind": "dream"},
        {"kind": "\x00"},
        {"kind": "paper"},
        {"kind": "paper", "subject": "nobody"},
        {"kind": "topic", "subject": "nobody"},
        {"kind": "paper", "subject": "\x00"},
        {"kind": "paper", "subject": "x" * 5000},
    ],
    ids=ascii,
)
def test_odd_choice_is_explained_and_begins_nothing(ada, bert, choice):
    chosen = {"kind": "never", **choice}
    response = start(ada, **chosen)
    assert response.status_code == 422
    assert response.context["form"].errors
    assert choose(ada, **chosen).status_code == 200
    assert not Quiz.objects.exists()


def test_paper_that_is_a_draft_is_not_offered(ada, bert):
    draft = PaperFactory(slug="draft", status="draft")
    QuestionFactory(home=draft)
    QuestionFactory(home=None, theme="across", papers=[draft])
    subjects = choose(ada, kind="paper").context["form"].subjects
    assert [subject.slug for subject in subjects] == ["bert"]


def test_question_retired_after_the_page_was_made_is_not_asked(ada, bert, noon):
    choose(ada, kind="never")
    Question.objects.filter(prompt="Question 1").update(retired_at=noon)
    start(ada, kind="never")
    prompts = [question.prompt for question in questions_of(Quiz.objects.get())]
    assert prompts == ["Question 0", "Question 2"]


@pytest.mark.parametrize("kind", ["never", "paper"])
def test_page_takes_as_many_queries_for_ten_times_the_questions(
    ada, bert, kind, django_assert_max_num_queries
):
    subject = "bert" if kind == "paper" else ""
    for _ in range(30):
        QuestionFactory(home=bert)
    with django_assert_max_num_queries(8):
        response = choose(ada, kind=kind, subject=subject)
    assert response.context["plan"].available_count >= 30
