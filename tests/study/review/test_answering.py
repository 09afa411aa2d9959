"""Answering one question: what is typed, shown and stored, and what comes next."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from study.memory import Rating
from study.models import Card, Review
from study.review.quiz_services import start_paper_quiz
from tests.factories import (
    ChoiceQuestionFactory,
    ClozeQuestionFactory,
    QuestionFactory,
    answer,
)
from tests.html_page import Page


@pytest.fixture
def start(ada, learner):
    """Begins a quiz on the question's paper and opens it."""

    def open_quiz(question):
        quiz = start_paper_quiz(learner=learner, paper=question.home, at=timezone.now())
        return quiz, Page(ada.get(quiz.get_absolute_url()))

    return open_quiz


def send(browser, form, **answer):
    """The form as the page has it, with what the learner adds."""
    return browser.post(form.action, form.values | answer)


def test_answer_of_a_recall_question_is_shown_only_when_asked_for(ada, start):
    question = QuestionFactory(
        prompt="Why is it slow?",
        answer="Each step waits.",
        explanation="Because of time.",
    )
    _, page = start(question)
    assert "Why is it slow?" in page.text
    assert "Each step waits." not in page.text

    revealed = send(
        ada,
        page.form(f"/questions/{question.pk}/answer/"),
        typed="It waits.",
    )
    text = Page(revealed).text
    assert "It waits." in text
    assert "Each step waits." in text
    assert "Steps wait for each other" in text
    assert "Because of time." in text
    assert not Review.objects.exists()


def test_graded_recall_is_stored_with_all_that_was_said(ada, learner, start):
    question = QuestionFactory()
    quiz, page = start(question)
    revealed = Page(
        send(ada, page.form(f"/questions/{question.pk}/answer/"), typed="It waits.")
    )
    form = revealed.form(f"/questions/{question.pk}/grade/")
    point = question.key_points.last()
    response = send(ada, form, rating=3, points=point.pk)

    review = Review.objects.get()
    assert response.status_code == 302
    assert response.headers["Location"] == quiz.get_absolute_url()
    assert review.learner == learner
    assert review.question == question
    assert review.rating == Rating.GOOD
    assert review.typed == "It waits."
    assert review.points == [point.text]
    assert review.question_revision == 1
    assert quiz.items.get().review == review


def test_each_rating_says_when_the_question_comes_back(ada, start):
    question = QuestionFactory()
    _, page = start(question)
    response = send(ada, page.form(f"/questions/{question.pk}/answer/"))
    options = response.context["prompt"].ratings
    page = Page(response)
    buttons = page.form(f"/questions/{question.pk}/grade/").buttons
    assert [option.label for option in options] == ["Forgot", "Hard", "Good", "Easy"]
    assert buttons[-4:] == [("rating", str(value)) for value in (1, 2, 3, 4)]
    for option in options:
        assert option.next_label in page.text


@pytest.mark.parametrize("rating", list(Rating))
def test_next_date_is_the_one_that_the_button_said(ada, learner, start, noon, rating):
    question = QuestionFactory()
    with time_machine.travel(noon, tick=False):
        _, page = start(question)
        response = send(ada, page.form(f"/questions/{question.pk}/answer/"))
        options = response.context["prompt"].ratings
        (chosen,) = [option for option in options if option.value == rating]
        form = Page(response).form(f"/questions/{question.pk}/grade/")
        send(ada, form, rating=rating.value)
        review = Review.objects.get()
        context = ada.get(f"/reviews/{review.pk}/").context
        assert context["comes_back"] == chosen.next_label


def test_right_choice_counts_as_good_and_explains_itself(ada, start):
    question = ChoiceQuestionFactory()
    quiz, page = start(question)
    right = question.choices.get(is_right=True)
    response = send(ada, page.form(f"/questions/{question.pk}/grade/"), choice=right.pk)

    review = Review.objects.get()
    assert response.headers["Location"] == f"/reviews/{review.pk}/?quiz={quiz.pk}"
    assert review.rating == Rating.GOOD
    assert review.choice == right
    assert "About Attention." in Page(ada.get(response.headers["Location"])).text


def test_wrong_choice_counts_as_forgotten_and_explains_itself(ada, start):
    question = ChoiceQuestionFactory()
    _, page = start(question)
    wrong = question.choices.filter(is_right=False).first()
    response = send(ada, page.form(f"/questions/{question.pk}/grade/"), choice=wrong.pk)

    assert Review.objects.get().rating == Rating.AGAIN
    text = Page(ada.get(response.headers["Location"])).text
    assert "About Recurrence." in text
    assert "Attention" in text


def test_choices_do_not_tell_which_is_right(ada, start):
    question = ChoiceQuestionFactory()
    quiz, _ = start(question)
    html = ada.get(quiz.get_absolute_url()).content.decode()
    assert "About" not in html
    assert "is_right" not in html
    orders = set()
    for _ in range(20):
        choices = ada.get(quiz.get_absolute_url()).context["prompt"].choices
        orders.add(tuple(choice.id for choice in choices))
    assert len(orders) > 1


