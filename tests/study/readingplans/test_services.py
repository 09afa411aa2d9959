"""What may never be written, and days that change under one's hands."""

from dataclasses import replace
from datetime import timedelta

import pytest

from study.models import PlannedReading
from study.planning.replanning import PlanEntry
from study.readingplans.replanning import OFFERED_CHANGES, Change
from study.readingplans.services import (
    DayOutsidePlan,
    replan,
    undo_replanning,
    write_days,
)
from tests.reading_plan_constraint_cases import make_reading_plan
from tests.study.readingplans.planning import days_of, make_path

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def plan(learner):
    plan = make_reading_plan(learner=learner, path=make_path())
    for step in plan.path.steps.all():
        PlannedReading.objects.create(
            plan=plan, paper=step.paper, position=step.position, day=plan.starts_on
        )
    return plan


@pytest.mark.parametrize("offset", [-1, 15])
def test_day_outside_the_span_is_never_written(plan, offset):
    row = plan.readings.first()
    entry = PlanEntry(
        paper_id=row.paper_id, day=row.day, is_optional=False, is_over=False
    )
    before = days_of(plan)
    with pytest.raises(DayOutsidePlan):
        write_days(plan, [replace(entry, day=plan.starts_on + offset * DAY)])
    assert days_of(plan) == before


@pytest.mark.parametrize("change", OFFERED_CHANGES)
def test_every_change_keeps_days_in_the_span_and_can_be_taken_back(plan, noon, change):
    before = days_of(plan)
    replan(plan=plan, change=change, seen_version=0, at=noon + 3 * DAY)
    plan.refresh_from_db()
    for row in plan.readings.all():
        assert plan.starts_on <= row.day <= plan.ends_on
    undo_replanning(plan=plan, at=noon + 3 * DAY)
    plan.refresh_from_db()
    assert days_of(plan) == before
    assert plan.version == 2


def test_undo_leaves_out_papers_that_are_gone(plan, noon):
    replan(plan=plan, change=Change.WEEK, seen_version=0, at=noon)
    gone = plan.readings.first().paper
    gone.path_steps.all().delete()
    gone.delete()
    undo_replanning(plan=plan, at=noon)
    assert len(days_of(plan)) == 3


def test_study_day_decides_what_today_is(plan, learner, noon):
    """Three in the morning belongs to the day before."""
    night = noon.replace(hour=3) + DAY
    replan(plan=plan, change=Change.SPREAD, seen_version=0, at=night)
    assert min(days_of(plan).values()) == (3, 10)
