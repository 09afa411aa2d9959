"""Look-ups of the plans that groups have for their lists, for their members."""

from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404

from study.access import LearnerRequest
from study.group_access import membership_in
from study.group_access_lists import GroupList, kept_group_list
from study.models import GroupPlan, Membership, ReadingList, ReadingPlan
from study.models.reading_list import ReadingListQuerySet


def group_plan_for(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> tuple[GroupList, GroupPlan]:
    """For every member; with own_plan_id, the member's own that they took from it.

    has_changed: since they took it on, or last answered a change of it.
    """
    membership = membership_in(request, group_id)
    own_plans = ReadingPlan.objects.standing().filter(
        learner=request.user, group_plan=OuterRef("pk")
    )
    plans = GroupPlan.objects.filter(reading_list__in=lists_of(membership))
    behind = own_plans.filter(group_plan_version__lt=OuterRef("version"))
    with_own = plans.annotate(
        own_plan_id=Subquery(own_plans.values("pk")[:1]),
        has_changed=Exists(behind),
    )
    with_list = with_own.select_related("reading_list")
    group_plan = get_object_or_404(with_list, reading_list=list_id)
    reading_list = group_plan.reading_list
    reading_list.group = membership.group
    return GroupList(reading_list, membership), group_plan


def lists_of(membership: Membership) -> ReadingListQuerySet:
    """The group's own lists that may have a plan."""
    return ReadingList.objects.of_group(membership.group_id).standing()


def list_to_plan(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> GroupList:
    """A list of the group in use, for its organisers."""
    found = kept_group_list(request, group_id, list_id)
    is_deleted = found.reading_list.deleted_at is not None
    if is_deleted or not (found.can_arrange and found.is_in_use):
        raise Http404
    return found
