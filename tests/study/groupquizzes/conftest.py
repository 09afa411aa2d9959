"""Who makes a group's quiz."""

import pytest

from study.models import Membership
from tests.factories import MembershipFactory


@pytest.fixture
def organiser(client):
    membership = MembershipFactory(role=Membership.Role.ORGANISER)
    client.force_login(membership.learner)
    return membership
