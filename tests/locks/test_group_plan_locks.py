"""A group's plan in two windows: nobody's change is lost, nobody gets two plans."""

from functools import partial

import pytest

from study.groupplans import services
from study.models import GroupPlan, ReadingPlan
from study.planning.reading_days import EVERY_WEEKDAY
from tests.factories import LearnerFactory, PaperFactory
from tests.locks.parallel import at_once
from tests.reading_plan_constraint_cases import TODAY, make_group_plan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def group_plan(noon):
    plan = make_group_plan()
    plan.reading_list.entries.create(
        kind="paper", paper=PaperFactory(), rank=1, added_at=noon
    )
    return plan


def kinds(results):
    return sorted(type(result).__name__ for result in results)


def test_offer_group_plan_takes_one_change_of_two(group_plan, noon):
    offer = services.GroupPlanOffer(
        starts_on=TODAY,
        ends_on=TODAY,
        order=GroupPlan.Order.OLDEST,
        omitted_ids=frozenset(),
    )
    change = partial(
        services.offer_group_plan,
        group=group_plan.reading_list.group,
        reading_list=group_plan.reading_list,
        offer=offer,
        seen_version=1,
        at=noon,
    )
    assert kinds(at_once(change, change)) == ["GroupPlan", "GroupPlanHasChanged"]


def test_take_on_group_plan_makes_one_plan_of_two(group_plan, noon):
    take_on = partial(
        services.take_on_group_plan,
        learner=LearnerFactory(),
        group_plan=group_plan,
        weekdays=EVERY_WEEKDAY,
        at=noon,
    )
    assert kinds(at_once(take_on, take_on)) == ["ReadingPlan", "ReadingPlan"]
    assert ReadingPlan.objects.count() == 1


def test_withdraw_group_plan_beside_who_takes_it_on(group_plan, noon):
    """Whoever comes first: no plan points at one that is gone."""
    take_on = partial(
        services.take_on_group_plan,
        learner=LearnerFactory(),
        group_plan=group_plan,
        weekdays=EVERY_WEEKDAY,
        at=noon,
    )
    withdraw = partial(
        services.withdraw_group_plan,
        group=group_plan.reading_list.group,
        group_plan=group_plan,
    )
    taken, _ = kinds(at_once(take_on, withdraw))
    assert taken in ("GroupPlanIsGone", "NoneType")
    assert not ReadingPlan.objects.exclude(group_plan=None).exists()
