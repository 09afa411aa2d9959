"""A past answer shows the question that was asked, whatever it says today."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from papers.models import Question
from study.memory import Rating
from study.models import AnsweredVersion, Review
from study.review.change_services import correct_review
from tests.factories import (
    ChoiceQuestionFactory,
    ClozeQuestionFactory,
    QuestionFactory,
    answer,
)
from tests.html_page import Page

CHANGED = "The question was changed since. It stands here as you answered it."


@pytest.fixture
def open_answer(ada):
    def open_page(review):
        return ada.get(f"/reviews/{review.pk}/")

    return open_page


def write_anew(question, *texts):
    """Other choices, as the loader writes them: rows of their own."""
    question.choices.all().delete()
    for text in texts:
        question.choices.create(text=text, feedback="New.", is_right=text == texts[0])
    Question.objects.filter(pk=question.pk).update(revision=question.revision + 1)


def test_answer_shows_the_texts_that_were_asked(open_answer, learner, noon, curate):
    question = QuestionFactory(
        prompt="Why slow?", answer="It waits.", explanation="In line."
    )
    review = answer(learner, question, at=noon)
    curate(question, prompt="Why fast?", answer="It runs.", explanation="Alone.")
    text = Page(open_answer(review)).text
    for then in ("Why slow?", "It waits.", "In line.", CHANGED):
        assert then in text
    for now in ("Why fast?", "It runs.", "Alone."):
        assert now not in text


def test_each_answer_shows_its_own_text(open_answer, learner, noon, curate):
    question = QuestionFactory(prompt="The first text")
    first = answer(learner, question, at=noon)
    curate(question, prompt="The second text")
    question.refresh_from_db()
    second = answer(learner, question, at=noon + timedelta(days=1), seen=1)
    curate(question, prompt="The third text")
    assert "The first text" in Page(open_answer(first)).text
    assert "The second text" in Page(open_answer(second)).text


def test_answer_shows_the_key_points_that_were_asked(
    open_answer, learner, noon, curate
):
    question = QuestionFactory()
    points = [point.text for point in question.key_points.all()]
    review = answer(learner, question, at=noon, points=points[:1])
    curate(question, **{"key_points-0-text": "Another point"})
    shown = open_answer(review).context["key_points"]
    assert [point["text"] for point in shown] == points
    assert [point["is_ticked"] for point in shown][:1] == [True]
    assert not any(point["is_ticked"] for point in shown[1:])


def test_answer_shows_the_choices_that_were_asked(open_answer, learner, noon):
    question = ChoiceQuestionFactory()
    then = [choice.text for choice in question.choices.all()]
    wrong = question.choices.filter(is_right=False).first()
    review = answer(learner, question, at=noon, rating=Rating.AGAIN, choice=wrong)
    write_anew(question, "Magic", "Luck", "Chance")
    shown = open_answer(review).context["choices"]
    assert [choice["text_html"].strip() for choice in shown] == then
    chosen = [choice for choice in shown if choice["is_chosen"]]
    assert [choice["text_html"].strip() for choice in chosen] == [wrong.text]


def test_corrected_answer_keeps_what_was_asked_and_chosen(open_answer, learner, noon):
    question = ChoiceQuestionFactory()
    wrong = question.choices.filter(is_right=False).first()
    review = answer(learner, question, at=noon, rating=Rating.AGAIN, choice=wrong)
    write_anew(question, "Magic", "Luck", "Chance")
    review = Review.objects.get(pk=review.pk)
    corrected = correct_review(review=review, rating=Rating.HARD, at=noon)
    shown = open_answer(corrected).context["choices"]
    chosen = [choice for choice in shown if choice["is_chosen"]]
    assert [choice["text_html"].strip() for choice in chosen] == [wrong.text]
    assert AnsweredVersion.objects.count() == 1


def test_answer_shows_the_gaps_that_were_asked(open_answer, learner, noon, curate):
    question = ClozeQuestionFactory()
    review = answer(learner, question, at=noon, typed="six; nine")
    curate(question, prompt="{{seven}} stacks")
    response = open_answer(review)
    assert [gap.answer for gap in response.context["gaps"]] == ["six", "eight"]
    assert "seven" not in Page(response).text


def test_save_without_a_change_says_nothing_of_one(open_answer, learner, noon, curate):
    question = ChoiceQuestionFactory()
    review = answer(learner, question, at=noon)
    curate(question)
    question.refresh_from_db()
    assert question.revision == 2
    assert "changed since" not in Page(open_answer(review)).text


def test_text_of_an_answer_from_before_texts_were_kept_is_of_the_history(
    open_answer, learner, noon, curate
):
    question = ChoiceQuestionFactory(prompt="Why slow?")
    review = answer(learner, question, at=noon)
    curate(question, prompt="Why fast?")
    AnsweredVersion.objects.all().delete()
    response = open_answer(review)
    text = Page(response).text
    assert "Why slow?" in text
    assert "Why fast?" not in text
    assert "The choices that you had are not known." in text
    assert response.context["choices"] == []


def test_text_that_is_not_known_is_told(open_answer, learner, noon, curate):
    question = QuestionFactory(prompt="Why slow?")
    review = answer(learner, question, at=noon)
    curate(question, prompt="Why fast?")
    AnsweredVersion.objects.all().delete()
    question.history.all().delete()
    text = Page(open_answer(review)).text
    assert "how it read when you answered it is not known" in text
    assert "Why fast?" in text
    assert CHANGED not in text


def test_history_of_a_question_marks_answers_to_other_words(ada, learner, noon, curate):
    question = QuestionFactory(prompt="Why slow?")
    answer(learner, question, at=noon)
    curate(question, prompt="Why fast?")
    question.refresh_from_db()
    answer(learner, question, at=noon + timedelta(days=1), seen=1)
    response = ada.get(f"/questions/{question.pk}/memory/")
    steps = response.context["steps"]
    assert [step.is_changed for step in steps] == [False, True]
    assert "The question read otherwise then" in Page(response).text


def test_history_takes_as_many_queries_for_ten_revisions(ada, learner, noon, curate):
    question = QuestionFactory()
    counts = []
    for number in range(10):
        question.refresh_from_db()
        at = noon + timedelta(days=number)
        answer(learner, question, at=at, seen=number)
        Question.objects.filter(pk=question.pk).update(
            prompt=f"Why {number}?", revision=number + 2
        )
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ada.get(f"/questions/{question.pk}/memory/")
        counts.append(len(queries))
    assert counts[0] == counts[-1]
