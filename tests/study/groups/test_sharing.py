"""What members of a group see of each other."""

import io
import json
import zipfile
from datetime import date

import pytest
import time_machine

from study.models import Membership, ReadThrough
from tests.conftest import NOON
from tests.factories import MembershipFactory, PaperFactory

LATELY = date(2026, 3, 1)
LONG_AGO = date(2025, 3, 1)


@pytest.fixture
def finish(circle):
    """A paper that the member finished."""

    def make(title, ended_on=LATELY, **paper):
        return ReadThrough.objects.create(
            learner=circle.member.learner,
            paper=PaperFactory(title=title, **paper),
            ending="read",
            ended_on=ended_on,
        )

    return make


@pytest.fixture(autouse=True)
def still():
    with time_machine.travel(NOON, tick=False):
        yield


def share(membership, **shares):
    Membership.objects.filter(pk=membership.pk).update(**shares)


def test_finished_paper_is_seen_only_while_it_is_shared(circle, finish):
    finish("Attention")
    paths = ("members/", f"members/{circle.member.pk}/")

    def seen():
        pages = [circle.owners.get(circle.path(path)).content for path in paths]
        return [b"Attention" in page for page in pages]

    assert seen() == [False, False]
    circle.members.post(circle.path("sharing/"), {"shares_finished": "on"})
    assert seen() == [True, True]
    circle.members.post(circle.path("sharing/"), {})
    assert seen() == [False, False]


def test_member_sees_themselves_as_the_group_does(circle, finish):
    finish("Attention")
    page = circle.members.get(circle.path("sharing/seen/"))
    assert b"Attention" not in page.content
    assert b"Shares nothing" in page.content
    share(circle.member, shares_finished=True)
    own = circle.members.get(circle.path("sharing/seen/")).context["member"]
    path = circle.path(f"members/{circle.member.pk}/")
    others = circle.owners.get(path).context["member"]
    assert own == others
    assert [paper.title for paper in own.finished] == ["Attention"]


def test_sharing_in_one_group_shows_nothing_in_another(circle, finish):
    finish("Attention")
    other = MembershipFactory(learner=circle.member.learner, shares_finished=True)
    MembershipFactory(group=other.group, learner=circle.owner.learner)
    here = circle.owners.get(circle.path("members/"))
    there = circle.owners.get(f"/groups/{other.group_id}/members/")
    assert b"Attention" not in here.content
    assert b"Attention" in there.content


def test_paper_finished_long_ago_or_withdrawn_is_not_seen(circle, finish):
    share(circle.member, shares_finished=True)
    finish("Long ago", LONG_AGO)
    finish("Withdrawn", status="draft")
    page = circle.owners.get(circle.path("members/")).content
    assert b"Long ago" not in page
    assert b"Withdrawn" not in page


def test_members_of_a_large_group_cost_no_more_queries(
    circle, finish, django_assert_num_queries
):
    share(circle.member, shares_finished=True)
    finish("Attention")
    circle.members.get(circle.path("members/"))
    with django_assert_num_queries(7):
        circle.members.get(circle.path("members/"))
    MembershipFactory.create_batch(12, group=circle.group, shares_finished=True)
    for number in range(10):
        finish(f"Paper {number}")
    with django_assert_num_queries(7):
        response = circle.members.get(circle.path("members/"))
    assert response.context["member_count"] == 15


def test_export_has_the_group_and_nothing_that_members_share(circle, finish):
    finish("Attention")
    share(circle.member, shares_finished=True)
    response = circle.organisers.get(circle.path("export/"))
    archive = zipfile.ZipFile(io.BytesIO(response.content))
    content = json.loads(archive.read("group.json"))
    assert content["name"] == "Thursdays"
    names = [member["name"] for member in content["members"]]
    assert names == ["The owner", "The organiser", "The member"]
    text = archive.read("group.md").decode()
    assert text.startswith("# Thursdays\n\nDiffusion, *slowly*.\n")
    assert "Attention" not in text
    assert "@" not in text


def test_highlights_are_shared_by_choice(circle):
    form = circle.members.get(circle.path("sharing/")).text
    assert 'name="shares_marks"' in form
    seen = circle.members.get(circle.path("sharing/seen/")).text
    assert "You don’t share your highlights" in seen
    member = circle.owners.get(circle.path(f"members/{circle.member.pk}/")).text
    assert "highlights" not in member.split("<main")[1]
