"""Who is where on a group's list: numbers, of those who share it."""

import pytest

from study.grouplists.queries import progress_by_slug, wanted_papers
from study.models import Membership
from study.reading.services import set_reading_status

pytestmark = pytest.mark.django_db


def share_progress(*learners):
    memberships = Membership.objects.filter(learner__in=learners)
    memberships.update(shares_progress=True)


def mark(learner, paper, status, noon):
    set_reading_status(learner=learner, paper=paper, status=status, at=noon)


def test_progress_counts_those_who_share_it(ada, members, papers, group_list, noon):
    bob, cleo, dan = members.values()
    share_progress(bob, cleo)
    mark(bob, papers[0], "read", noon)
    mark(cleo, papers[0], "reading", noon)
    mark(dan, papers[0], "read", noon)
    page = ada.get(group_list.get_absolute_url()).content.decode()
    assert "1 of the 2 who share it has read this, 1 is at it" in page


def test_progress_ends_when_a_member_leaves(members, papers, group, noon):
    bob = members["Bob"]
    share_progress(bob)
    mark(bob, papers[0], "read", noon)
    assert progress_by_slug(group.pk, {"gan"})["gan"].read_count == 1
    Membership.objects.filter(learner=bob).update(
        state="left", shares_progress=False, ended_at=noon
    )
    assert progress_by_slug(group.pk, {"gan"}) == {}


def test_paper_that_three_want_to_read_is_named(ada, members, papers, group, noon):
    share_progress(*members.values())
    for member in members.values():
        mark(member, papers[0], "to_read", noon)
    page = ada.get(f"/groups/{group.pk}/lists/").content.decode()
    assert "3 want to read this" in page


def test_paper_that_two_want_to_read_is_not_named(members, papers, group, noon):
    bob, cleo, dan = members.values()
    share_progress(bob, cleo)
    for member in (bob, cleo, dan):
        mark(member, papers[0], "to_read", noon)
    assert wanted_papers(group.pk) == []


def test_member_is_told_that_wishes_count_too(bob, group):
    page = bob.get(f"/groups/{group.pk}/sharing/").content.decode()
    assert "What I want to read is counted too" in page