def test_rating_of_a_choice_is_decided_by_the_choice_alone(ada, start):
    question = ChoiceQuestionFactory()
    _, page = start(question)
    wrong = question.choices.filter(is_right=False).first()
    send(ada, page.form(f"/questions/{question.pk}/grade/"), choice=wrong.pk, rating=4)
    assert Review.objects.get().rating == Rating.AGAIN


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [(["six", "8"], 3), ([" SIX ", "Eight"], 3), (["six", "9"], 1), (["", ""], 1)],
)
def test_gaps_are_compared_and_a_rating_is_suggested(ada, start, typed, suggested):
    question = ClozeQuestionFactory()
    _, page = start(question)
    form = page.form(f"/questions/{question.pk}/answer/")
    response = ada.post(form.action, form.values | {"gap": typed})

    prompt = response.context["prompt"]
    assert [gap.answer for gap in prompt.gaps] == ["six", "eight"]
    marked = [option.value for option in prompt.ratings if option.is_suggested]
    assert marked == [suggested]


def test_near_miss_of_a_gap_is_left_to_the_learner(ada, start):
    question = ClozeQuestionFactory(prompt="The {{encoder}} has six {{layers}}.")
    _, page = start(question)
    form = page.form(f"/questions/{question.pk}/answer/")
    response = ada.post(form.action, form.values | {"gap": ["Encoder", "layrs"]})

    prompt = response.context["prompt"]
    right, near = prompt.gaps
    assert right.is_right
    assert not near.is_right
    assert near.is_near
    assert not any(option.is_suggested for option in prompt.ratings)
    assert "close: you wrote “layrs”" in Page(response).text


def test_gap_that_is_near_saves_no_wrong_one(ada, start):
    question = ClozeQuestionFactory(prompt="The {{encoder}} has {{layers}}.")
    _, page = start(question)
    form = page.form(f"/questions/{question.pk}/answer/")
    response = ada.post(form.action, form.values | {"gap": ["encodr", "heads"]})
    options = response.context["prompt"].ratings
    assert [option.value for option in options if option.is_suggested] == [1]


def test_graded_cloze_keeps_what_was_typed(ada, start):
    question = ClozeQuestionFactory()
    _, page = start(question)
    form = page.form(f"/questions/{question.pk}/answer/")
    revealed = Page(ada.post(form.action, form.values | {"gap": ["six", "nine"]}))
    send(ada, revealed.form(f"/questions/{question.pk}/grade/"), rating=1)

    review = Review.objects.get()
    assert review.typed == "six; nine"
    gaps = ada.get(f"/reviews/{review.pk}/").context["gaps"]
    assert [(gap.typed, gap.is_right) for gap in gaps] == [
        ("six", True),
        ("nine", False),
    ]


def test_time_that_it_took_is_kept(ada, start, noon):
    question = QuestionFactory()
    with time_machine.travel(noon, tick=False):
        _, page = start(question)
    with time_machine.travel(noon + timedelta(seconds=42), tick=False):
        revealed = Page(send(ada, page.form(f"/questions/{question.pk}/answer/")))
        send(ada, revealed.form(f"/questions/{question.pk}/grade/"), rating=3)
    assert Review.objects.get().duration == pytest.approx(42_000, abs=1)


def test_answer_is_kept_when_the_clock_was_set_back(ada, start, noon):
    question = QuestionFactory()
    with time_machine.travel(noon, tick=False):
        quiz, page = start(question)
    with time_machine.travel(noon - timedelta(minutes=5), tick=False):
        revealed = Page(send(ada, page.form(f"/questions/{question.pk}/answer/")))
        form = revealed.form(f"/questions/{question.pk}/grade/")
        response = send(ada, form, rating=3)
        assert response.headers["Location"] == quiz.get_absolute_url()
        result = ada.get(quiz.get_absolute_url()).context["result"]
    review = Review.objects.get()
    assert review.reviewed_at == noon
    assert review.duration is None
    assert result["answered_count"] == 1


def test_answer_that_is_sent_again_returns_the_same_review(ada, start):
    question = QuestionFactory()
    _, page = start(question)
    form = Page(send(ada, page.form(f"/questions/{question.pk}/answer/"))).form(
        f"/questions/{question.pk}/grade/"
    )
    first = send(ada, form, rating=3)
    again = send(ada, form, rating=3)

    assert first.headers["Location"] == again.headers["Location"]
    assert [review.rating for review in Review.objects.all()] == [Rating.GOOD]
    assert Card.objects.get().review_count == 1


def test_htmx_gets_the_question_prompt_alone(ada, start):
    question = QuestionFactory()
    _, page = start(question)
    form = page.form(f"/questions/{question.pk}/answer/")
    response = ada.post(form.action, form.values, headers={"HX-Request": "true"})
    fragment = Page(response)
    sections = [values.get("id") for tag, values in fragment.tags if tag == "section"]
    assert sections == ["question-prompt"]
    assert "html" not in [tag for tag, _ in fragment.tags]


def test_given_answer_says_when_it_was_and_that_there_is_a_later_one(
    ada,
    learner,
    noon,
):
    question = QuestionFactory()
    first = answer(learner, question, at=noon, typed="First.")
    assert ada.get(f"/reviews/{first.pk}/").context["can_undo"] is True
    answer(learner, question, at=noon + timedelta(days=3), seen=1)
    context = ada.get(f"/reviews/{first.pk}/").context
    assert context["can_undo"] is False
    assert context["comes_back"] == ""
