"""Pages that are older than what they answer, and answers that are sent twice."""

import uuid
from datetime import timedelta

import pytest
import time_machine

from papers.models import Question
from study.models import Card, Review
from study.review.answer_keys import new_answer_key
from study.review.quiz_services import start_paper_quiz
from tests.factories import (
    ChoiceQuestionFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    answer,
)
from tests.html_page import Page
from tests.study.review.posts import assert_refused, body, grade


@pytest.fixture
def question(db):
    return QuestionFactory(home=PaperFactory(slug="gan"))


def test_stale_page_is_refused_with_a_clear_sentence(ada, learner, question, noon):
    answer(learner, question, at=noon)
    before = Card.objects.values().get()
    response = grade(ada, question, seen=0)
    assert response.status_code == 409
    assert response.context["explanation"] in Page(response).text
    assert Review.objects.count() == 1
    assert Card.objects.values().get() == before


def test_page_from_before_an_undo_is_refused(ada, learner, question, noon):
    review = answer(learner, question, at=noon)
    ada.post(f"/reviews/{review.pk}/undo/")
    response = grade(ada, question, seen=1, typed="It waits.")
    assert response.status_code == 409
    text = Page(response).text
    assert "you took an earlier answer to this question back" in text
    assert "That answer counts" not in text
    assert "It waits." in text
    assert not Card.objects.exists()


@pytest.mark.parametrize("action", ["answer", "grade"])
def test_refusal_leads_back_to_the_quiz_with_what_was_typed(
    ada, learner, question, noon, action
):
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    sent = body(quiz=quiz.pk, key="none", typed="It waits.", gap=["six", "eight"])
    response = ada.post(f"/questions/{question.pk}/{action}/", sent)
    assert_refused(response, 422)
    assert response.context["next_url"] == quiz.get_absolute_url()
    assert "It waits." in Page(response).text


def test_gaps_stand_on_the_page_that_refuses_them(ada, question):
    sent = body(key="none", gap=["six", "eight"])
    response = ada.post(f"/questions/{question.pk}/answer/", sent)
    assert "six; eight" in Page(response).text


def test_key_point_that_was_taken_out_meanwhile_is_explained(ada, question):
    number = question.key_points.last().pk
    question.key_points.all().delete()
    response = grade(ada, question, points=[number], typed="It waits.")
    assert_refused(response, 422)
    text = Page(response).text
    assert "it was changed while you answered" in text
    assert "It waits." in text


def test_choice_that_was_taken_out_meanwhile_is_explained(ada, db):
    question = ChoiceQuestionFactory()
    number = question.choices.filter(is_right=False).first().pk
    question.choices.filter(pk=number).delete()
    response = grade(ada, question, choice=number)
    assert_refused(response, 422)
    assert "it was changed while you answered" in Page(response).text


def test_edited_question_is_graded_as_it_was_rated(ada, question):
    Question.objects.update(prompt="Why so slow?", revision=2)
    assert grade(ada, question).status_code == 302
    assert Review.objects.get().rating == 3


def test_second_tab_is_told_that_the_first_counts(ada, question):
    assert grade(ada, question, rating=3).status_code == 302
    response = grade(ada, question, rating=1, typed="It waits.")
    assert response.status_code == 409
    text = Page(response).text
    assert "You answered it in another window" in text
    assert "It waits." in text
    assert Review.objects.get().rating == 3


def test_page_of_yesterday_counts_today_in_the_quiz_of_yesterday(
    ada, learner, question, noon
):
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    with time_machine.travel(noon, tick=False):
        key = str(new_answer_key())
    tomorrow = noon + timedelta(days=1)
    with time_machine.travel(tomorrow, tick=False):
        grade(ada, question, key=key, quiz=quiz.pk)
    review = Review.objects.get()
    assert review.reviewed_at == tomorrow
    assert review.duration is None
    assert quiz.items.get().review == review


def test_retired_question_of_a_quiz_leads_to_what_came_of_it(
    ada, learner, question, noon
):
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    Question.objects.update(retired_at=noon)
    response = grade(ada, question, quiz=quiz.pk, typed="It waits.")
    assert_refused(response, 410)
    assert "It waits." in Page(response).text
    assert "result" in ada.get(response.context["next_url"]).context


def test_used_key_returns_the_same_review(ada, question):
    key = str(uuid.uuid4())
    first = grade(ada, question, key=key, rating=3)
    again = grade(ada, question, key=key, rating=3)
    assert first.headers["Location"] == again.headers["Location"] == "/review/"
    assert Review.objects.get().rating == 3


def test_used_key_with_another_rating_says_what_is_stored(ada, question):
    key = str(uuid.uuid4())
    grade(ada, question, key=key, rating=3)
    response = grade(ada, question, key=key, rating=1, typed="No idea")
    page = Page(response)
    assert response.status_code == 409
    assert "“Good” is stored" in page.text
    assert "You now said “Forgot”" in page.text
    assert "No idea" in page.text
    assert "/review/" in page.links
    assert Review.objects.get().rating == 3


