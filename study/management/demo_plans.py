"""What the demo learner plans: a plan in the middle, and routines."""

from datetime import datetime, timedelta

from papers.models import Paper
from study.models import Learner, ReadingPlan
from study.planning.reading_days import EVERY_WEEKDAY, Rhythm
from study.reading.services import set_reading_status
from study.readingplans.plan_options import PlanOptions
from study.readingplans.services import (
    add_holiday,
    create_reading_plan,
)
from study.readingplans.sources import (
    PlanSource,
    paper_ids_over,
    plannable_paths,
)
from study.routines.queries import own_routines
from study.routines.services import begin_with_starters, check_off

PER_WEEK = 2
# The plan began so long ago that one paper waits and one comes today.
BEGAN_BEFORE = timedelta(days=17)
READ_COUNT = 4
LEAST_PAPERS = 6
HOLIDAY_AFTER = timedelta(days=30)
HOLIDAY_LENGTH = timedelta(days=9)


def add_demo_plans(learner: Learner, at: datetime) -> None:
    today = learner.clock.day_of(at)
    first_on = today + HOLIDAY_AFTER
    add_holiday(
        learner=learner,
        first_on=first_on,
        last_on=first_on + HOLIDAY_LENGTH,
        name="By the sea",
    )
    source = path_with_most_to_read(learner)
    if source is not None:
        began_at = at - BEGAN_BEFORE
        options = PlanOptions(
            source=source,
            rhythm=Rhythm.WEEKLY,
            per_turn=PER_WEEK,
            weekdays=EVERY_WEEKDAY,
            starts_on=learner.clock.day_of(began_at),
            ends_on=None,
        )
        plan = create_reading_plan(
            learner=learner, options=options, at=began_at
        )
        read_as_planned(learner, plan, began_at)
    begin_with_starters(learner=learner, at=at - BEGAN_BEFORE)
    for routine in own_routines(learner).filter(rhythm=Rhythm.WEEKLY):
        check_off(routine=routine, today=today)


def path_with_most_to_read(learner: Learner) -> PlanSource | None:
    """None when no path has enough left for a plan."""
    best = None
    most = LEAST_PAPERS - 1
    for path in plannable_paths():
        source = PlanSource(path=path)
        paper_ids = [paper_id for paper_id, _ in source.entries()]
        left_count = len(paper_ids) - len(paper_ids_over(learner, paper_ids))
        if left_count > most:
            best = source
            most = left_count
    return best


def read_as_planned(
    learner: Learner, plan: ReadingPlan, began_at: datetime
) -> None:
    """The first papers, each on the evening of its day; the next one is begun."""
    rows = list(plan.readings.order_by("position")[: READ_COUNT + 1])
    papers = Paper.objects.in_bulk([row.paper_id for row in rows])
    for number, row in enumerate(rows):
        if row.day is None:
            continue
        evening = began_at + (row.day - plan.starts_on)
        status = "read" if number < READ_COUNT else "reading"
        set_reading_status(
            learner=learner,
            paper=papers[row.paper_id],
            status=status,
            at=evening,
        )
