"""Inviting people into a group, and letting them in."""

from datetime import datetime, timedelta

from study.groups.invitations import Refusal, is_for, refusal_of
from study.groups.limits import MOST_INVITATIONS_A_DAY, MOST_MEMBERS
from study.groups.member_services import (
    RoleIsTooHigh,
    active_membership,
    changing_members,
)
from study.groups.ranks import rank_of
from study.groups.tokens import new_token
from study.models import Invitation, Learner, Membership, StudyGroup
from study.models.search import token_digest

A_DAY = timedelta(days=1)


class TooManyInvitations(Exception):
    """The group has invited as many in a day as it may."""


class NotLetIn(Exception):
    """Somebody is not let into a group, and why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def invite(
    *,
    by: Membership,
    role: str,
    days: int,
    at: datetime,
    email: str = "",
    most_uses: int = 1,
) -> str:
    """The token of a new invitation, told only this once.

    email: for whom it is; empty: for whoever has the link. Raises MemberIsGone,
    RoleIsTooHigh, TooManyInvitations.
    """
    token = new_token()
    with changing_members(by.group):
        acting = active_membership(by)
        if not acting.is_organising or rank_of(role) > rank_of(acting.role):
            raise RoleIsTooHigh
        lately = Invitation.objects.filter(
            group=by.group, created_at__gt=at - A_DAY
        )
        if lately.count() >= MOST_INVITATIONS_A_DAY:
            raise TooManyInvitations
        Invitation.objects.create(
            group=by.group,
            token_digest=token_digest(token),
            email=email,
            role=role,
            most_uses=most_uses,
            invited_by=acting.learner,
            created_at=at,
            expires_at=at + timedelta(days=days),
        )
    return token


def revoke_invitation(*, invitation: Invitation, at: datetime) -> None:
    """It lets nobody in from the next request on; who is in stays."""
    standing = Invitation.objects.filter(pk=invitation.pk, revoked_at=None)
    standing.update(revoked_at=at)


def accept_invitation(
    *,
    invitation: Invitation,
    learner: Learner,
    shares: dict[str, bool],
    at: datetime,
) -> Membership:
    """One use for each who comes in; who belongs to the group already uses none.

    Raises NotLetIn, MemberIsGone.
    """
    with changing_members(invitation.group):
        invitations = Invitation.objects.select_related("group")
        found = invitations.filter(pk=invitation.pk).first()
        if found is None:
            raise NotLetIn(Refusal.REVOKED)
        if not is_for(found, learner):
            raise NotLetIn(Refusal.FOREIGN)
        own = Membership.objects.of(learner).filter(group=found.group).first()
        if own is not None:
            return own
        refusal = refusal_of(found, at)
        if refusal is not None:
            raise NotLetIn(refusal)
        membership = let_in(found.group, learner, found.role, shares, at)
        found.uses += 1
        found.save(update_fields=["uses"])
    return membership


def let_in(
    group: StudyGroup,
    learner: Learner,
    role: str,
    shares: dict[str, bool],
    at: datetime,
) -> Membership:
    """For those who hold the group's lock. Raises NotLetIn."""
    memberships = Membership.objects.filter(group=group)
    banned = memberships.filter(state=Membership.State.BANNED, learner=learner)
    if banned.exists():
        raise NotLetIn(Refusal.BANNED)
    if memberships.active().count() >= MOST_MEMBERS:
        raise NotLetIn(Refusal.FULL)
    begun = {
        "role": role,
        "state": Membership.State.ACTIVE,
        "joined_at": at,
        "ended_at": None,
        **shares,
    }
    membership, _ = memberships.update_or_create(
        group=group, learner=learner, defaults=begun
    )
    return membership
