"""What a plan would be after a change: shown before it is made, then made the same."""

import enum
from dataclasses import dataclass, replace
from datetime import date

from study.models import GroupPlan, ReadingPlan
from study.planning import replanning
from study.planning.replanning import PlanEntry, PlanRule
from study.readingplans.planned import PlannedPaper, planned_papers, rule_of
from study.readingplans.sources import PlanSource, paper_ids_over, source_of


class Change(enum.StrEnum):
    WEEK = "week"
    SPREAD = "spread"
    OPTIONAL = "optional"
    HOLIDAYS = "holidays"
    SOURCE = "source"
    RHYTHM = "rhythm"
    MOVE = "move"

    @property
    def words(self) -> str:
        return CHANGE_WORDS[self]


CHANGE_WORDS = {
    Change.WEEK: "Move everything by a week",
    Change.SPREAD: "Spread what is left",
    Change.OPTIONAL: "Drop the optional ones",
    Change.HOLIDAYS: "Make room for the holidays",
    Change.SOURCE: "Take the changes in",
    Change.RHYTHM: "Another rhythm",
    Change.MOVE: "One paper on another day",
}
# These say by their names alone what they do: a page shows it before it is done.
OFFERED_CHANGES = (
    Change.WEEK,
    Change.SPREAD,
    Change.OPTIONAL,
    Change.HOLIDAYS,
    Change.SOURCE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanned:
    """A change of a plan, not made yet.

    entries: all of the plan afterwards, in its order. added_ids: new in it.
    """

    entries: list[PlanEntry]
    starts_on: date
    ends_on: date
    added_ids: set[int]
    removed_ids: set[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChanges:
    """How what the plan was made of differs from it now.

    group_plan: of a group, that changed since the learner took it or answered it.
    """

    added_ids: set[int]
    removed_ids: set[int]
    group_plan: GroupPlan | None = None

    @property
    def added_count(self) -> int:
        return len(self.added_ids)

    @property
    def removed_count(self) -> int:
        return len(self.removed_ids)

    @property
    def is_empty(self) -> bool:
        return not (self.added_ids or self.removed_ids or self.group_plan)


def plan_after(plan: ReadingPlan, change: Change, today: date) -> Replanned:
    """Raises NoDayLeft."""
    papers = planned_papers(plan)
    rule = rule_of(plan)
    former = [paper.entry() for paper in papers]
    if change == Change.SOURCE:
        return with_source(plan, former, rule, today)
    entries = changed_entries(former, change, rule, today)
    return Replanned(
        entries=entries,
        starts_on=plan.starts_on,
        ends_on=replanning.last_day(entries, rule),
        added_ids=set(),
        removed_ids=set(),
    )


def changed_entries(
    former: list[PlanEntry], change: Change, rule: PlanRule, today: date
) -> list[PlanEntry]:
    if change == Change.WEEK:
        return replanning.move_by_a_week(former, rule)
    if change == Change.SPREAD:
        return replanning.spread_what_is_left(former, rule, today)
    if change == Change.HOLIDAYS:
        return replanning.make_room_for_holidays(former, rule)
    return replanning.drop_optional(former)


def with_source(
    plan: ReadingPlan, former: list[PlanEntry], rule: PlanRule, today: date
) -> Replanned:
    """The list or path as it is now. What was read stays, in whatever it stood.

    When that is gone, the plan stays as it is.
    """
    source = source_of(plan)
    if source.is_gone:
        return unchanged_plan(plan, former)
    rows = source.entries()
    rule = rule_of_source(plan, source, rule)
    source_ids = {paper_id for paper_id, _ in rows}
    entries = [
        entry
        for entry in former
        if entry.is_over and entry.paper_id not in source_ids
    ]
    entries += entries_of_source(plan, rows, former, rule)
    known_ids = {entry.paper_id for entry in former}
    kept_ids = {entry.paper_id for entry in entries}
    changed = replanning.go_on_with(entries, former, rule, today)
    return Replanned(
        entries=changed,
        starts_on=min(plan.starts_on, rule.starts_on),
        ends_on=replanning.last_day(changed, rule),
        added_ids=kept_ids - known_ids,
        removed_ids=known_ids - kept_ids,
    )


def is_offered(plan: ReadingPlan, group_plan: GroupPlan) -> bool:
    """Whether the group's plan changed since the learner took it or answered it."""
    return plan.group_plan_version != group_plan.version


def rule_of_source(
    plan: ReadingPlan, source: PlanSource, rule: PlanRule
) -> PlanRule:
    """The learner's own weekdays and holidays, within the group's span if it moved."""
    group_plan = source.group_plan
    if group_plan is None or not is_offered(plan, group_plan):
        return rule
    return replace(
        rule, starts_on=group_plan.starts_on, ends_on=group_plan.ends_on
    )


def unchanged_plan(plan: ReadingPlan, entries: list[PlanEntry]) -> Replanned:
    return Replanned(
        entries=entries,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        added_ids=set(),
        removed_ids=set(),
    )


def entries_of_source(
    plan: ReadingPlan,
    rows: list[tuple[int, bool]],
    former: list[PlanEntry],
    rule: PlanRule,
) -> list[PlanEntry]:
    """In the source's order: those of the plan as they are, and those to be read."""
    known = {entry.paper_id: entry for entry in former}
    over_ids = paper_ids_over(plan.learner, [paper_id for paper_id, _ in rows])
    entries = []
    for paper_id, is_optional in rows:
        if paper_id in known:
            entries.append(known[paper_id])
        elif paper_id not in over_ids:
            entries.append(new_entry(paper_id, is_optional, rule))
    return entries


def new_entry(paper_id: int, is_optional: bool, rule: PlanRule) -> PlanEntry:
    """Its day is found afterwards."""
    return PlanEntry(
        paper_id=paper_id,
        day=rule.starts_on,
        is_optional=is_optional,
        is_over=False,
    )


def source_changes(
    plan: ReadingPlan, papers: list[PlannedPaper]
) -> SourceChanges:
    """Nothing when the source is gone: then there is nothing to take in."""
    source = source_of(plan)
    if source.is_gone:
        return SourceChanges(added_ids=set(), removed_ids=set())
    source_ids = {paper_id for paper_id, _ in source.entries()}
    known_ids = {paper.paper_id for paper in papers}
    over_ids = paper_ids_over(plan.learner, list(source_ids))
    removed_ids = set()
    for paper in papers:
        if paper.paper_id not in source_ids and not paper.is_over:
            removed_ids.add(paper.paper_id)
    group_plan = source.group_plan
    if group_plan is not None and not is_offered(plan, group_plan):
        group_plan = None
    return SourceChanges(
        added_ids=source_ids - known_ids - over_ids,
        removed_ids=removed_ids,
        group_plan=group_plan,
    )
