"""What becomes of the rest of a plan when somebody could not keep its days."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from study.planning.reading_days import (
    OpenDays,
    Rhythm,
    days_a_week_later,
    days_by_rhythm,
    days_until,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEntry:
    """A paper of a plan. day: None when it was left out. is_over: read or stopped."""

    paper_id: int
    day: date | None
    is_optional: bool
    is_over: bool

    @property
    def is_open(self) -> bool:
        """Whether it is still to be read as planned."""
        return self.day is not None and not self.is_over


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRule:
    """By what a plan finds days. ends_on: the day to be done by, of Rhythm.BY_DATE."""

    rhythm: Rhythm
    per_turn: int
    starts_on: date
    ends_on: date
    reading: OpenDays


def planned_days(entry_count: int, rule: PlanRule) -> list[date]:
    """Raises NoDayLeft."""
    if rule.rhythm == Rhythm.BY_DATE:
        return days_until(
            entry_count, first=rule.starts_on, last=rule.ends_on, reading=rule.reading
        )
    return days_by_rhythm(
        entry_count,
        rhythm=rule.rhythm,
        per_turn=rule.per_turn,
        starts_on=rule.starts_on,
        reading=rule.reading,
    )


def move_by_a_week(entries: list[PlanEntry], rule: PlanRule) -> list[PlanEntry]:
    """Whatever is not over comes a week later."""
    former = [entry.day for entry in entries if entry.day and entry.is_open]
    return with_days(entries, days_a_week_later(former, rule.reading))


def spread_what_is_left(
    entries: list[PlanEntry], rule: PlanRule, today: date
) -> list[PlanEntry]:
    """What is not over, evenly from today to the plan's last day.

    When that day has passed, or no day until it is open, the rhythm goes on from today;
    one a day where there is none. Raises NoDayLeft.
    """
    first = max(today, rule.starts_on)
    open_count = sum(entry.is_open for entry in entries)
    if rule.reading.between(first, rule.ends_on):
        days = days_until(
            open_count, first=first, last=rule.ends_on, reading=rule.reading
        )
        return with_days(entries, days)
    return with_days(entries, days_from(first, open_count, rule))


def take_up_rhythm(
    entries: list[PlanEntry], rule: PlanRule, today: date
) -> list[PlanEntry]:
    """What is not over by the plan's own rule from today on, in the order given."""
    first = max(today, rule.starts_on)
    open_count = sum(entry.is_open for entry in entries)
    if rule.rhythm == Rhythm.BY_DATE:
        return spread_what_is_left(entries, rule, today)
    return with_days(entries, days_from(first, open_count, rule))


def days_from(first: date, entry_count: int, rule: PlanRule) -> list[date]:
    rhythm = rule.rhythm
    if rhythm == Rhythm.BY_DATE:
        rhythm = Rhythm.DAILY
    return days_by_rhythm(
        entry_count,
        rhythm=rhythm,
        per_turn=rule.per_turn,
        starts_on=first,
        reading=rule.reading,
    )


def drop_optional(entries: list[PlanEntry]) -> list[PlanEntry]:
    """Those that one may leave out, and has not read, have no day any more."""
    kept = []
    for entry in entries:
        if entry.is_open and entry.is_optional:
            entry = replace(entry, day=None)
        kept.append(entry)
    return kept


def with_days(entries: list[PlanEntry], days: Iterable[date]) -> list[PlanEntry]:
    """The same entries; those still to be read get these days, in their order."""
    left = iter(days)
    changed = []
    for entry in entries:
        if entry.is_open:
            entry = replace(entry, day=next(left))
        changed.append(entry)
    return changed


def last_day(entries: list[PlanEntry], rule: PlanRule) -> date:
    """The last day of the plan's span: no entry lies behind it.

    A day to be done by is kept until entries go beyond it.
    """
    days = [entry.day for entry in entries if entry.day is not None]
    if rule.rhythm == Rhythm.BY_DATE:
        days.append(rule.ends_on)
    return max(days, default=rule.starts_on)
