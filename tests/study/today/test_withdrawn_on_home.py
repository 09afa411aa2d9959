"""What was withdrawn stands on the first page as the learner saw it."""

import pytest

from papers.models import Question
from study.reading.services import set_reading_status
from tests.factories import PaperFactory, QuestionFactory, answer
from tests.html_page import Page

SECRET = "embargoed"


def retire(question, at):
    Question.objects.filter(pk=question.pk).update(retired_at=at)


def test_home_shows_withdrawn_answers_as_given(ada, learner, noon, curate):
    question = QuestionFactory(prompt="Why slow?")
    review = answer(learner, question, at=noon)
    retire(question, noon)
    curate(question, prompt=SECRET)
    response = ada.get("/")
    (row,) = response.context["recent_reviews"]
    assert row.prompt == "Why slow?"
    assert row.is_withdrawn is True
    assert f"/reviews/{review.pk}/" in Page(response).links
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize(
    ("status", "shelf"),
    [
        ("reading", "reading_now"),
        ("to_read", "to_read"),
        ("read", "recent_readings"),
    ],
)
@pytest.mark.parametrize("withdrawn_as", ["retired", "draft"])
def test_home_shows_withdrawn_papers_as_marked(
    ada, learner, noon, curate, status, shelf, withdrawn_as
):
    paper = PaperFactory(slug="gan", title="Adversarial Nets")
    set_reading_status(learner=learner, paper=paper, status=status, at=noon)
    curate(paper, status=withdrawn_as)
    curate(paper, title=SECRET)
    response = ada.get("/")
    (row,) = response.context[shelf]
    page = Page(response)
    assert row.paper_title == "Adversarial Nets"
    assert row.is_withdrawn is True
    assert "withdrawn" in page.text
    assert "/papers/gan/" not in page.links
    assert SECRET not in response.content.decode()
