"""One learner who plans reading in two windows at once."""

from dataclasses import dataclass
from functools import partial

import pytest

from study.models import Holiday, ReadingPlan, Routine
from study.planning.reading_days import EVERY_WEEKDAY, Rhythm
from study.readingplans import services
from study.readingplans.plan_options import PlanOptions
from study.readingplans.replanning import Change
from study.readingplans.sources import PlanSource
from study.routines.services import (
    MOST_ROUTINES,
    TooManyRoutines,
    add_routine,
    begin_with_starters,
)
from tests.locks.parallel import at_once
from tests.reading_plan_constraint_cases import (
    make_holiday,
    make_reading_plan,
    make_routine,
)
from tests.study.readingplans.planning import days_of, make_path

pytestmark = pytest.mark.django_db(transaction=True)


def kinds(results):
    return sorted(type(result).__name__ for result in results)


@pytest.fixture
def create(learner, noon):
    options = PlanOptions(
        source=PlanSource(path=make_path(2)),
        rhythm=Rhythm.WEEKLY,
        per_turn=1,
        weekdays=EVERY_WEEKDAY,
        starts_on=noon.date(),
        ends_on=None,
    )
    return partial(
        services.create_reading_plan, learner=learner, options=options, at=noon
    )


def test_create_reading_plan_keeps_no_more_than_fifty(learner, create):
    for _ in range(services.MOST_READING_PLANS - 1):
        make_reading_plan(learner=learner)
    assert kinds(at_once(create, create)) == ["ReadingPlan", "TooManyReadingPlans"]


def test_replan_moves_once(create, noon):
    plan = create()
    move = partial(
        services.replan, plan=plan, change=Change.WEEK, seen_version=0, at=noon
    )
    assert kinds(at_once(move, move)) == ["NoneType", "PlanHasChanged"]
    assert days_of(plan) == {"Paper 1": (3, 17), "Paper 2": (3, 24)}


def test_undo_replanning_takes_back_once(create, noon):
    plan = create()
    before = days_of(plan)
    services.replan(plan=plan, change=Change.WEEK, seen_version=0, at=noon)
    undo = partial(services.undo_replanning, plan=plan, at=noon)
    assert kinds(at_once(undo, undo)) == ["NoneType", "NothingToTakeBack"]
    assert days_of(plan) == before
    assert ReadingPlan.objects.get().version == 2


def test_locked_plan_waits_for_the_other_window(create, noon):
    """Moved and taken back at once: the days are those of some order of the two."""
    plan = create()
    before = days_of(plan)
    services.replan(plan=plan, change=Change.WEEK, seen_version=0, at=noon)
    move = partial(
        services.replan, plan=plan, change=Change.WEEK, seen_version=1, at=noon
    )
    undo = partial(services.undo_replanning, plan=plan, at=noon)
    moved, undone = at_once(move, undo)
    once = {"Paper 1": (3, 17), "Paper 2": (3, 24)}
    wanted = before if isinstance(moved, services.PlanHasChanged) else once
    assert undone is None
    assert days_of(plan) == wanted


def test_add_holiday_keeps_no_more_than_a_hundred(learner, noon):
    for _ in range(services.MOST_HOLIDAYS - 1):
        make_holiday(noon.date(), noon.date(), learner)
    add = partial(
        services.add_holiday,
        learner=learner,
        first_on=noon.date(),
        last_on=noon.date(),
        name="",
    )
    assert kinds(at_once(add, add)) == [Holiday.__name__, "TooManyHolidays"]


@dataclass
class NewRoutine:
    """Each window keeps a row of its own."""

    learner: object
    at: object

    def __call__(self):
        routine = Routine(name="Look back", rhythm="monthly")
        add_routine(routine=routine, learner=self.learner, at=self.at)


def test_add_routine_keeps_no_more_than_fifty(learner, noon):
    for _ in range(MOST_ROUTINES - 1):
        make_routine(learner=learner)
    add = NewRoutine(learner, noon)
    assert kinds(at_once(add, add)) == ["NoneType", TooManyRoutines.__name__]


def test_begin_with_starters_begins_once(learner, noon):
    begin = partial(begin_with_starters, learner=learner, at=noon)
    assert sorted(at_once(begin, begin)) == [0, 4]
    assert Routine.objects.count() == 4
