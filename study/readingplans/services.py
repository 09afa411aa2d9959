"""Keeping plans: made, changed and taken back, archived, deleted and brought back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from papers.models import Paper
from papers.queries.former_slugs import follow_merges, merged_rows
from study.models import Holiday, Learner, PlannedReading, ReadingPlan
from study.planning.replanning import (
    PlanEntry,
    PlanRule,
    last_day,
    planned_days,
)
from study.progress.streak import weekday_mask
from study.readingplans.plan_options import PlanOptions
from study.readingplans.planned import reading_days_of
from study.readingplans.replanning import Change, plan_after
from study.readingplans.sources import (
    PlanSource,
    paper_ids_over,
)

MOST_READING_PLANS = 50
MOST_PLANNED = 2_000
MOST_HOLIDAYS = 100
CHANGED_FIELDS = (
    "title",
    "rhythm",
    "per_turn",
    "weekdays",
    "starts_on",
    "ends_on",
    "group_plan_version",
    "before",
    "version",
    "changed_at",
)


class CannotPlanReading(Exception):
    """No plan is kept or changed, for a reason that the learner is told."""


class TooManyReadingPlans(CannotPlanReading):
    """Nobody follows so many."""


class NothingToPlan(CannotPlanReading):
    """There is no paper, or all are read."""


class TooMuchToPlan(CannotPlanReading):
    """More than MOST_PLANNED papers."""


class PlanHasChanged(CannotPlanReading):
    """It was changed in another window since it was seen."""


class NothingToTakeBack(CannotPlanReading):
    """The last change was taken back already."""


class TooManyHolidays(CannotPlanReading):
    """A learner keeps no more than MOST_HOLIDAYS."""


class DayOutsidePlan(ValueError):
    """A mistake of ours: a day was to be written that is not in the plan's span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPlan:
    """A plan before it is kept. over_count: papers left out, since they are over."""

    entries: list[PlanEntry]
    ends_on: date
    over_count: int

    @property
    def last_on(self) -> date | None:
        """The day of the last paper, which may lie before the plan's end."""
        days = [entry.day for entry in self.entries if entry.day]
        return max(days, default=None)


def draft_plan(learner: Learner, options: PlanOptions) -> DraftPlan:
    """Raises NothingToPlan, TooMuchToPlan, NoDayLeft."""
    rows = options.source.entries()
    over_ids = paper_ids_over(learner, [paper_id for paper_id, _ in rows])
    open_rows = [row for row in rows if row[0] not in over_ids]
    if not open_rows:
        raise NothingToPlan
    if len(open_rows) > MOST_PLANNED:
        raise TooMuchToPlan
    rule = plan_rule(learner, options)
    entries = []
    days = planned_days(len(open_rows), rule)
    for (paper_id, is_optional), day in zip(open_rows, days, strict=True):
        entry = PlanEntry(
            paper_id=paper_id, day=day, is_optional=is_optional, is_over=False
        )
        entries.append(entry)
    return DraftPlan(
        entries=entries,
        ends_on=last_day(entries, rule),
        over_count=len(over_ids),
    )


def plan_rule(learner: Learner, options: PlanOptions) -> PlanRule:
    return PlanRule(
        rhythm=options.rhythm,
        per_turn=options.per_turn,
        starts_on=options.starts_on,
        ends_on=options.ends_on or options.starts_on,
        reading=reading_days_of(learner, weekday_mask(options.weekdays)),
    )


def create_reading_plan(
    *, learner: Learner, options: PlanOptions, at: datetime
) -> ReadingPlan:
    """Raises TooManyReadingPlans and what draft_plan raises."""
    with transaction.atomic():
        learner.lock()
        plans = ReadingPlan.objects.filter(learner=learner)
        plans.forget_deleted(at)
        if plans.standing().count() >= MOST_READING_PLANS:
            raise TooManyReadingPlans
        draft = draft_plan(learner, options)
        plan = ReadingPlan.objects.create(
            learner=learner,
            title=options.source.title,
            path=options.source.path,
            reading_list=options.source.reading_list,
            rhythm=options.rhythm,
            per_turn=options.per_turn,
            weekdays=weekday_mask(options.weekdays),
            starts_on=options.starts_on,
            ends_on=draft.ends_on,
            created_at=at,
            changed_at=at,
            **group_plan_fields(options.source),
        )
        write_days(plan, draft.entries)
    return plan


def group_plan_fields(source: PlanSource) -> dict[str, Any]:
    """What a plan keeps of the group's plan that it was taken from, if of any."""
    group_plan = source.group_plan
    if group_plan is None or group_plan.reading_list.group is None:
        return {}
    return {
        "group_plan": group_plan,
        "group_plan_version": group_plan.version,
        "from_group": group_plan.reading_list.group.name,
    }


