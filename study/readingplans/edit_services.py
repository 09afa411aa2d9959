"""A plan gets another name or rhythm, one of its papers another day, or none of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from study.models import ReadingPlan
from study.planning.reading_days import Rhythm
from study.planning.replanning import begin_anew, last_day, move_one
from study.progress.streak import weekday_mask
from study.readingplans.planned import planned_papers, rule_of
from study.readingplans.replanning import Change
from study.readingplans.services import (
    CannotPlanReading,
    count_change,
    keep_before,
    plan_as_seen,
    write_days,
)


class PaperIsOver(CannotPlanReading):
    """It was read or stopped, or is not in the plan any more: it has no day to move."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEdit:
    """What a plan is to be from now on; ends_on: of Rhythm.BY_DATE alone."""

    title: str
    rhythm: Rhythm
    per_turn: int
    weekdays: frozenset[int]
    ends_on: date | None
    seen_version: int


def edit_plan(*, plan: ReadingPlan, edit: PlanEdit, at: datetime) -> None:
    """Another name; another rhythm gives what is left its days from today on.

    Raises PlanHasChanged, NoDayLeft.
    """
    with transaction.atomic():
        current = plan_as_seen(plan, edit.seen_version)
        current.title = edit.title
        if not follows_rule(current, edit):
            follow_rule(current, edit, at)
        count_change(current, at)


def follows_rule(plan: ReadingPlan, edit: PlanEdit) -> bool:
    """Whether the edit leaves the plan's rhythm as it is."""
    is_same_end = edit.ends_on is None or edit.ends_on == plan.ends_on
    is_same_rhythm = (
        plan.rhythm == edit.rhythm.value
        and plan.per_turn == edit.per_turn
        and plan.weekdays == weekday_mask(edit.weekdays)
    )
    return is_same_rhythm and is_same_end


def follow_rule(plan: ReadingPlan, edit: PlanEdit, at: datetime) -> None:
    """Change the rule and with it the days; the plan itself is saved by the caller."""
    entries = [paper.entry() for paper in planned_papers(plan)]
    keep_before(plan, Change.RHYTHM)
    plan.rhythm = edit.rhythm.value
    plan.per_turn = edit.per_turn
    plan.weekdays = weekday_mask(edit.weekdays)
    plan.ends_on = edit.ends_on or plan.ends_on
    rule = rule_of(plan)
    changed = begin_anew(entries, rule, plan.learner.clock.day_of(at))
    plan.ends_on = last_day(changed, rule)
    write_days(plan, changed)


def move_paper(
    *,
    plan: ReadingPlan,
    paper_id: int,
    day: date,
    seen_version: int,
    at: datetime,
) -> None:
    """One paper on another day; no other paper moves.

    Raises PlanHasChanged, PaperIsOver, DayOutsidePlan.
    """
    with transaction.atomic():
        current = plan_as_seen(plan, seen_version)
        entries = [paper.entry() for paper in planned_papers(current)]
        open_ids = {entry.paper_id for entry in entries if not entry.is_over}
        if paper_id not in open_ids:
            raise PaperIsOver
        keep_before(current, Change.MOVE)
        moved = move_one(entries, paper_id, day)
        current.ends_on = last_day(moved, rule_of(current))
        count_change(current, at)
        write_days(current, moved)


def keep_own_days(*, plan: ReadingPlan, seen_version: int) -> None:
    """The group's change is answered: the learner's days stay as they are.

    seen_version: of the group's plan; what changed later is offered anew.
    """
    ReadingPlan.objects.filter(
        pk=plan.pk, group_plan__version__gte=seen_version
    ).update(group_plan_version=seen_version)
