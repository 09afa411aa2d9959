"""A group with an owner, a member and a thread."""

import pytest
import time_machine

from study.models import Membership
from tests.factories import LearnerFactory, MembershipFactory, ThreadFactory


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def ben_membership(db):
    """An owner's."""
    return MembershipFactory(
        learner=LearnerFactory(display_name="Ben"), role=Membership.Role.OWNER
    )


@pytest.fixture
def group(ben_membership):
    return ben_membership.group


@pytest.fixture
def membership(group, learner):
    """Ada's."""
    return MembershipFactory(group=group, learner=learner)


@pytest.fixture
def thread(group):
    return ThreadFactory(group=group, title="Where to begin")


@pytest.fixture
def ben(ben_membership, sign_in):
    """Ben's browser."""
    return sign_in(ben_membership.learner)
