"""Ways to break the rules that the database keeps about study groups."""

from datetime import timedelta

from study.models import Invitation, JoinRequest, Membership
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory, MembershipFactory, StudyGroupFactory


@breaks("group_has_a_name")
def group_without_a_name():
    StudyGroupFactory(name="")


@breaks("group_joining_is_known")
def group_that_is_joined_in_an_unknown_way():
    StudyGroupFactory(joining="window")


@breaks("membership_once_per_group")
def two_memberships_in_a_group():
    first = MembershipFactory()
    MembershipFactory(group=first.group, learner=first.learner)


@breaks("membership_role_is_known")
def membership_with_an_unknown_role():
    MembershipFactory(role="guest")


@breaks("membership_state_is_known")
def membership_in_an_unknown_state():
    MembershipFactory(state="asleep", ended_at=NOON)


@breaks("membership_ends_when_it_is_over")
def membership_that_ended_and_goes_on():
    MembershipFactory(ended_at=NOON)


@breaks("membership_ends_when_it_is_over")
def membership_that_is_over_without_an_end():
    MembershipFactory(state=Membership.State.LEFT)


@breaks("membership_over_has_no_rights")
def former_organiser_with_the_role():
    MembershipFactory(
        state=Membership.State.REMOVED,
        ended_at=NOON,
        role=Membership.Role.ORGANISER,
    )


@breaks("membership_over_has_no_rights")
def former_member_who_goes_on_sharing():
    MembershipFactory(
        state=Membership.State.LEFT,
        ended_at=NOON,
        shares_progress=True,
    )


def invite(**values):
    row = {
        "group": StudyGroupFactory(),
        "token_digest": "x",
        "created_at": NOON,
        "expires_at": NOON + timedelta(days=7),
    }
    Invitation.objects.create(**row | values)


@breaks("invitation_link_is_unique")
def two_invitations_with_one_link():
    invite()
    invite()


@breaks("invitation_role_is_known")
def invitation_with_an_unknown_role():
    invite(role="guest")


@breaks("invitation_is_used_no_more_than_it_may")
def invitation_used_twice():
    invite(uses=2)


@breaks("invitation_is_used_no_more_than_it_may")
def invitation_for_nobody():
    invite(most_uses=0)


@breaks("invitation_lasts_a_while")
def invitation_that_is_over_at_once():
    invite(expires_at=NOON)


@breaks("invitation_by_mail_is_for_one")
def invitation_by_mail_for_two():
    invite(email="ada@example.org", most_uses=2)


def ask_to_join(**values):
    row = {
        "group": StudyGroupFactory(),
        "learner": LearnerFactory(),
        "created_at": NOON,
    }
    return JoinRequest.objects.create(**row | values)


@breaks("join_request_waits_once")
def two_waiting_requests():
    first = ask_to_join()
    ask_to_join(group=first.group, learner=first.learner)


@breaks("join_request_state_is_known")
def request_in_an_unknown_state():
    ask_to_join(state="asleep", answered_at=NOON)


@breaks("join_request_is_answered_once")
def request_accepted_at_no_time():
    ask_to_join(state=JoinRequest.State.ACCEPTED)
