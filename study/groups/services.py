"""A group as a whole: making it, and saying what it is."""

from datetime import datetime

from django.db import transaction

from study.groups.limits import MOST_GROUPS_OWNED
from study.models import Learner, Membership, StudyGroup

DESCRIBED = ("name", "about", "about_html", "place", "joining")


class TooManyGroups(Exception):
    """The learner owns as many groups as one may."""


def create_group(
    *,
    learner: Learner,
    name: str,
    about: str = "",
    place: str = "",
    joining: str = StudyGroup.Joining.INVITATION,
    at: datetime,
) -> StudyGroup:
    """A group whose owner and only member is the learner; they share nothing yet.

    Raises TooManyGroups.
    """
    with transaction.atomic():
        learner.lock()
        owned = Membership.objects.filter(
            learner=learner, role=Membership.Role.OWNER
        )
        if owned.count() >= MOST_GROUPS_OWNED:
            raise TooManyGroups
        group = StudyGroup.objects.create(
            name=name, about=about, place=place, joining=joining, created_at=at
        )
        Membership.objects.create(
            group=group,
            learner=learner,
            role=Membership.Role.OWNER,
            joined_at=at,
        )
    return group


def describe_group(
    *, group: StudyGroup, name: str, about: str, place: str, joining: str
) -> None:
    group.name = name
    group.about = about
    group.place = place
    group.joining = joining
    group.save(update_fields=DESCRIBED)
