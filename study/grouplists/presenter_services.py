"""Who presents an entry of a group's list: assigned, taken on, given back, done."""

from datetime import datetime

from django.db import transaction

from study.models import EntryPresenter, ListEntry, Membership


def assign_presenter(
    *, entry: ListEntry, membership: Membership | None, at: datetime
) -> None:
    """By who may change the list, whoever presented before. None: nobody does.

    Whoever is named again is to present it again.
    """
    if membership is None:
        EntryPresenter.objects.filter(entry=entry).delete()
        return
    EntryPresenter.objects.update_or_create(
        entry=entry,
        defaults={
            "membership": membership,
            "taken_at": at,
            "presented_at": None,
        },
    )


def take_on_presenting(
    *, entry: ListEntry, membership: Membership, at: datetime
) -> bool:
    """Whether it is theirs now; of two at once the database lets one through.

    Also where somebody presented who does not belong to the group any more, and again
    what they said they had presented.
    """
    presenters = EntryPresenter.objects.filter(entry=entry)
    with transaction.atomic():
        presenters.exclude(membership__in=Membership.objects.active()).delete()
        own = EntryPresenter(entry=entry, membership=membership, taken_at=at)
        EntryPresenter.objects.bulk_create([own], ignore_conflicts=True)
    own_count = presenters.filter(membership=membership).update(
        taken_at=at, presented_at=None
    )
    return own_count == 1


def give_back_presenting(*, entry: ListEntry, membership: Membership) -> None:
    EntryPresenter.objects.filter(entry=entry, membership=membership).delete()


def say_presented(
    *, entry: ListEntry, membership: Membership, at: datetime
) -> None:
    """By whoever presents it: from then on nobody waits for it."""
    own = EntryPresenter.objects.filter(entry=entry, membership=membership)
    own.filter(presented_at=None).update(presented_at=at)
