"""Changing how a learner is asked, with the dates that move, and undoing it exactly."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Subquery

from study.models import (
    Card,
    Learner,
    MovedDate,
    Postponement,
    SettingsChange,
    WeightsFit,
)
from study.preferences.rescheduling import (
    DATE_SETTINGS,
    DatedCard,
    UndoneChange,
    dated_cards,
)
from study.preferences.weights_services import mark_as_taken, strengthen_cards

WEIGHTS = "memory_weights"
CARDS_AT_ONCE = 500


class NothingToUndo(Exception):
    """No change stands."""


def change_settings(
    *,
    learner: Learner,
    values: dict[str, Any],
    has_dates_moved: bool,
    at: datetime,
) -> int:
    """Store the settings; how many dates moved.

    Nothing is stored when nothing changes: what was changed before can still be undone.
    """
    with transaction.atomic():
        learner.lock()
        stored = Learner.objects.get(pk=learner.pk)
        dated = dated_until_now(stored)
        before = {}
        after = {}
        for name, value in values.items():
            former = getattr(stored, name)
            if former != value:
                before[name] = former
                after[name] = value
                setattr(stored, name, value)
        if not after:
            return 0
        stored.save(update_fields=list(after))
        keep_undone_dates(learner)
        SettingsChange.objects.filter(learner=learner).delete()
        change = SettingsChange.objects.create(
            learner=learner,
            changed_at=at,
            before=before,
            after=after,
            has_moved_dates=has_dates_moved,
            **dated,
        )
        if WEIGHTS in after:
            strengthen_cards(stored)
        if not has_dates_moved:
            return 0
        return move_dates(change, stored)


def dated_until_now(learner: Learner) -> dict[str, Any]:
    """When a change that stands last moved all dates, and the settings it did it by.

    For the next change, which takes the place of the last one.
    """
    change = SettingsChange.objects.filter(learner=learner).first()
    if change is None:
        return {}
    if not change.is_in_dates:
        return {"dated_at": change.dated_at, "dated_by": change.dated_by}
    settings = {name: getattr(learner, name) for name in DATE_SETTINGS}
    return {"dated_at": change.changed_at, "dated_by": settings}


def take_weights(
    *,
    learner: Learner,
    fit: WeightsFit | None,
    has_dates_moved: bool,
    at: datetime,
) -> int:
    """Those of the comparison, None for the usual ones; how many dates moved."""
    with transaction.atomic():
        moved_count = change_settings(
            learner=learner,
            values={WEIGHTS: fit.weights if fit else None},
            has_dates_moved=has_dates_moved,
            at=at,
        )
        if fit is not None:
            mark_as_taken(fit, at)
    return moved_count


def move_dates(change: SettingsChange, learner: Learner) -> int:
    """Every settled memory gets the date of the settings; the learner is locked."""
    cards = Card.objects.filter(learner=learner)
    moved = moved_dates_of(change, dated_cards(learner, cards))
    MovedDate.objects.bulk_create(moved)
    set_dates(change.moved_dates.all(), "due_at")
    return len(moved)


def moved_dates_of(
    change: SettingsChange,
    cards: Iterable[DatedCard],
) -> list[MovedDate]:
    """Of those that get another date."""
    moved = []
    for card in cards:
        if card.is_moved:
            moved_date = MovedDate(
                change=change,
                card_id=card.card_id,
                last_reviewed_at=card.last_reviewed_at,
                former_due_at=card.former_due_at,
                due_at=card.due_at,
            )
            moved.append(moved_date)
    return moved


def keep_undone_dates(learner: Learner) -> None:
    """Dates that were taken back, of questions that were answered before they were.

    Such an answer, taken back in its turn, would bring the date that no change stands
    for any more: so these outlive their change.
    """
    undone = MovedDate.objects.filter(change__learner=learner).undone()
    answered = undone.exclude(card__last_reviewed_at=F("last_reviewed_at"))
    MovedDate.objects.filter(pk__in=answered.values("pk")).update(change=None)


def undo_change(*, learner: Learner, at: datetime) -> UndoneChange:
    """The settings and each date as they were, but where an answer came since."""
    with transaction.atomic():
        learner.lock()
        standing = SettingsChange.objects.filter(
            learner=learner, undone_at=None
        )
        change = standing.first()
        if change is None:
            raise NothingToUndo
        Learner.objects.filter(pk=learner.pk).update(**change.before)
        if WEIGHTS in change.before:
            strengthen_cards(Learner.objects.get(pk=learner.pk))
        moved_count = change.moved_dates.count()
        restored_count = set_dates(
            change.moved_dates.unanswered(), "former_due_at"
        )
        planned_count = leave_to_comeback(change)
        standing.update(undone_at=max(at, change.changed_at))
    return UndoneChange(
        restored_count=restored_count,
        kept_count=moved_count - restored_count - planned_count,
        planned_count=planned_count,
    )


def leave_to_comeback(change: SettingsChange) -> int:
    """A plan for coming back keeps its days; how many questions wait for these.

    What it moved on from a date of the change goes back to the one before the change,
    once the plan is undone in its turn.
    """
    below = change.moved_dates.filter(
        card=OuterRef("card"),
        last_reviewed_at=OuterRef("last_reviewed_at"),
        due_at=OuterRef("former_due_at"),
    )
    moved_on = Postponement.objects.filter(Exists(below))
    moved_on.update(former_due_at=Subquery(below.values("former_due_at")[:1]))
    waiting = Postponement.objects.standing().filter(card=OuterRef("card"))
    return change.moved_dates.filter(Exists(waiting.unanswered())).count()


def set_dates(moved_dates: models.QuerySet[MovedDate], field: str) -> int:
    """The cards get the date that this field says; how many there are."""
    own = moved_dates.filter(card=OuterRef("pk")).order_by("-pk").values(field)
    cards = Card.objects.filter(pk__in=moved_dates.order_by().values("card"))
    return cards.order_by().update(due_at=Subquery(own[:1]))


def follow_undone_change(cards: models.QuerySet[Card]) -> None:
    """Cards that are as they were when an undone change moved them move back.

    For an answer that is taken back: the date before it may no longer hold.
    """
    waiting = MovedDate.objects.filter(card__in=cards).unanswered()
    set_dates(waiting.undone_last(), "former_due_at")


def follow_later_changes(
    learner: Learner,
    cards: models.QuerySet[Card],
    since: datetime,
) -> int:
    """Cards that are as they were then get the dates that all others got; how many.

    For what is taken back: an answer, or a plan for coming back. The last change is
    kept, and the settings of the last one before it that moved dates.
    """
    change = SettingsChange.objects.filter(learner=learner).first()
    if change is None:
        return 0
    waiting = change.moved_dates.unanswered()
    followed = cards.exclude(pk__in=waiting.values("card"))
    moved = set[int]()
    if change.dated_at is not None and change.dated_at > since:
        moved |= follow_earlier_change(change, learner, followed)
    if change.is_in_dates and change.changed_at > since:
        moved |= follow_change(change, learner, followed)
    return len(moved)


def follow_earlier_change(
    change: SettingsChange, learner: Learner, cards: models.QuerySet[Card]
) -> set[int]:
    """The dates of what stands below this change; which cards moved.

    No row keeps where they came from: it can no longer be undone.
    """
    former = Learner.objects.get(pk=learner.pk)
    for name, value in (change.dated_by or {}).items():
        setattr(former, name, value)
    moved = []
    for card in dated_cards(former, cards):
        if card.is_moved:
            moved.append(Card(pk=card.card_id, due_at=card.due_at))
    Card.objects.bulk_update(moved, ["due_at"], batch_size=CARDS_AT_ONCE)
    return {card.pk for card in moved}


def follow_change(
    change: SettingsChange, learner: Learner, cards: models.QuerySet[Card]
) -> set[int]:
    """The dates of this change; which cards moved.

    Undone, it brings back the dates that they have now.
    """
    change.moved_dates.filter(card__in=cards).delete()
    moved = moved_dates_of(change, dated_cards(learner, cards))
    MovedDate.objects.bulk_create(moved)
    set_dates(change.moved_dates.filter(card__in=cards), "due_at")
    return {moved_date.card_id for moved_date in moved}
