"""Closing a group, opening it again, and deleting it."""

from datetime import datetime

from study.group_succession import delete_group_with_lists
from study.groups.member_services import (
    RoleIsTooHigh,
    active_membership,
    changing_members,
)
from study.models import Membership, StudyGroup


def close_group(*, by: Membership, at: datetime) -> None:
    """All still read, nobody writes any more. Raises MemberIsGone, RoleIsTooHigh."""
    with changing_members(by.group):
        require_owner(by)
        open_groups = StudyGroup.objects.open().filter(pk=by.group_id)
        open_groups.update(closed_at=at)


def reopen_group(*, by: Membership) -> None:
    """Raises MemberIsGone, RoleIsTooHigh."""
    with changing_members(by.group):
        require_owner(by)
        StudyGroup.objects.filter(pk=by.group_id).update(closed_at=None)


def delete_group(*, by: Membership) -> None:
    """With everything that was said in it. Raises MemberIsGone, RoleIsTooHigh."""
    with changing_members(by.group):
        require_owner(by)
        delete_group_with_lists(by.group)


def require_owner(membership: Membership) -> None:
    if not active_membership(membership).is_owner:
        raise RoleIsTooHigh
