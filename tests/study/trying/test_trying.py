"""A visitor is asked three questions, and nothing is stored."""

import re

import pytest
import time_machine
from django.apps import apps

from papers.models import Paper, Question
from study.trying.trials import SECONDS_VALID, TYPED_BYTES
from tests.factories import ChoiceQuestionFactory, PaperFactory, QuestionFactory
from tests.html_page import Page


def row_counts():
    """The rows of every table by its name, sessions and counters too."""
    return {
        model._meta.label: model.objects.count()
        for model in apps.get_models()
        if model._meta.managed
    }


def test_three_questions_of_different_kinds_are_asked_in_turn(visitor, paper):
    first = visitor.open()
    assert first.context["prompt"].question.kind == Question.Kind.CHOICE
    assert "Question 1 of 3" in Page(first).text
    second = visitor.go_on(visitor.choose(first))
    assert second.context["prompt"].question.kind == Question.Kind.CLOZE
    assert "Question 2 of 3" in Page(second).text
    third = visitor.grade(visitor.reveal(second, gap=["six", "eight"]), 3)
    assert third.context["prompt"].question.kind == Question.Kind.RECALL
    assert "Question 3 of 3" in Page(third).text
    result = visitor.grade(visitor.reveal(third), 4)
    assert "You knew 3 of 3" in Page(result).text


def test_answers_of_a_visitor_change_no_table(visitor, paper):
    before = row_counts()
    result = visitor.answer_all()
    assert visitor.keep(result).status_code == 302
    assert row_counts() == before
    assert "octavo_session" not in visitor.client.cookies


def test_choice_shows_what_there_is_to_learn(visitor, paper):
    text = Page(visitor.choose(visitor.open(), is_right=False)).text
    assert "Your answer" in text
    assert "The right answer" in text
    assert "About Attention." in text


def test_answer_is_shown_with_what_was_typed(visitor, paper):
    page = visitor.go_on(visitor.choose(visitor.open()))
    shown = visitor.reveal(page, gap=["six", "nine"])
    assert "you wrote “nine”" in Page(shown).text
    again = visitor.grade(shown, 1)
    assert "They wait." in Page(visitor.reveal(again, typed="They wait.")).text


def test_result_has_answers_and_model_answers(visitor, paper):
    text = Page(visitor.answer_all()).text
    assert "You knew 2 of 3" in text
    assert "They wait." in text
    assert "Each step waits for the one before." in text
    assert "you wrote “nine”" in text
    assert "Keep these answers" in text


def test_pages_of_a_trial_stay_in_no_cache(visitor, paper):
    first = visitor.open()
    assert first["Cache-Control"] == "private, no-store"
    assert visitor.choose(first)["Cache-Control"] == "private, no-store"


def test_paper_offers_its_questions_to_visitors(visitor, paper):
    assert (
        "/papers/transformer/try/" in Page(visitor.open("/papers/transformer/")).links
    )


def test_paper_without_questions_offers_none(visitor, db):
    PaperFactory(slug="bare")
    assert "/papers/bare/try/" not in Page(visitor.open("/papers/bare/")).links
    page = visitor.open("/papers/bare/try/")
    assert page.status_code == 409
    assert "/papers/bare/" in Page(page).links


def test_learners_are_led_to_the_note(ada, paper):
    assert ada.get("/papers/transformer/try/")["Location"] == "/papers/transformer/"


def test_draft_is_not_there(visitor, db):
    PaperFactory(slug="draft", status="draft")
    assert visitor.open("/papers/draft/try/").status_code == 404


def test_paper_with_one_question_asks_it(visitor, db):
    question = QuestionFactory(home=PaperFactory(slug="small"))
    page = visitor.open("/papers/small/try/")
    assert page.context["prompt"].question.id == question.pk
    assert "You knew 1 of 1" in Page(visitor.grade(visitor.reveal(page), 3)).text


def test_question_that_was_just_answered_is_left_out(visitor, paper):
    choice = ChoiceQuestionFactory(home=paper)
    first = Question.objects.filter(kind="choice").order_by("pk").first()
    page = visitor.open(f"/papers/transformer/try/?without={first.pk}")
    assert page.context["prompt"].question.id == choice.pk


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 40, "²"])
def test_odd_number_leaves_nothing_out(visitor, paper, number):
    page = visitor.open(f"/papers/transformer/try/?without={number}")
    assert page.status_code == 200


