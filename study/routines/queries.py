"""A learner's routines, and whether each is done in its period."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Prefetch, QuerySet

from papers.models import Framework, Prompt
from study.models import Learner, Routine
from study.planning.reading_days import Rhythm
from study.planning.routine_periods import period_start

PERIOD_WORDS = {
    Rhythm.DAILY: "today",
    Rhythm.WEEKLY: "this week",
    Rhythm.MONTHLY: "this month",
    Rhythm.QUARTERLY: "this quarter",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineRow:
    """A routine as it stands in its period; last_done_on: None when it never was."""

    routine: Routine
    is_done: bool
    last_done_on: date | None

    @property
    def period_words(self) -> str:
        return PERIOD_WORDS[Rhythm(self.routine.rhythm)]


def own_routines(learner: Learner) -> QuerySet[Routine]:
    return Routine.objects.standing().filter(learner=learner)


def routine_rows(learner: Learner, today: date) -> list[RoutineRow]:
    """In one query, the shortest rhythm first; prompts are not fetched."""
    routines = own_routines(learner).annotate(
        last_begins_on=Max("checks__period_begins_on"),
        last_done_on=Max("checks__done_on"),
    )
    rows = []
    for routine in routines.order_by("id"):
        begins_on = period_start(Rhythm(routine.rhythm), today)
        row = RoutineRow(
            routine=routine,
            is_done=routine.last_begins_on == begins_on,
            last_done_on=routine.last_done_on,
        )
        rows.append(row)
    order = list(PERIOD_WORDS)
    rows.sort(key=lambda row: order.index(Rhythm(row.routine.rhythm)))
    return rows


def frameworks_with_prompts() -> dict[int, Framework]:
    prompts = Prefetch("prompts", Prompt.objects.order_by("position", "id"))
    return {
        framework.pk: framework
        for framework in Framework.objects.prefetch_related(prompts)
    }
