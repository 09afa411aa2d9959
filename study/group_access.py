"""Look-ups of what belongs to a study group, for those whose role lets them.

Whoever is no member learns nothing of a group, whoever has no right to something does
not find it. Asked anew with every request: who was removed is out with the next one.
"""

from django.db.models import Q
from django.shortcuts import get_object_or_404

from study.access import LearnerRequest
from study.models import Invitation, JoinRequest, Membership, StudyGroup
from study.models.group import MembershipQuerySet

# How a group must be joined for strangers to ask.
ASKED = (StudyGroup.Joining.REQUEST, StudyGroup.Joining.LISTED)


def own_memberships(request: LearnerRequest) -> MembershipQuerySet:
    """Where the learner belongs today, each with its group."""
    return Membership.objects.of(request.user).select_related(
        "group", "learner"
    )


def membership_in(request: LearnerRequest, group_id: int) -> Membership:
    """The learner's membership in this group, closed groups too."""
    return get_object_or_404(own_memberships(request), group=group_id)


def writing_membership(request: LearnerRequest, group_id: int) -> Membership:
    """The learner's membership in a group where members still write."""
    open_groups = own_memberships(request).filter(group__closed_at=None)
    return get_object_or_404(open_groups, group=group_id)


def organising_membership(request: LearnerRequest, group_id: int) -> Membership:
    """The membership of an organiser or owner; also in a closed group."""
    organising = own_memberships(request).organising()
    return get_object_or_404(organising, group=group_id)


def owning_membership(request: LearnerRequest, group_id: int) -> Membership:
    """The membership of an owner; also in a closed group."""
    owning = own_memberships(request).filter(role=Membership.Role.OWNER)
    return get_object_or_404(owning, group=group_id)


def open_owning_membership(
    request: LearnerRequest, group_id: int
) -> Membership:
    """The membership of an owner, in a group that was not closed."""
    owning = own_memberships(request).filter(role=Membership.Role.OWNER)
    open_groups = owning.filter(group__closed_at=None)
    return get_object_or_404(open_groups, group=group_id)


def other_member(own: Membership, membership_id: int) -> Membership:
    """Who belongs to the same group today, perhaps oneself."""
    members = Membership.objects.active().filter(group=own.group_id)
    with_rows = members.select_related("learner", "group")
    return get_object_or_404(with_rows, pk=membership_id)


def banned_member(own: Membership, membership_id: int) -> Membership:
    """Who was sent away from the same group for good."""
    banned = Membership.objects.filter(
        group=own.group_id, state=Membership.State.BANNED
    )
    return get_object_or_404(banned.select_related("group"), pk=membership_id)


def arranging_membership(request: LearnerRequest, group_id: int) -> Membership:
    """The membership of an organiser or owner, in a group where members still write."""
    organising = own_memberships(request).organising()
    open_groups = organising.filter(group__closed_at=None)
    return get_object_or_404(open_groups, group=group_id)


def invitation_into(own: Membership, invitation_id: int) -> Invitation:
    invitations = Invitation.objects.filter(group=own.group_id)
    return get_object_or_404(invitations, pk=invitation_id)


def request_to(own: Membership, request_id: int) -> JoinRequest:
    """What somebody asked the same group, answered or not."""
    requests = JoinRequest.objects.filter(group=own.group_id)
    return get_object_or_404(
        requests.select_related("learner", "group"), pk=request_id
    )


def askable_group(request: LearnerRequest, group_id: int) -> StudyGroup:
    """A group that the learner may ask to be let in, or belongs to already.

    Not one by invitation only, not a closed one, not one that banned them.
    """
    banned = Membership.objects.filter(
        learner=request.user, state=Membership.State.BANNED
    )
    asked = Q(joining__in=ASKED) | Q(memberships__in=own_memberships(request))
    open_groups = StudyGroup.objects.open().exclude(memberships__in=banned)
    return get_object_or_404(open_groups.filter(asked).distinct(), pk=group_id)


def public_group_at(group_id: int) -> StudyGroup:
    """For whoever asks, signed in or not."""
    return get_object_or_404(StudyGroup.objects.with_public_page(), pk=group_id)
