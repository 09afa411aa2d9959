"""What somebody wants a reading plan to be, before there is one."""

from dataclasses import dataclass
from datetime import date

from study.planning.reading_days import Rhythm
from study.readingplans.sources import PlanSource


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOptions:
    """What a plan is to be. weekdays: 0 is Monday. ends_on: of Rhythm.BY_DATE alone."""

    source: PlanSource
    rhythm: Rhythm
    per_turn: int
    weekdays: frozenset[int]
    starts_on: date
    ends_on: date | None
