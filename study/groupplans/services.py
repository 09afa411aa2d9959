"""A group's plan: offered, changed and withdrawn by organisers, taken on by members."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from study.groupplans.queries import own_plan_options
from study.models import (
    GroupPlan,
    GroupPlanOmission,
    Learner,
    ReadingList,
    ReadingPlan,
    StudyGroup,
)
from study.readingplans.services import create_reading_plan


class GroupPlanHasChanged(Exception):
    """Another organiser changed it since it was seen; `current`: None when gone."""

    def __init__(self, current: GroupPlan | None) -> None:
        super().__init__()
        self.current = current
        self.omitted_count = current.omissions.count() if current else 0


class GroupPlanIsGone(Exception):
    """An organiser withdrew it since it was seen."""


class GroupPlanIsOver(Exception):
    """Its last day has passed: nothing can be planned within it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPlanOffer:
    """What a group's plan is to be. omitted_ids: of papers of the list."""

    starts_on: date
    ends_on: date
    order: str
    omitted_ids: frozenset[int]


def offer_group_plan(
    *,
    group: StudyGroup,
    reading_list: ReadingList,
    offer: GroupPlanOffer,
    seen_version: int,
    at: datetime,
) -> GroupPlan:
    """The list's plan, new or changed. seen_version: 0 when there was none.

    Who took it on keeps their days and is offered the change. Raises
    GroupPlanHasChanged.
    """
    with transaction.atomic():
        group.lock()
        current = GroupPlan.objects.filter(reading_list=reading_list).first()
        current_version = current.version if current else 0
        if current_version != seen_version:
            raise GroupPlanHasChanged(current)
        if current is None:
            plan = GroupPlan(reading_list=reading_list, created_at=at)
        elif offer == offer_of(current):
            return current
        else:
            plan = current
            plan.version += 1
        plan.starts_on = offer.starts_on
        plan.ends_on = offer.ends_on
        plan.order = offer.order
        plan.changed_at = at
        plan.save()
        write_omissions(plan, offer.omitted_ids)
    return plan


def offer_of(group_plan: GroupPlan) -> GroupPlanOffer:
    omitted_ids = group_plan.omissions.values_list("paper_id", flat=True)
    return GroupPlanOffer(
        starts_on=group_plan.starts_on,
        ends_on=group_plan.ends_on,
        order=group_plan.order,
        omitted_ids=frozenset(omitted_ids),
    )


def write_omissions(group_plan: GroupPlan, omitted_ids: frozenset[int]) -> None:
    group_plan.omissions.all().delete()
    omissions = [
        GroupPlanOmission(group_plan=group_plan, paper_id=paper_id)
        for paper_id in sorted(omitted_ids)
    ]
    GroupPlanOmission.objects.bulk_create(omissions)


def withdraw_group_plan(*, group: StudyGroup, group_plan: GroupPlan) -> None:
    """Nobody can take it on any more; who did keeps their own plan."""
    with transaction.atomic():
        group.lock()
        # Else who takes it on at this moment would keep a plan of one that is gone.
        current = (
            GroupPlan.objects.select_for_update()
            .filter(pk=group_plan.pk)
            .first()
        )
        if current is not None:
            current.delete()


def take_on_group_plan(
    *,
    learner: Learner,
    group_plan: GroupPlan,
    weekdays: frozenset[int],
    at: datetime,
) -> ReadingPlan:
    """The learner's own plan; the one that they have when they took it before.

    Raises GroupPlanIsGone, GroupPlanIsOver and what create_reading_plan raises.
    """
    today = learner.clock.day_of(at)
    with transaction.atomic():
        learner.lock()
        plans = ReadingPlan.objects.standing().filter(learner=learner)
        own_plan = plans.filter(group_plan=group_plan).first()
        if own_plan is not None:
            return own_plan
        plans_now = GroupPlan.objects.select_for_update(of=("self",))
        with_list = plans_now.select_related("reading_list__group")
        current = with_list.filter(pk=group_plan.pk).first()
        if current is None:
            raise GroupPlanIsGone
        if current.ends_on < today:
            raise GroupPlanIsOver
        options = own_plan_options(current, weekdays, today)
        return create_reading_plan(learner=learner, options=options, at=at)
