"""Routines: begun, checked off by day, taken back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from papers.models import Framework
from study.models import Learner, Routine, RoutineCheck
from study.planning.reading_days import Rhythm
from study.planning.routine_periods import period_start
from study.routines.queries import own_routines

MOST_ROUTINES = 50


class TooManyRoutines(Exception):
    """A learner keeps no more than MOST_ROUTINES."""


@dataclass(frozen=True, slots=True)
class Starter:
    """A routine to begin with; framework_slug: of the library, if it is there."""

    name: str
    rhythm: Rhythm
    framework_slug: str = ""


STARTERS = (
    Starter("Skim the new notes", Rhythm.DAILY),
    Starter("Read one paper deeply", Rhythm.WEEKLY, "deep-dive"),
    Starter("Write one analysis", Rhythm.MONTHLY, "critique"),
    Starter("Look back at what I read", Rhythm.QUARTERLY, "trend"),
)


def add_routine(*, routine: Routine, learner: Learner, at: datetime) -> None:
    """Keep a routine that is not kept yet. Raises TooManyRoutines."""
    with transaction.atomic():
        learner.lock()
        Routine.objects.filter(learner=learner).forget_deleted(at)
        if own_routines(learner).count() >= MOST_ROUTINES:
            raise TooManyRoutines
        routine.learner = learner
        routine.created_at = at
        routine.save()


def begin_with_starters(*, learner: Learner, at: datetime) -> int:
    """How many were added: none for whoever has routines already."""
    with transaction.atomic():
        learner.lock()
        if own_routines(learner).exists():
            return 0
        frameworks = {
            framework.slug: framework for framework in Framework.objects.all()
        }
        routines = []
        for starter in STARTERS:
            routine = Routine(
                learner=learner,
                name=starter.name,
                rhythm=starter.rhythm,
                framework=frameworks.get(starter.framework_slug),
                created_at=at,
            )
            routines.append(routine)
        Routine.objects.bulk_create(routines)
    return len(routines)


def check_off(*, routine: Routine, today: date) -> bool:
    """Whether it was open: in each period it is done once, however often one clicks."""
    _, is_new = RoutineCheck.objects.get_or_create(
        routine=routine,
        period_begins_on=period_start(Rhythm(routine.rhythm), today),
        defaults={"done_on": today},
    )
    return is_new


def uncheck(*, routine: Routine, today: date) -> None:
    """It is open again in the period of today."""
    begins_on = period_start(Rhythm(routine.rhythm), today)
    routine.checks.filter(period_begins_on=begins_on).delete()
