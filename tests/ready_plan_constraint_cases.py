"""Ways to break the rules that the database keeps about plans for a date."""

from datetime import timedelta

from study.models import ReadyPlan
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory

TODAY = NOON.date()


def make_ready_plan(**values):
    fields = {
        "learner": None,
        "kind": "topic",
        "subject_id": 1,
        "title": "Attention",
        "started_at": NOON,
        "started_on": TODAY,
        "ready_on": TODAY + timedelta(days=10),
        "goal": 0.85,
        "minutes_a_day": 15,
        "forecast_without": 0.5,
        "forecast_with": 0.8,
    }
    fields.update(values)
    if fields["learner"] is None:
        fields["learner"] = LearnerFactory()
    return ReadyPlan.objects.create(**fields)


@breaks("ready_plan_once_per_subject_and_day")
def two_plans_for_one_thing_and_day():
    plan = make_ready_plan()
    make_ready_plan(learner=plan.learner)


@breaks("ready_plan_is_for_a_later_day")
def plan_for_today():
    make_ready_plan(ready_on=TODAY)


@breaks("ready_plan_goal_is_reachable")
def plan_to_know_all():
    make_ready_plan(goal=1)


@breaks("ready_plan_goal_is_reachable")
def plan_to_know_less_than_half():
    make_ready_plan(goal=0.49)


@breaks("ready_plan_minutes_in_range")
def plan_for_all_day():
    make_ready_plan(minutes_a_day=181)


@breaks("ready_plan_kind_is_known")
def plan_for_what_is_due():
    make_ready_plan(kind="due")


@breaks("ready_plan_forecasts_are_shares")
def plan_that_makes_it_worse():
    make_ready_plan(forecast_with=0.4)


@breaks("ready_plan_forecasts_are_shares")
def plan_for_more_than_all():
    make_ready_plan(forecast_with=1.01)
