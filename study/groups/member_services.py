"""Who belongs to a group and with which role: changed one at a time.

Whoever changes something is looked up again behind the group's lock, so that who was
removed a moment ago changes nothing any more.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from study.models import (
    EntryPresenter,
    HighlightShare,
    Membership,
    StudyGroup,
)
from study.models.group import MembershipQuerySet

NO_SHARES = {
    "shares_finished": False,
    "shares_progress": False,
    "shares_results": False,
    "shares_marks": False,
}


class LastOwner(Exception):
    """The group would be left without an owner."""


class MemberIsGone(Exception):
    """The member, or who wanted to change something about them, is none any more."""


class RoleIsTooHigh(Exception):
    """Nobody gives a role above their own, or changes who has such a one."""


@contextmanager
def changing_members(group: StudyGroup) -> Iterator[None]:
    """One change of members and roles at a time.

    Raises MemberIsGone where the group was deleted meanwhile.
    """
    with transaction.atomic():
        try:
            group.lock()
        except StudyGroup.DoesNotExist as error:
            raise MemberIsGone from error
        yield


def active_membership(membership: Membership) -> Membership:
    """The membership as it stands behind the lock. Raises MemberIsGone."""
    found = Membership.objects.active().filter(pk=membership.pk).first()
    if found is None:
        raise MemberIsGone
    return found


def owners_of(group_id: int) -> MembershipQuerySet:
    """Those who can act: an owner whose account is locked keeps no group going."""
    active = Membership.objects.active().filter(group=group_id)
    return active.filter(role=Membership.Role.OWNER)


def keep_an_owner(membership: Membership) -> None:
    """Raises LastOwner where nobody but this member owns the group."""
    others = owners_of(membership.group_id).exclude(pk=membership.pk)
    if membership.is_owner and not others.exists():
        raise LastOwner


def change_role(*, membership: Membership, role: str, by: Membership) -> None:
    """Only owners change roles, their own too.

    Raises LastOwner, MemberIsGone, RoleIsTooHigh.
    """
    with changing_members(membership.group):
        acting = active_membership(by)
        member = active_membership(membership)
        if not acting.is_owner:
            raise RoleIsTooHigh
        if role != Membership.Role.OWNER:
            keep_an_owner(member)
        member.role = role
        member.save(update_fields=["role"])


def step_down(*, membership: Membership) -> None:
    """An owner or organiser becomes a member. Raises LastOwner, MemberIsGone."""
    with changing_members(membership.group):
        member = active_membership(membership)
        keep_an_owner(member)
        member.role = Membership.Role.MEMBER
        member.save(update_fields=["role"])


def leave_group(*, membership: Membership, at: datetime) -> None:
    """Raises LastOwner. Leaving twice is leaving once."""
    with changing_members(membership.group):
        member = active_membership(membership)
        keep_an_owner(member)
        end_membership(member, Membership.State.LEFT, at)


def remove_member(
    *, membership: Membership, by: Membership, is_banned: bool, at: datetime
) -> None:
    """Organisers remove members, owners everybody but themselves.

    Raises MemberIsGone, RoleIsTooHigh.
    """
    state = Membership.State.BANNED if is_banned else Membership.State.REMOVED
    with changing_members(membership.group):
        acting = active_membership(by)
        member = active_membership(membership)
        if not may_remove(acting, member):
            raise RoleIsTooHigh
        end_membership(member, state, at)


def may_remove(acting: Membership, member: Membership) -> bool:
    """Owners may remove other owners: then one stays for sure."""
    if acting.pk == member.pk or not acting.is_organising:
        return False
    return acting.is_owner or not member.is_organising


def end_membership(member: Membership, state: str, at: datetime) -> None:
    """With it end the role, what the group sees of them, and what they present.

    Passages that they showed are shown no more: who comes back and shares highlights
    means those that they mark from then on.
    """
    member.state = state
    member.role = Membership.Role.MEMBER
    member.ended_at = at
    for name, value in NO_SHARES.items():
        setattr(member, name, value)
    member.save()
    EntryPresenter.objects.filter(membership=member).delete()
    shown = HighlightShare.objects.filter(group=member.group_id)
    shown.filter(highlight__learner=member.learner_id).delete()


def lift_ban(*, membership: Membership, by: Membership) -> None:
    """They may come back, and are not in yet. Raises MemberIsGone."""
    with changing_members(membership.group):
        acting = active_membership(by)
        if not acting.is_organising:
            raise RoleIsTooHigh
        banned = Membership.objects.filter(state=Membership.State.BANNED)
        banned.filter(pk=membership.pk).update(state=Membership.State.REMOVED)


def change_sharing(*, membership: Membership, shares: dict[str, bool]) -> None:
    """Holds at once, for what is past too; nothing where they belong no more."""
    active = Membership.objects.active().filter(pk=membership.pk)
    active.update(**shares)