def test_used_key_with_another_rating_can_be_corrected_to_it(
    ada, learner, question, noon
):
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    key = str(uuid.uuid4())
    grade(ada, question, key=key, rating=3, quiz=quiz.pk)
    page = Page(grade(ada, question, key=key, rating=1, quiz=quiz.pk))
    stored = Review.objects.get()
    form = page.form(f"/reviews/{stored.pk}/correct/")
    assert form.buttons == [("rating", "1")]
    ada.post(form.action, form.values | {"rating": 1})
    assert Review.objects.standing().get().rating == 1
    assert quiz.items.get().review.rating == 1


def test_used_key_with_another_choice_leads_to_what_is_stored(ada, db):
    question = ChoiceQuestionFactory()
    key = str(uuid.uuid4())
    right = question.choices.get(is_right=True)
    wrong = question.choices.filter(is_right=False).first()
    grade(ada, question, key=key, choice=wrong.pk)
    response = grade(ada, question, key=key, choice=right.pk)
    page = Page(response)
    stored = Review.objects.get()
    assert response.status_code == 409
    assert "Your first choice is stored" in page.text
    assert "It counts as “Forgot”." in page.text
    assert f"/reviews/{stored.pk}/" in page.links
    assert stored.choice == wrong


def test_used_key_whose_answer_was_taken_back_counts_anew(ada, question):
    key = str(uuid.uuid4())
    grade(ada, question, key=key, rating=3)
    ada.post(f"/reviews/{Review.objects.get().pk}/undo/")
    assert grade(ada, question, key=key, rating=1).headers["Location"] == "/review/"
    assert Review.objects.standing().get().rating == 1
    assert Card.objects.get().review_count == 1


def test_used_key_of_a_choice_that_was_taken_back_shows_the_new_answer(ada, db):
    question = ChoiceQuestionFactory()
    key = str(uuid.uuid4())
    right = question.choices.get(is_right=True)
    grade(ada, question, key=key, choice=right.pk)
    ada.post(f"/reviews/{Review.objects.get().pk}/undo/")
    response = grade(ada, question, key=key, choice=right.pk)
    shown = ada.get(response.headers["Location"])
    assert shown.status_code == 200
    assert shown.context["review"]["rating"] == 3


def test_used_key_of_another_question_is_refused(ada, question):
    key = str(uuid.uuid4())
    grade(ada, question, key=key, rating=3)
    response = grade(ada, QuestionFactory(), key=key, rating=1)
    assert response.status_code == 422
    assert Review.objects.get().question == question


def test_key_of_another_learner_is_no_key_of_mine(ada, question, noon):
    key = uuid.uuid4()
    theirs = answer(LearnerFactory(), question, at=noon, key=key)
    assert grade(ada, question, key=str(key)).status_code == 302
    assert Review.objects.exclude(pk=theirs.pk).count() == 1


def revise(question, prompt):
    """As a curator's save does it, while the page is open."""
    revision = question.revision + 1
    Question.objects.filter(pk=question.pk).update(prompt=prompt, revision=revision)


def open_question(browser, learner, question, at):
    """What the form of the question sends, as it is asked."""
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=at)
    return question_form(browser.get(quiz.get_absolute_url()))


def question_form(response):
    forms = [form.lists for form in Page(response).forms]
    (found,) = [fields for fields in forms if "key" in fields and "seen" in fields]
    return found


def test_review_remembers_the_revision_that_was_shown(ada, learner, question, noon):
    asked = open_question(ada, learner, question, noon)
    revealed = question_form(ada.post(f"/questions/{question.pk}/answer/", asked))
    revise(question, "Something else?")
    ada.post(f"/questions/{question.pk}/grade/", revealed | {"rating": 3})
    assert Review.objects.get().question_revision == question.revision


def test_answer_that_was_revealed_anew_is_of_the_new_revision(
    ada, learner, question, noon
):
    asked = open_question(ada, learner, question, noon)
    revise(question, "Something else?")
    revealed = question_form(ada.post(f"/questions/{question.pk}/answer/", asked))
    ada.post(f"/questions/{question.pk}/grade/", revealed | {"rating": 3})
    assert Review.objects.get().question_revision == question.revision + 1


def test_choice_remembers_the_revision_that_was_shown(ada, learner, noon):
    question = ChoiceQuestionFactory(home=PaperFactory())
    asked = open_question(ada, learner, question, noon)
    revise(question, "Which other?")
    asked["choice"] = question.choices.first().pk
    ada.post(f"/questions/{question.pk}/grade/", asked)
    assert Review.objects.get().question_revision == question.revision


@pytest.mark.parametrize("sent", [None, "", 999_999])
def test_page_without_a_known_revision_is_of_the_present_one(ada, question, sent):
    changes = {} if sent is None else {"revision": sent}
    grade(ada, question, **changes)
    assert Review.objects.get().question_revision == question.revision


@pytest.mark.parametrize("sent", [0, -1, 2**63, "x"])
def test_revision_that_makes_no_sense_is_refused(ada, question, sent):
    assert_refused(grade(ada, question, revision=sent), 422)
