"""What is published is asked in one way, also from other models."""

import pytest

from papers.models import Link, PaperPage, PathStep, Question, question_is_live
from study.models import Card
from tests.factories import (
    PaperFactory,
    QuestionFactory,
    ReadingPathFactory,
    answer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    return PaperFactory(slug="published")


@pytest.fixture
def draft():
    return PaperFactory(slug="draft", status="draft")


def link(source, target):
    return Link.objects.create(
        source=source, target=target, kind="read_next", reason="So."
    )


def test_links_by_what_stands_at_their_ends(published, draft):
    other = PaperFactory()
    to_draft = link(published, draft)
    from_draft = link(draft, published)
    between = link(published, other)
    assert set(Link.objects.to_published()) == {from_draft, between}
    assert set(Link.objects.from_published()) == {to_draft, between}
    assert set(Link.objects.between_published()) == {between}


def test_steps_with_published_paper(published, draft):
    path = ReadingPathFactory()
    for position, paper in enumerate((draft, published)):
        PathStep.objects.create(path=path, paper=paper, position=position, reason="So.")
    assert [step.paper for step in path.steps.with_published_paper()] == [published]


def test_pages_of_published(published, draft):
    assert [page.paper for page in PaperPage.objects.of_published()] == [published]


@pytest.mark.parametrize("status", ["draft", "published", "retired"])
def test_paper_says_what_the_database_says(status):
    paper = PaperFactory(status=status)
    is_listed = type(paper).objects.published().filter(pk=paper.pk).exists()
    assert paper.is_published is is_listed


def test_live_questions_are_found_from_their_cards(learner, noon, published):
    shown = QuestionFactory(home=published)
    hidden = QuestionFactory()
    across = QuestionFactory(home=None, theme="across", papers=[published])
    for question in (shown, hidden, across):
        answer(learner, question, at=noon)
    hidden.home.status = "draft"
    hidden.home.save()
    cards = Card.objects.filter(question_is_live("question"))
    assert {card.question for card in cards} == {shown, across}
    assert set(Question.objects.live()) == {shown, across}
