"""The part of the note that a question comes from."""

import pytest

from papers.models import Question
from tests.factories import PaperFactory, QuestionFactory
from tests.html_page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(db):
    return PaperFactory(
        slug="gan",
        title="Adversarial Nets",
        note="full",
        tldr="Two networks play a game.",
        why_it_matters="It began a *field*.",
        sections={"approach": "A **generator** draws."},
    )


def source(browser, question, **headers):
    return browser.get(f"/questions/{question.pk}/source/", headers=headers)


def test_source_is_the_section_that_the_question_names(ada, paper):
    question = QuestionFactory(home=paper, section="approach")
    response = source(ada, question)
    found = response.context["source"]
    assert found.heading == "Approach"
    assert "<strong>generator</strong> draws" in found.html
    assert "/papers/gan/#approach" in Page(response).links


def test_source_may_be_why_it_matters(ada, paper):
    question = QuestionFactory(home=paper, section="why")
    found = source(ada, question).context["source"]
    assert found.heading == "Why it still matters"
    assert "<em>field</em>" in found.html


@pytest.mark.parametrize("section", ["", "tldr", "evidence"])
def test_source_is_the_tldr_without_such_a_section(ada, paper, section):
    question = QuestionFactory(home=paper, section=section)
    found = source(ada, question).context["source"]
    assert found.heading == "TLDR"
    assert "Two networks play a game." in found.html


def test_source_of_a_question_across_papers_is_that_of_the_first(ada, paper):
    draft = PaperFactory(status="draft")
    question = QuestionFactory(home=None, theme="across", papers=[draft, paper])
    assert source(ada, question).context["source"].paper_title == "Adversarial Nets"


def test_paper_without_a_note_says_so(ada):
    bare = PaperFactory(note="none", tldr="")
    bare.sections.all().delete()
    question = QuestionFactory(home=bare)
    response = source(ada, question)
    assert response.context["source"] is None
    assert "No note yet" in Page(response).text


def test_source_comes_alone_for_the_page_of_the_question(ada, paper):
    question = QuestionFactory(home=paper, section="approach")
    response = source(ada, question, **{"HX-Request": "true"})
    assert "<html" not in response.text
    assert "Close" in response.text
    main, _, _ = source(ada, question).text.partition("</main>")
    assert "Close" not in main


def test_source_of_a_retired_question_is_gone(ada, paper, noon):
    question = QuestionFactory(home=paper)
    Question.objects.update(retired_at=noon)
    assert source(ada, question).status_code == 410


def test_question_page_offers_its_source_and_the_flag(ada, paper):
    question = QuestionFactory(home=paper)
    quiz_url = ada.post("/papers/gan/quiz/").headers["Location"]
    links = Page(ada.get(quiz_url)).links
    quiz_id = quiz_url.strip("/").split("/")[-1]
    assert f"/questions/{question.pk}/source/?quiz={quiz_id}" in links
    assert f"/questions/{question.pk}/report/?quiz={quiz_id}" in links