def test_question_that_is_retired_meanwhile_is_passed_over(visitor, paper, noon):
    first = visitor.open()
    Question.objects.filter(kind="choice").update(retired_at=noon)
    page = visitor.choose(first)
    assert page.context["prompt"].question.kind == Question.Kind.CLOZE


def test_retired_answer_is_told_in_the_result(visitor, paper, noon):
    page = visitor.go_on(visitor.choose(visitor.open()))
    Question.objects.exclude(kind="cloze").update(retired_at=noon)
    text = Page(visitor.grade(visitor.reveal(page), 1)).text
    assert "You knew 0 of 1" in text
    assert "1 question was taken out of the library meanwhile." in text


def test_grade_without_a_rating_asks_again_with_what_was_typed(visitor, paper):
    page = visitor.go_on(visitor.choose(visitor.open()))
    page = visitor.grade(visitor.reveal(page), 2)
    shown = visitor.reveal(page, typed="They wait.")
    refused = visitor.grade(shown, "")
    assert refused.status_code == 422
    assert "Say how well you remembered" in Page(refused).text
    assert "They wait." in Page(refused).text


def test_no_choice_asks_again(visitor, paper):
    first = visitor.open()
    question = first.context["prompt"].question
    refused = visitor.send(first, f"/questions/{question.id}/try/grade/")
    assert refused.status_code == 422
    assert "Choose one of the answers first." in Page(refused).text


def test_answer_that_is_too_long_for_a_visitor_is_kept_on_the_page(visitor, paper):
    page = visitor.go_on(visitor.choose(visitor.open()))
    page = visitor.grade(visitor.reveal(page), 2)
    long = "ü" * TYPED_BYTES
    refused = visitor.reveal(page, typed=long)
    assert refused.status_code == 422
    assert "about a hundred words" in Page(refused).text
    assert long in Page(refused).text


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "é", "\x00", "x" * 9_000])
@pytest.mark.parametrize("path", ["/tries/next/", "/tries/keep/"])
def test_text_that_is_not_ours_is_over(visitor, paper, path, token):
    page = visitor.client.post(path, {"trial": token, "account_page": "signup"})
    assert page.status_code == 410
    assert "These questions are over" in Page(page).text
    assert "octavo_trial" not in page.cookies


def test_changed_text_is_over(visitor, paper):
    token = re.sub("^.", "x", visitor.open().context["trial"]["token"])
    assert visitor.client.post("/tries/next/", {"trial": token}).status_code == 410


def test_old_text_is_over(visitor, paper, noon):
    with time_machine.travel(noon, tick=False) as clock:
        first = visitor.open()
        clock.shift(SECONDS_VALID + 1)
        assert visitor.choose(first).status_code == 410


def test_question_of_another_paper_is_not_asked(visitor, paper):
    other = ChoiceQuestionFactory()
    form = {
        "trial": visitor.open().context["trial"]["token"],
        "choice": other.choices.first().pk,
        "key": "0" * 32,
        "seen": 0,
    }
    page = visitor.client.post(f"/questions/{other.pk}/try/grade/", form)
    assert page.status_code == 410


def test_answer_given_twice_counts_once(visitor, paper):
    first = visitor.open()
    visitor.choose(first, is_right=False)
    page = visitor.go_on(visitor.choose(first))
    page = visitor.grade(visitor.reveal(page), 1)
    result = visitor.grade(visitor.reveal(page), 1)
    assert "You knew 1 of 3" in Page(result).text


def test_fragment_is_the_question_alone(visitor, paper):
    page = visitor.client.get(
        "/papers/transformer/try/", headers={"HX-Request": "true"}
    )
    assert page.content.decode().lstrip().startswith("<section")


def test_paper_that_is_withdrawn_meanwhile_ends_the_trial(visitor, paper):
    page = visitor.go_on(visitor.choose(visitor.open()))
    Paper.objects.update(status="draft", title="embargoed")
    token = page.context["trial"]["token"]
    ended = visitor.client.post("/tries/next/", {"trial": token})
    assert "Nothing was answered" in Page(ended).text
    assert "embargoed" not in Page(ended).text
