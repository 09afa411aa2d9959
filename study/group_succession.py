"""What becomes of groups when an account goes, and how a group is deleted."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q

from study.models import (
    Invitation,
    Learner,
    Membership,
    ReadingList,
    StudyGroup,
    Thread,
)
from study.models.group import MembershipQuerySet


def hand_over_groups(*, learner: Learner) -> None:
    """No group that the learner alone owns stays without an owner.

    The organiser who has been there longest becomes one, else the member; a group that
    nobody is left in goes.
    """
    owned = Membership.objects.filter(
        learner=learner, role=Membership.Role.OWNER
    )
    groups = StudyGroup.objects.filter(memberships__in=owned).order_by("pk")
    with transaction.atomic():
        for group in groups:
            try:
                group.lock()
            except StudyGroup.DoesNotExist:
                continue
            hand_over_group(group, learner)


def forget_invitations(*, learner: Learner) -> None:
    """Invitations that were mailed to them name their addresses."""
    addresses = EmailAddress.objects.filter(user=learner).values_list(
        "email", flat=True
    )
    is_to_them = Q(email__iexact=learner.email)
    for address in addresses:
        is_to_them |= Q(email__iexact=address)
    Invitation.objects.filter(is_to_them).delete()


def hand_over_group(group: StudyGroup, learner: Learner) -> None:
    others = others_in(group, learner)
    if others.filter(role=Membership.Role.OWNER).exists():
        return
    organisers = others.filter(role=Membership.Role.ORGANISER)
    successor = organisers.first() or others.first()
    if successor is None:
        delete_group_with_lists(group)
        return
    successor.role = Membership.Role.OWNER
    successor.save(update_fields=["role"])


def others_in(group: StudyGroup, learner: Learner) -> MembershipQuerySet:
    """Who has been there longest comes first."""
    others = Membership.objects.active().filter(group=group)
    return others.exclude(learner=learner).order_by("joined_at", "pk")


def delete_group_with_lists(group: StudyGroup) -> None:
    """Lists that members showed the group stay theirs, and private."""
    with transaction.atomic():
        # Threads first: one on an entry can't go on when the list goes.
        Thread.objects.filter(group=group).delete()
        lists = ReadingList.objects.filter(group=group)
        lists.filter(learner=None).delete()
        lists.update(group=None, visibility=ReadingList.Visibility.PRIVATE)
        group.delete()
