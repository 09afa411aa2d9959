"""Which groups a learner sees, and what is counted of one."""

from datetime import datetime, timedelta

from django.db.models import (
    Count,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from study.models import JoinRequest, Learner, Membership, StudyGroup
from study.models.group import MembershipQuerySet, StudyGroupQuerySet

LATELY = timedelta(days=30)


def groups_of(learner: Learner) -> MembershipQuerySet:
    """The learner's memberships with their groups; those in use come first."""
    memberships = Membership.objects.of(learner).select_related("group")
    counted = memberships.annotate(
        member_count=count_by_group(Membership.objects.active(), "group_id"),
        waiting_count=count_by_group(waiting_requests(), "group_id"),
    )
    return counted.order_by("group__closed_at", "group__name", "group_id")


def listed_groups(learner: Learner) -> StudyGroupQuerySet:
    """Groups that the learner may ask, is not in already and does not ask by now."""
    known = Membership.objects.filter(learner=learner).values("group")
    asked = JoinRequest.objects.filter(
        learner=learner, state=JoinRequest.State.WAITING
    )
    listed = StudyGroup.objects.open().filter(joining=StudyGroup.Joining.LISTED)
    unknown = listed.exclude(pk__in=known)
    return unknown.exclude(pk__in=asked.values("group"))


def own_requests(learner: Learner, at: datetime) -> QuerySet[JoinRequest]:
    """Those that wait, and those that were declined lately, newest first."""
    requests = JoinRequest.objects.filter(learner=learner).select_related(
        "group"
    )
    waiting = Q(state=JoinRequest.State.WAITING)
    declined = Q(state=JoinRequest.State.DECLINED, answered_at__gt=at - LATELY)
    return requests.filter(waiting | declined).order_by("-created_at", "-pk")


def with_member_count(groups: StudyGroupQuerySet) -> StudyGroupQuerySet:
    return groups.annotate(
        member_count=count_by_group(Membership.objects.active())
    )


def waiting_requests() -> QuerySet[JoinRequest]:
    """Of learners who may still sign in."""
    waiting = JoinRequest.objects.filter(state=JoinRequest.State.WAITING)
    return waiting.filter(learner__is_active=True)


def count_by_group(rows: QuerySet, outer_name: str = "pk") -> Subquery:
    """How many of the rows belong to the group of the outer query; 0 for none."""
    of_group = rows.filter(group=OuterRef(outer_name)).order_by()
    counted = of_group.values("group").annotate(row_count=Count("pk"))
    return Subquery(counted.values("row_count"), output_field=IntegerField())
