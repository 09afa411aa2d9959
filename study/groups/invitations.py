"""Whether an invitation still lets somebody in, and if not, why."""

from datetime import datetime
from enum import Enum

from django.db.models import F, QuerySet

from study.groups.ranks import rank_of
from study.models import Invitation, Learner, Membership
from study.models.addresses import canonical_address
from study.models.search import token_digest


class Refusal(Enum):
    """Why an invitation lets nobody in, or not this learner; the words for it."""

    REVOKED = "This invitation was taken back. Ask who sent it for another."
    EXPIRED = "This invitation has expired. Ask who sent it for another."
    USED_UP = (
        "This invitation has been used already. Ask who sent it for another."
    )
    CLOSED = "The group is closed: nobody is let in any more."
    FOREIGN = (
        "This invitation was sent to another address than that of your account."
        " Sign in with that one, or ask for an invitation to yours."
    )
    BANNED = "You can’t join this group."
    FULL = "The group is full."


def invitation_of_token(token: str) -> Invitation | None:
    invitations = Invitation.objects.select_related("group", "invited_by")
    return invitations.filter(token_digest=token_digest(token)).first()


def standing_invitations(group_id: int, at: datetime) -> QuerySet[Invitation]:
    """Those of the group that may still let somebody in."""
    invitations = Invitation.objects.filter(group=group_id, revoked_at=None)
    standing = invitations.filter(expires_at__gt=at, uses__lt=F("most_uses"))
    return standing.select_related("invited_by")


def refusal_of(invitation: Invitation, at: datetime) -> Refusal | None:
    if invitation.revoked_at is not None or not inviter_may(invitation):
        return Refusal.REVOKED
    if invitation.uses >= invitation.most_uses:
        return Refusal.USED_UP
    if invitation.expires_at <= at:
        return Refusal.EXPIRED
    if invitation.group.closed_at is not None:
        return Refusal.CLOSED
    return None


def inviter_may(invitation: Invitation) -> bool:
    """Who was demoted or removed lets nobody in by earlier invitations."""
    active = Membership.objects.active().filter(group=invitation.group_id)
    organising = active.organising().filter(learner=invitation.invited_by_id)
    inviter = organising.first()
    return inviter is not None and rank_of(inviter.role) >= rank_of(
        invitation.role
    )


def is_for(invitation: Invitation, learner: Learner) -> bool:
    """By mail it is for one address, however that is spelled."""
    if not invitation.email:
        return True
    return canonical_address(learner.email) == canonical_address(
        invitation.email
    )
