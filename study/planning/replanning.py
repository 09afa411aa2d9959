"""What becomes of the rest of a plan when somebody could not keep its days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from study.planning.reading_days import (
    DAY,
    OpenDays,
    Rhythm,
    days_a_week_later,
    days_off_holidays,
    days_until,
    first_days,
    rhythm_days,
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

    def rhythm_days(self, first: date) -> Iterator[date]:
        """One a day where there is only a day to be done by."""
        rhythm = self.rhythm
        if rhythm == Rhythm.BY_DATE:
            rhythm = Rhythm.DAILY
        return rhythm_days(
            rhythm,
            per_turn=self.per_turn,
            starts_on=first,
            reading=self.reading,
        )


def planned_days(entry_count: int, rule: PlanRule) -> list[date]:
    """Raises NoDayLeft."""
    if rule.rhythm == Rhythm.BY_DATE:
        return days_until(
            entry_count,
            first=rule.starts_on,
            last=rule.ends_on,
            reading=rule.reading,
        )
    return first_days(rule.rhythm_days(rule.starts_on), entry_count)


def open_entry_days(entries: Iterable[PlanEntry]) -> list[date]:
    """The days of what is still to be read."""
    return [entry.day for entry in entries if entry.day and entry.is_open]


def move_by_a_week(entries: list[PlanEntry], rule: PlanRule) -> list[PlanEntry]:
    """Whatever is not over comes a week later. Raises NoDayLeft."""
    days = days_a_week_later(open_entry_days(entries), rule.reading)
    return with_days(entries, days)


def make_room_for_holidays(
    entries: list[PlanEntry], rule: PlanRule
) -> list[PlanEntry]:
    """What lies on a day without reading comes after it. Raises NoDayLeft."""
    days = days_off_holidays(open_entry_days(entries), rule.reading)
    return with_days(entries, days)


def spread_what_is_left(
    entries: list[PlanEntry], rule: PlanRule, today: date
) -> list[PlanEntry]:
    """What is not over, evenly from today to the plan's last day.

    When that day has passed, or no day until it is open, the rhythm goes on from today.
    Raises NoDayLeft.
    """
    first = max(today, rule.starts_on)
    entry_count = len(open_entry_days(entries))
    if rule.reading.between(first, rule.ends_on):
        days = days_until(
            entry_count, first=first, last=rule.ends_on, reading=rule.reading
        )
    else:
        days = first_days(rule.rhythm_days(first), entry_count)
    return with_days(entries, days)


def begin_anew(
    entries: list[PlanEntry], rule: PlanRule, today: date
) -> list[PlanEntry]:
    """What is not over by another rule, from today on. Raises NoDayLeft."""
    first = max(today, rule.starts_on)
    entry_count = len(open_entry_days(entries))
    if rule.rhythm == Rhythm.BY_DATE:
        days = days_until(
            entry_count, first=first, last=rule.ends_on, reading=rule.reading
        )
    else:
        days = first_days(rule.rhythm_days(first), entry_count)
    return with_days(entries, days)


def move_one(
    entries: list[PlanEntry], paper_id: int, day: date
) -> list[PlanEntry]:
    """That paper on that day, behind all that lies before it or on the same day."""
    rest = []
    moved = []
    for entry in entries:
        if entry.paper_id == paper_id:
            moved.append(replace(entry, day=day))
        else:
            rest.append(entry)
    place = 0
    for number, entry in enumerate(rest, start=1):
        if entry.day is not None and entry.day <= day:
            place = number
    return [*rest[:place], *moved, *rest[place:]]


def go_on_with(
    entries: list[PlanEntry],
    former: list[PlanEntry],
    rule: PlanRule,
    today: date,
) -> list[PlanEntry]:
    """Changed entries on the days of the former ones, and on by the rhythm after them.

    A plan that is to be done by a date is spread until then. Raises NoDayLeft.
    """
    if rule.rhythm == Rhythm.BY_DATE:
        return spread_what_is_left(entries, rule, today)
    days = open_entry_days(former)
    entry_count = len(open_entry_days(entries))
    missing_count = max(0, entry_count - len(days))
    first = max([today, *(day + DAY for day in days)])
    later = (day for day in rule.rhythm_days(rule.starts_on) if day >= first)
    days += first_days(later, missing_count)
    return with_days(entries, days)


def drop_optional(entries: list[PlanEntry]) -> list[PlanEntry]:
    """Those that one may leave out, and has not read, have no day any more."""
    kept = []
    for entry in entries:
        if entry.is_open and entry.is_optional:
            entry = replace(entry, day=None)
        kept.append(entry)
    return kept


def with_days(
    entries: list[PlanEntry], days: Iterable[date]
) -> list[PlanEntry]:
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
