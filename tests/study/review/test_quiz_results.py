"""The result of a quiz, for ever: answers and model answers as they read then."""

from datetime import timedelta

import pytest

from papers.models import Question
from study.memory import Rating
from study.review.quiz_services import start_paper_quiz
from tests.factories import (
    ChoiceQuestionFactory,
    ClozeQuestionFactory,
    PaperFactory,
    QuestionFactory,
    answer,
)
from tests.html_page import Page


@pytest.fixture
def result_of(ada, learner, noon):
    """Answers the one question of a quiz and opens the result as it is later."""

    def take(question, rating=Rating.GOOD, **given):
        quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
        answer(learner, question, at=noon, rating=rating, quiz=quiz, **given)

        def open_result():
            return ada.get(quiz.get_absolute_url())

        return open_result

    return take


def test_result_shows_the_answer_and_the_model_answer(result_of):
    question = QuestionFactory(
        answer="Each step waits.", explanation="Because of time."
    )
    open_result = result_of(question, typed="It waits, I think.")
    text = Page(open_result()).text
    assert "It waits, I think." in text
    assert "Each step waits." in text
    assert "Because of time." in text


def test_result_of_a_recall_question_that_was_changed_reads_as_answered(
    result_of, curate
):
    question = QuestionFactory(prompt="Old prompt", answer="Old answer.")
    points = [point.text for point in question.key_points.all()]
    open_result = result_of(question, typed="Mine.", points=points[:1])
    curate(question, prompt="New prompt", answer="New answer.")
    question.key_points.all().delete()
    question.key_points.create(text="A new point")
    page = Page(open_result())
    assert "Old prompt" in page.text
    assert "Old answer." in page.text
    assert "New answer." not in page.text
    assert "A new point" not in page.text
    assert points[0] in page.text
    assert "The question was changed since." in page.text


def test_choices_that_were_written_anew_read_as_answered(result_of):
    question = ChoiceQuestionFactory(home=PaperFactory())
    wrong = question.choices.first()
    open_result = result_of(question, Rating.AGAIN, choice=wrong)
    question.choices.all().delete()
    question.choices.create(text="Magic", is_right=True, feedback="No.")
    Question.objects.filter(pk=question.pk).update(revision=2)
    (item,) = open_result().context["result"]["items"]
    texts = [choice["text_html"] for choice in item["choices"]]
    assert [text.strip() for text in texts] == ["Recurrence", "Attention", "Pooling"]
    assert [choice["is_chosen"] for choice in item["choices"]] == [True, False, False]
    assert [choice["is_right"] for choice in item["choices"]] == [False, True, False]


def test_gaps_read_as_answered(result_of):
    question = ClozeQuestionFactory(home=PaperFactory())
    open_result = result_of(question, typed="six; nine")
    (item,) = open_result().context["result"]["items"]
    assert [gap.is_right for gap in item["gaps"]] == [True, False]
    assert "nine" in Page(open_result()).text


@pytest.mark.parametrize(
    ("typed", "gaps"), [(";", ["", ""]), ("six;", ["six", ""]), ("; 8", ["", "8"])]
)
def test_gap_that_was_left_open_stays_empty(result_of, typed, gaps):
    question = ClozeQuestionFactory(home=PaperFactory())
    open_result = result_of(question, Rating.AGAIN, typed=typed)
    (item,) = open_result().context["result"]["items"]
    assert [gap.typed for gap in item["gaps"]] == gaps


def test_question_that_was_not_changed_says_nothing_of_a_change(result_of):
    open_result = result_of(QuestionFactory())
    assert "changed since" not in Page(open_result()).text


def test_what_was_missed_is_named_to_be_read_again(ada, learner, noon):
    paper = PaperFactory(slug="gan", title="Adversarial Nets")
    ratings = {}
    for section, rating in (
        ("problem", Rating.AGAIN),
        ("approach", Rating.AGAIN),
        ("problem", Rating.AGAIN),
        ("impact", Rating.GOOD),
    ):
        ratings[QuestionFactory(home=paper, section=section)] = rating
    quiz = start_paper_quiz(learner=learner, paper=paper, at=noon)
    for question, rating in ratings.items():
        answer(learner, question, at=noon, rating=rating, quiz=quiz)
    response = ada.get(quiz.get_absolute_url())
    assert response.context["result"]["reading"] == [
        {
            "title": "Adversarial Nets",
            "slug": "gan",
            "url": "/papers/gan/",
            "sections": [
                {"url": "/papers/gan/#problem", "label": "Problem"},
                {"url": "/papers/gan/#approach", "label": "Approach"},
            ],
        }
    ]
    assert "/papers/gan/#approach" in Page(response).links


def test_missed_question_across_papers_names_each_published_one(ada, learner, noon):
    papers = [PaperFactory(slug="bert"), PaperFactory(slug="draft", status="draft")]
    question = QuestionFactory(home=None, theme="across", section="", papers=papers)
    quiz = start_paper_quiz(learner=learner, paper=papers[0], at=noon)
    answer(learner, question, at=noon, rating=Rating.AGAIN, quiz=quiz)
    reading = ada.get(quiz.get_absolute_url()).context["result"]["reading"]
    assert [paper["url"] for paper in reading] == ["/papers/bert/"]
    assert reading[0]["sections"] == [{"url": "/papers/bert/", "label": "The note"}]


def test_missed_question_of_a_withdrawn_paper_names_nothing_to_read(result_of):
    question = QuestionFactory()
    open_result = result_of(question, Rating.AGAIN)
    type(question.home).objects.update(status="retired")
    assert open_result().context["result"]["reading"] == []
    assert not open_result().context["result"]["can_practise_missed"]


def test_result_takes_as_many_queries_for_ten_times_the_answers(
    ada, learner, noon, django_assert_max_num_queries
):
    paper = PaperFactory()
    for _ in range(6):
        QuestionFactory(home=paper)
        ChoiceQuestionFactory(home=paper)
        ClozeQuestionFactory(home=paper)
    quiz = start_paper_quiz(learner=learner, paper=paper, at=noon)
    later = noon + timedelta(minutes=1)
    for item in quiz.items.select_related("question"):
        answer(learner, item.question, at=later, rating=Rating.AGAIN, quiz=quiz)
    # One of them asks how the papers to read again are marked.
    with django_assert_max_num_queries(9):
        response = ada.get(quiz.get_absolute_url())
    assert response.context["result"]["answered_count"] == 18
