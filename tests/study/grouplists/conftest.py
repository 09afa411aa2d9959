"""A group of four: Ada organises it, Bob, Cleo and Dan are members; its list."""

import pytest

from papers.services.page_cache import render_pages
from study.grouplists.services import create_group_list
from tests.factories import (
    LearnerFactory,
    MembershipFactory,
    PaperFactory,
    StudyGroupFactory,
)


@pytest.fixture
def group(learner):
    made = StudyGroupFactory(name="Thursdays")
    MembershipFactory(group=made, learner=learner, role="organiser")
    return made


@pytest.fixture
def members(group):
    """By name; each is a member."""
    members = {}
    for name in ("Bob", "Cleo", "Dan"):
        member = LearnerFactory(display_name=name)
        MembershipFactory(group=group, learner=member)
        members[name] = member
    return members


@pytest.fixture
def bob(members, sign_in):
    """Bob's browser."""
    return sign_in(members["Bob"])


@pytest.fixture
def papers(db):
    papers = []
    for slug in ("gan", "bert", "gpt"):
        papers.append(PaperFactory(slug=slug, title=f"On {slug}"))
    list(render_pages())
    return papers


@pytest.fixture
def group_list(group, papers, noon):
    """One that organisers change and members suggest for."""
    return create_group_list(
        group=group, editing="suggestions", title="Autumn", papers=papers, at=noon
    )
