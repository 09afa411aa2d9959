"""A learner's plans, holidays, routines and calendar, for tests that try every page."""

from datetime import datetime, timedelta

from papers.models import Framework, Paper, ReadingPath
from study.models import (
    Holiday,
    Learner,
    PlanCalendar,
    PlannedReading,
    ReadingPlan,
    ReadyPlan,
    Routine,
    RoutineCheck,
)
from study.models.search import token_digest

CALENDAR_TOKEN = "a-calendar-that-is-no-word"
DAY = timedelta(days=1)


def make_plans(learner: Learner, paper: Paper, words: str, at: datetime) -> None:
    """words: private to the learner, but for the title of what the calendar shows."""
    make_plan(learner, paper, f"{words} reading", at)
    Holiday.objects.create(
        learner=learner,
        first_on=at.date() + 30 * DAY,
        last_on=at.date() + 40 * DAY,
        name=f"{words} holiday",
    )
    routine = Routine.objects.create(
        learner=learner,
        name=f"{words} routine",
        rhythm="daily",
        framework=Framework.objects.first(),
        created_at=at,
    )
    RoutineCheck.objects.create(
        routine=routine, period_begins_on=at.date(), done_on=at.date()
    )


def make_plan(
    learner: Learner, paper: Paper, title: str, at: datetime, **fields: object
) -> ReadingPlan:
    """A plan with one paper, which was to be read yesterday."""
    today = at.date()
    plan = ReadingPlan.objects.create(
        learner=learner,
        title=title,
        path=ReadingPath.objects.filter(slug="beginning").first(),
        rhythm="weekly",
        per_turn=1,
        starts_on=today - 7 * DAY,
        ends_on=today + 7 * DAY,
        created_at=at,
        changed_at=at,
        **fields,
    )
    PlannedReading.objects.create(plan=plan, paper=paper, position=0, day=today - DAY)
    return plan


def open_plan_calendars(learners: dict[str, Learner], at: datetime) -> None:
    """What it shows to whoever has its address is not private, so the owner's plan
    has a name of its own.
    """
    ReadingPlan.objects.filter(learner=learners["owner"]).update(title="Beginning")
    for name, token in (("owner", CALENDAR_TOKEN), ("victim", "the token of a victim")):
        PlanCalendar.objects.create(
            learner=learners[name], digest=token_digest(token), opened_at=at
        )


def make_ready_plan(learner: Learner, paper: Paper, title: str, at: datetime) -> None:
    """A plan for tomorrow, so that something of it is left for today."""
    today = at.date()
    ReadyPlan.objects.create(
        learner=learner,
        kind="paper",
        subject_id=paper.pk,
        title=title,
        started_at=at,
        started_on=today,
        ready_on=today + timedelta(days=2),
        goal=0.97,
        minutes_a_day=60,
        forecast_without=0.1,
        forecast_with=0.9,
    )
