"""Moving what waits to the days of a plan, and back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import F, OuterRef, Subquery

from study.comeback.queries import (
    DAY,
    LEAST_BACKLOG,
    Backlog,
    MovableCard,
    absence_of,
    backlog_of,
    standing_comeback,
)
from study.memory.day import StudyClock
from study.memory.schedule import HALF_A_DAY
from study.memory.workload_ahead import WorkloadAhead
from study.models import Card, Comeback, Learner, Postponement
from study.models.comeback import LEAST_PACE, MOST_PACE
from study.preferences.services import follow_later_changes

SECOND = timedelta(seconds=1)


class CannotStart(Exception):
    """No date is moved, for a reason that the learner is told."""


class ComebackStands(CannotStart):
    """There is one already, and its days are not over."""


class NoBacklog(CannotStart):
    """So few questions wait that a day takes them."""


class PaceOutOfRange(CannotStart):
    """Nobody answers so few, or so many, a day."""


class NeverLevel(CannotStart):
    """At this pace more keeps coming than is answered."""


class NothingToUndo(Exception):
    """No comeback stands."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did.

    kept_count: questions that were answered since, and keep their new date.
    followed_count: those that have the date of settings that changed since.
    """

    restored_count: int
    kept_count: int
    followed_count: int = 0


def start_comeback(*, learner: Learner, pace: int, at: datetime) -> Comeback:
    """Spread what waits over days, at most `pace` questions each."""
    if not LEAST_PACE <= pace <= MOST_PACE:
        raise PaceOutOfRange
    with transaction.atomic():
        learner.lock()
        close_finished_comeback(learner, at)
        backlog = backlog_of(learner, at)
        if backlog.due_count < LEAST_BACKLOG:
            raise NoBacklog
        workload = backlog.plan(learner, pace)
        if not workload.is_level:
            raise NeverLevel
        comeback = Comeback.objects.create(
            learner=learner,
            started_at=at,
            started_on=backlog.today,
            away_since=absence_of(learner, at).away_since,
            ends_on=backlog.last_day(workload),
            pace=pace,
        )
        move_cards(comeback, backlog, workload)
    return comeback


def close_finished_comeback(learner: Learner, at: datetime) -> None:
    """Another one may follow once its last day is over; the learner is locked."""
    comeback = standing_comeback(learner)
    if comeback is None:
        return
    if comeback.ends_on >= learner.clock.day_of(at):
        raise ComebackStands
    Comeback.objects.filter(pk=comeback.pk).update(closed_at=at)


def move_cards(
    comeback: Comeback, backlog: Backlog, workload: WorkloadAhead
) -> None:
    postponements = []
    for card, due_at in moved_dates(comeback.learner.clock, backlog, workload):
        postponement = Postponement(
            comeback=comeback,
            card_id=card.card_id,
            last_reviewed_at=card.last_reviewed_at,
            former_due_at=card.due_at,
            due_at=due_at,
        )
        postponements.append(postponement)
    Postponement.objects.bulk_create(postponements)
    moved = Postponement.objects.filter(comeback=comeback)
    set_due_dates(moved, "due_at")


def moved_dates(
    clock: StudyClock,
    backlog: Backlog,
    workload: WorkloadAhead,
) -> Iterator[tuple[MovableCard, datetime]]:
    """The cards that leave their day, and where they go.

    What waited since an earlier day and is planned for today moves too, so that the
    day has its order.
    """
    for day in workload.days:
        planned_on = backlog.today + day.number * DAY
        begins_at = clock.start_of(planned_on)
        for number, place in enumerate(day.places, start=1):
            card = backlog.cards[place]
            if card.due_on == planned_on:
                continue
            due_at = begins_at + number * SECOND
            if card.is_settled:
                due_at += HALF_A_DAY
            yield card, due_at


def undo_comeback(*, learner: Learner, at: datetime) -> Undone:
    """Each question gets the date that it had, unless it was answered since.

    Where settings changed since and moved all dates, it gets theirs.
    """
    with transaction.atomic():
        learner.lock()
        comeback = standing_comeback(learner)
        if comeback is None:
            raise NothingToUndo
        moved = comeback.postponements.all()
        moved_count = moved.count()
        restored_count = set_due_dates(moved.unanswered(), "former_due_at")
        Comeback.objects.filter(pk=comeback.pk).update(undone_at=at)
        restored = restored_cards(comeback)
        followed_count = follow_later_changes(
            comeback.learner, restored, comeback.started_at
        )
    return Undone(
        restored_count=restored_count - followed_count,
        kept_count=moved_count - restored_count,
        followed_count=followed_count,
    )


def restored_cards(comeback: Comeback) -> models.QuerySet[Card]:
    """Those that have the date again from which the undone comeback moved them."""
    return Card.objects.filter(
        postponements__comeback=comeback,
        postponements__last_reviewed_at=F("last_reviewed_at"),
        postponements__former_due_at=F("due_at"),
    )


def set_due_dates(postponements: models.QuerySet, field: str) -> int:
    """The cards get the date that this field says last; how many there are."""
    own = postponements.filter(card=OuterRef("pk")).order_by("-pk")
    cards = Card.objects.filter(pk__in=postponements.order_by().values("card"))
    return cards.order_by().update(due_at=Subquery(own.values(field)[:1]))


def follow_undone_comebacks(cards: models.QuerySet[Card]) -> None:
    """Cards that are as they were when an undone comeback moved them move back.

    For an answer that is taken back: the date before it may be one that no longer
    holds.
    """
    waiting = Postponement.objects.filter(card__in=cards).unanswered()
    set_due_dates(waiting.undone_last(), "former_due_at")
