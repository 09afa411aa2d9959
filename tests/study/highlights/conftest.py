"""A note, and a group whose members mark passages of it."""

import pytest

from papers.services.page_cache import render_pages
from tests.factories import MembershipFactory, PaperFactory, StudyGroupFactory

TEXT = "Two networks play a game, and one of them learns to judge."


@pytest.fixture
def gan(db):
    paper = PaperFactory(slug="gan", title="Adversarial Nets", tldr="A game.")
    paper.sections.create(kind="approach", body=TEXT)
    list(render_pages([paper.pk]))
    return paper


@pytest.fixture
def group(db):
    return StudyGroupFactory(name="Thursdays")


@pytest.fixture
def reader(group, learner):
    """Ada, who belongs to the group and shares nothing."""
    return MembershipFactory(group=group, learner=learner)
