"""One group in two windows: it never ends up without an owner."""

from functools import partial

import pytest

from study.accounts.services import delete_learner
from study.groups.member_services import LastOwner, leave_group
from study.groups.services import TooManyGroups, create_group
from study.models import Membership, StudyGroup
from tests.factories import MembershipFactory
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


def test_create_group_keeps_to_the_most(learner, noon, monkeypatch):
    monkeypatch.setattr("study.groups.services.MOST_GROUPS_OWNED", 1)
    create = partial(create_group, learner=learner, name="Mine", at=noon)
    results = at_once(create, create)
    assert names_of(results) == [StudyGroup.__name__, TooManyGroups.__name__]
