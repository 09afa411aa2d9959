"""Each address of a group gives each role what tests/group_matrix.py says."""

import uuid
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from study.models import Learner, Membership, StudyGroup
from tests.access_cells import (
    WRITES,
    ask,
    lines_of,
    names_below,
    outcome,
    readable_body,
    rollback_at_end,
    statements_seen,
    without_token,
)
from tests.access_requests import BODIES, group_arguments, parameters_of
from tests.factories import LearnerFactory, MembershipFactory
from tests.group_matrix import GROUP_LINES, GROUP_WIDE_PAGES, ROLES
from tests.group_world import MadeGroup, make_group, make_invitation
from tests.group_world import ask as ask_to_join

pytestmark = pytest.mark.django_db
QUERIES = 8
# What stands in the group, and each member's address: no member sees the latter.
GROUP_WORD = "canary-of-the-group"
ADDRESS_WORD = "canary-of-the-address"
# What the other group has in it.
OTHERS_WORD = "canary-of-the-other-group"
BACKEND = "django.contrib.auth.backends.ModelBackend"
INSIDE = ("owner", "organiser", "member")
METHODS = ("GET", "FRAGMENT", "HEAD", "POST", "PUT", "DELETE")
LINES = list(lines_of(GROUP_LINES))
NAMES = sorted({line["address"] for line in LINES})


@dataclass(frozen=True)
class GroupWorld:
    made: MadeGroup
    learners: dict[str, Learner]
    browsers: dict[str, Client]


def make_group_world() -> GroupWorld:
    now = timezone.now()
    learners = {}
    browsers = {}
    for role in ROLES:
        email = f"{ADDRESS_WORD}-{role}@example.org"
        if role == "invited":
            # Who was invited there knows it.
            email = "invited@example.org"
        learner = LearnerFactory(email=email, display_name=f"The {role}")
        learners[role] = learner
        browsers[role] = Client()
        browsers[role].force_login(learner, backend=BACKEND)
    joining = StudyGroup.Joining.REQUEST
    made = make_group(learners["owner"], GROUP_WORD, now, joining)
    group = made.group
    for role in ("organiser", "member"):
        MembershipFactory(group=group, learner=learners[role], role=role)
    for role, state in (("ex_member", "left"), ("banned", "banned")):
        MembershipFactory(
            group=group, learner=learners[role], state=state, ended_at=now
        )
    by_mail = {"email": learners["invited"].email, "most_uses": 1}
    make_invitation(made.owner, "of the matrix", now, **by_mail)
    ask_to_join(group, learners["requester"], f"{GROUP_WORD} asks", now)
    make_group(learners["other_group"], OTHERS_WORD, now)
    return GroupWorld(made, learners, browsers)


@pytest.fixture(scope="module")
def group_world(django_db_setup, django_db_blocker):
    """Made once: each cell takes back what it does."""
    with django_db_blocker.unblock(), rollback_at_end():
        yield make_group_world()


def test_every_address_of_a_group_is_in_the_table():
    served = set()
    for name in names_below(get_resolver().url_patterns):
        if not name.startswith("admin:") and "group_id" in safe_parameters(name):
            served.add(name)
    assert served == set(NAMES)


def safe_parameters(name):
    """None of the admin's addresses, which are in a namespace."""
    if not get_resolver().reverse_dict.getlist(name):
        return []
    return parameters_of(name)


def expected_outcome(name, method, role):
    asked = "GET" if method in ("HEAD", "FRAGMENT") else method
    for line in LINES:
        if line["address"] == name and line["method"] == asked:
            return line[role]
    return "405"


def forbidden_words(role):
    """An address is shown to nobody but its owner; on no page of a group to them."""
    if role == "other_group":
        return [ADDRESS_WORD, GROUP_WORD]
    if role in INSIDE:
        return [ADDRESS_WORD, OTHERS_WORD]
    return [ADDRESS_WORD, OTHERS_WORD, GROUP_WORD]


def cell_faults(group_world, role, name, method, wanted):
    browser = group_world.browsers[role]
    path = reverse(name, args=group_arguments(name, group_world.made.things))
    body = None
    if method == "POST":
        body = BODIES.get(name, {}) | {"key": str(uuid.uuid4())}
    with rollback_at_end(), statements_seen() as statements:
        response = ask(browser, method, path, body)
    faults = leaks(response, role, name)
    if outcome(response) != wanted:
        faults.append(f"{outcome(response)}, not {wanted}")
    if writes(statements) and not may_write(method, wanted):
        faults.append("writes")
    most = GROUP_WIDE_PAGES.get(name, QUERIES)
    if method == "GET" and wanted == "ok" and len(statements) > most:
        faults.append(f"{len(statements)} queries")
    if wanted == "404":
        nothing = nothing_there(browser, name, method, body)
        if without_token(response) != nothing:
            faults.append("tells that something is there")
    return faults


def writes(statements):
    return any(statement.startswith(WRITES) for statement in statements)


def may_write(method, wanted):
    return method == "POST" and wanted not in ("404", "405")


# What whoever may ask to be let in sees of the group.
ASK_PAGES = ("ask_to_join", "withdraw_join_request")
SHOWN_TO_ASKERS = (f"{GROUP_WORD} group", f"{GROUP_WORD} about")


def leaks(response, role, name):
    text = readable_body(response)
    words = forbidden_words(role)
    if name in ASK_PAGES:
        for shown in SHOWN_TO_ASKERS:
            text = text.replace(shown, "")
    return [f"shows {word}" for word in words if word in text]


def nothing_there(browser, name, method, body):
    """What the same question gets where nothing is."""
    nothing = [10**9 for _ in parameters_of(name)]
    return without_token(ask(browser, method, reverse(name, args=nothing), body))


@pytest.mark.parametrize("name", NAMES)
def test_address_of_a_group(group_world, name):
    faults = {}
    for method in METHODS:
        for role in ROLES:
            wanted = expected_outcome(name, method, role)
            found = cell_faults(group_world, role, name, method, wanted)
            if found:
                faults[f"{method} as {role}"] = found
    assert faults == {}


def test_roles_of_the_table_are_those_of_the_group(group_world):
    """Else a line would say what a member gets of somebody who is none."""
    memberships = group_world.made.group.memberships
    for role in INSIDE:
        assert memberships.active().get(learner=group_world.learners[role]).role == role
    outside = [group_world.learners[role] for role in ROLES if role not in INSIDE]
    assert not Membership.objects.active().filter(
        group=group_world.made.group, learner__in=outside
    )