def write_days(plan: ReadingPlan, entries: list[PlanEntry]) -> None:
    """The one place where a plan's days are written. Raises DayOutsidePlan."""
    for entry in entries:
        if entry.day and not plan.starts_on <= entry.day <= plan.ends_on:
            raise DayOutsidePlan(entry.day)
    known = {row.paper_id: row for row in plan.readings.all()}
    added = []
    changed = []
    for position, entry in enumerate(entries):
        row = known.pop(entry.paper_id, None)
        if row is None:
            row = PlannedReading(plan=plan, paper_id=entry.paper_id)
            added.append(row)
        else:
            changed.append(row)
        row.position = position
        row.day = entry.day
        row.is_optional = entry.is_optional
    plan.readings.filter(pk__in=[row.pk for row in known.values()]).delete()
    PlannedReading.objects.bulk_create(added)
    PlannedReading.objects.bulk_update(
        changed, ["position", "day", "is_optional"], batch_size=200
    )


def replan(
    *, plan: ReadingPlan, change: Change, seen_version: int, at: datetime
) -> None:
    """Raises PlanHasChanged when the plan is no longer as it was seen; NoDayLeft."""
    with transaction.atomic():
        current = plan_as_seen(plan, seen_version)
        after = plan_after(current, change, current.learner.clock.day_of(at))
        keep_before(current, change)
        current.starts_on = after.starts_on
        current.ends_on = after.ends_on
        if change == Change.SOURCE and current.group_plan is not None:
            current.group_plan_version = current.group_plan.version
        count_change(current, at)
        write_days(current, after.entries)


def plan_as_seen(plan: ReadingPlan, seen_version: int) -> ReadingPlan:
    """The plan as it is now, its learner locked. Raises PlanHasChanged."""
    current = locked_plan(plan)
    if current.version != seen_version:
        raise PlanHasChanged
    return current


def keep_before(plan: ReadingPlan, change: Change) -> None:
    """Note the plan as it is, for undo; it is saved with the change itself."""
    kept = [row.as_kept() for row in plan.readings.order_by("position", "id")]
    plan.before = {
        "change": change.value,
        "ends_on": plan.ends_on.isoformat(),
        "rhythm": plan.rhythm,
        "per_turn": plan.per_turn,
        "weekdays": plan.weekdays,
        "group_plan_version": plan.group_plan_version,
        "readings": kept,
    }


def undo_replanning(*, plan: ReadingPlan, at: datetime) -> None:
    """The days as they were before the last change. Raises NothingToTakeBack."""
    with transaction.atomic():
        current = locked_plan(plan)
        before = current.before
        if before is None:
            raise NothingToTakeBack
        current.before = None
        current.ends_on = date.fromisoformat(before["ends_on"])
        # What was kept before rhythms could change says nothing of them.
        current.rhythm = before.get("rhythm", current.rhythm)
        current.per_turn = before.get("per_turn", current.per_turn)
        current.weekdays = before.get("weekdays", current.weekdays)
        current.group_plan_version = before.get(
            "group_plan_version", current.group_plan_version
        )
        count_change(current, at)
        write_days(current, kept_entries(before["readings"]))


def kept_entries(kept: list[list]) -> list[PlanEntry]:
    """As PlannedReading.as_kept wrote them, of papers that are still there.

    Of two that became one the first.
    """
    merged = merged_rows("paper")
    now = {row[0]: follow_merges(row[0], merged) for row in kept}
    papers = Paper.objects.filter(pk__in=now.values())
    waiting = set(papers.values_list("pk", flat=True))
    entries = []
    for former_id, _, day, is_optional in kept:
        paper_id = now[former_id]
        if paper_id in waiting:
            waiting.remove(paper_id)
            entry = PlanEntry(
                paper_id=paper_id,
                day=day and date.fromisoformat(day),
                is_optional=is_optional,
                is_over=False,
            )
            entries.append(entry)
    return entries


def locked_plan(plan: ReadingPlan) -> ReadingPlan:
    """The plan as it is now, while its learner is locked. Raises PlanHasChanged."""
    plan.learner.lock()
    plans = ReadingPlan.objects.standing().with_source()
    current = plans.filter(pk=plan.pk).first()
    if current is None:
        raise PlanHasChanged
    current.learner = plan.learner
    return current


def count_change(plan: ReadingPlan, at: datetime) -> None:
    plan.version += 1
    plan.changed_at = at
    plan.save(update_fields=CHANGED_FIELDS)


def add_holiday(
    *, learner: Learner, first_on: date, last_on: date, name: str
) -> Holiday:
    """Raises TooManyHolidays."""
    with transaction.atomic():
        learner.lock()
        if Holiday.objects.filter(learner=learner).count() >= MOST_HOLIDAYS:
            raise TooManyHolidays
        return Holiday.objects.create(
            learner=learner, first_on=first_on, last_on=last_on, name=name
        )
