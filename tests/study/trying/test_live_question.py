"""One question on the first page, another one each day, answered in its place."""

from datetime import timedelta

import pytest
import time_machine

from papers.models import Link, Question
from papers.services.library.revision import bump_revision
from tests.factories import (
    ChoiceQuestionFactory,
    ClozeQuestionFactory,
    PaperFactory,
    QuestionFactory,
)
from tests.html_page import Page


def make_known(paper):
    """Another paper builds on it."""
    Link.objects.create(
        source=PaperFactory(), target=paper, kind=Link.Kind.BUILDS_ON, reason="Uses it."
    )
    return paper


@pytest.fixture
def questions(db):
    """Choice questions of four papers that others build on."""
    return [
        ChoiceQuestionFactory(home=make_known(PaperFactory(slug=f"known-{number}")))
        for number in range(4)
    ]


def shown_id(client):
    return client.get("/").context["live"].question.id


def test_first_page_asks_a_choice_question_of_a_known_paper(client, questions):
    ChoiceQuestionFactory()
    live = client.get("/").context["live"]
    assert live.question.id in [question.pk for question in questions]
    assert len(live.choices) == 3
    assert live.outcome is None


def test_each_day_has_its_question(client, questions, noon):
    shown = []
    for days in range(5):
        with time_machine.travel(noon + timedelta(days=days), tick=False):
            shown.append(shown_id(client))
            assert shown_id(client) == shown[-1]
    assert len(set(shown[:4])) == 4
    assert shown[4] == shown[0]


def test_choices_stand_in_the_same_order_all_day(client, questions):
    first = client.get("/").context["live"].choices
    assert client.get("/").context["live"].choices == first


def test_recall_and_cloze_and_long_questions_are_not_asked(client, db):
    paper = make_known(PaperFactory())
    QuestionFactory(home=paper)
    ClozeQuestionFactory(home=paper)
    ChoiceQuestionFactory(home=paper, prompt="Why? " * 50)
    response = client.get("/")
    assert response.context["live"] is None
    assert "live-question" not in response.content.decode()


def test_draft_papers_are_not_asked_about(client, questions):
    Question.objects.exclude(pk=questions[0].pk).update(status="draft")
    bump_revision()
    assert shown_id(client) == questions[0].pk


def test_question_that_was_just_retired_is_passed_over(client, questions, noon):
    before = shown_id(client)
    Question.objects.filter(pk=before).update(retired_at=noon)
    assert shown_id(client) != before


def test_learners_are_not_asked_on_their_first_page(ada, questions):
    assert "live" not in ada.get("/").context


def test_first_page_stays_public(client, questions):
    response = client.get("/")
    assert response.cookies == {}
    assert response["Cache-Control"] == "no-cache"


def test_form_on_the_first_page_changes_nothing(client, questions):
    page = Page(client.get("/"))
    form = page.form(f"/questions/{shown_id(client)}/try/")
    assert form.method == "get"
    assert form.fields == []


def try_question(client, question, is_right, **headers):
    choice = question.choices.filter(is_right=is_right).first()
    path = f"/questions/{question.pk}/try/"
    return client.get(path, {"choice": choice.pk}, **headers)


def test_right_choice_leads_to_three_of_the_paper(client, questions):
    page = Page(try_question(client, questions[0], is_right=True))
    assert "Right." in page.text
    assert "About Attention." in page.text
    link = f"/papers/{questions[0].home.slug}/try/?without={questions[0].pk}"
    assert link in page.links


def test_wrong_choice_shows_the_right_one(client, questions):
    text = Page(try_question(client, questions[0], is_right=False)).text
    assert "Not this time." in text
    assert "The right answer" in text


def test_htmx_gets_the_question_alone(client, questions):
    response = try_question(
        client, questions[0], is_right=True, headers={"HX-Request": "true"}
    )
    assert response.content.decode().lstrip().startswith("<section")
    assert "HX-Request" in response["Vary"]


def test_answer_in_the_address_sets_no_cookie(client, questions):
    response = try_question(client, questions[0], is_right=True)
    assert response.cookies == {}


def test_question_alone_is_asked(client, questions):
    response = client.get(f"/questions/{questions[0].pk}/try/")
    assert response.status_code == 200
    assert "Would you know this?" in Page(response).text


@pytest.mark.parametrize("choice", ["", "x", "-1", "0", "9" * 40, "\x00"])
def test_odd_choice_asks_again(client, questions, choice):
    response = client.get(f"/questions/{questions[0].pk}/try/", {"choice": choice})
    assert response.status_code == 422
    assert "Would you know this?" in Page(response).text


def test_choice_of_another_question_asks_again(client, questions):
    other = questions[1].choices.first()
    response = client.get(f"/questions/{questions[0].pk}/try/", {"choice": other.pk})
    assert response.status_code == 422


def test_only_live_choice_questions_are_there(client, questions, noon):
    recall = QuestionFactory()
    Question.objects.filter(pk=questions[0].pk).update(retired_at=noon)
    across = ChoiceQuestionFactory(home=None, theme="across", papers=[recall.home])
    for question in (recall, questions[0], across):
        assert client.get(f"/questions/{question.pk}/try/").status_code == 404
