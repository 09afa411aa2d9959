"""A group with an owner, an organiser and a member, and a browser for each."""

from dataclasses import dataclass

import pytest
from django.test import Client

from study.models import Membership, StudyGroup
from tests.factories import LearnerFactory, MembershipFactory, StudyGroupFactory


@dataclass(frozen=True)
class Circle:
    group: StudyGroup
    owner: Membership
    organiser: Membership
    member: Membership
    owners: Client
    organisers: Client
    members: Client

    def path(self, rest: str = "") -> str:
        return f"/groups/{self.group.pk}/{rest}"


@pytest.fixture
def circle(db, sign_in) -> Circle:
    group = StudyGroupFactory(name="Thursdays", about="Diffusion, *slowly*.")
    rows = {}
    browsers = {}
    for role in ("owner", "organiser", "member"):
        learner = LearnerFactory(display_name=f"The {role}")
        rows[role] = MembershipFactory(group=group, learner=learner, role=role)
        browsers[f"{role}s"] = sign_in(learner)
    return Circle(group, **rows, **browsers)
