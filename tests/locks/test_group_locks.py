"""One group in two windows: it never ends up without an owner."""

from functools import partial

import pytest

from study.accounts.services import delete_learner
from study.groups.invitation_services import accept_invitation, invite
from study.groups.invitations import invitation_of_token
from study.groups.member_services import LastOwner, leave_group
from study.groups.public_services import set_public_page
from study.groups.request_services import ask_to_join
from study.groups.services import TooManyGroups, create_group
from study.models import Membership, StudyGroup
from tests.factories import (
    LearnerFactory,
    MembershipFactory,
    ReadingListFactory,
    StudyGroupFactory,
)
from tests.locks.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def two_owners():
    first = MembershipFactory(role=Membership.Role.OWNER)
    second = MembershipFactory(group=first.group, role=Membership.Role.OWNER)
    MembershipFactory(group=first.group)
    return first, second


def names_of(results):
    return sorted(type(result).__name__ for result in results)


def test_changing_members_lets_one_of_two_owners_leave(noon):
    first, second = two_owners()
    results = at_once(
        partial(leave_group, membership=first, at=noon),
        partial(leave_group, membership=second, at=noon),
    )
    assert names_of(results) == [LastOwner.__name__, "NoneType"]
    assert first.group.memberships.filter(role=Membership.Role.OWNER).count() == 1


def test_hand_over_groups_leaves_an_owner_when_two_accounts_go():
    first, second = two_owners()
    learners = (first.learner, second.learner)
    results = at_once(*(partial(delete_learner, learner=one) for one in learners))
    assert results == [None, None]
    owner = first.group.memberships.get()
    assert owner.role == Membership.Role.OWNER


def test_set_public_page_leaves_no_public_list_without_the_page():
    group = two_owners()[0].group
    lists = ReadingListFactory.create_batch(
        3, learner=None, group=group, visibility="group"
    )
    list_ids = [reading_list.pk for reading_list in lists]
    for _ in range(4):
        at_once(
            partial(
                set_public_page, group=group, has_public_page=True, list_ids=list_ids
            ),
            partial(set_public_page, group=group, has_public_page=False, list_ids=[]),
        )
        group.refresh_from_db()
        public_count = group.reading_lists.filter(visibility="public").count()
        assert public_count == (3 if group.has_public_page else 0)


def test_create_group_keeps_to_the_most(learner, noon, monkeypatch):
    monkeypatch.setattr("study.groups.services.MOST_GROUPS_OWNED", 1)
    create = partial(create_group, learner=learner, name="Mine", at=noon)
    results = at_once(create, create)
    assert names_of(results) == [StudyGroup.__name__, TooManyGroups.__name__]


def test_changing_members_lets_one_of_sixteen_in_by_a_link_for_one(noon):
    owner = MembershipFactory(role=Membership.Role.OWNER)
    token = invite(by=owner, role="member", days=7, at=noon)
    invitation = invitation_of_token(token)
    accept = partial(accept_invitation, invitation=invitation, shares={}, at=noon)
    learners = LearnerFactory.create_batch(16)
    results = at_once(*(partial(accept, learner=one) for one in learners))
    assert names_of(results) == ["Membership"] + ["NotLetIn"] * 15
    assert owner.group.memberships.count() == 2
    invitation.refresh_from_db()
    assert invitation.uses == 1


def test_changing_members_keeps_one_of_two_requests(learner, noon):
    group = StudyGroupFactory(joining="request")
    ask = partial(ask_to_join, group=group, learner=learner, sentence="", at=noon)
    results = at_once(ask, ask)
    assert names_of(results) == ["AskedAlready", "JoinRequest"]
