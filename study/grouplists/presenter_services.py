"""Who presents an entry of a group's list: assigned, taken on, given back."""

from django.db import transaction

from study.models import EntryPresenter, ListEntry, Membership


def assign_presenter(
    *, entry: ListEntry, membership: Membership | None
) -> None:
    """By who may change the list, whoever presented before. None: nobody does."""
    if membership is None:
        EntryPresenter.objects.filter(entry=entry).delete()
        return
    EntryPresenter.objects.update_or_create(
        entry=entry,
        defaults={"membership": membership},
    )


def take_on_presenting(*, entry: ListEntry, membership: Membership) -> bool:
    """Whether it is theirs now; of two at once the database lets one through.

    Also where somebody presented who does not belong to the group any more.
    """
    presenters = EntryPresenter.objects.filter(entry=entry)
    with transaction.atomic():
        presenters.exclude(membership__in=Membership.objects.active()).delete()
        own = EntryPresenter(entry=entry, membership=membership)
        EntryPresenter.objects.bulk_create([own], ignore_conflicts=True)
    return presenters.filter(membership=membership).exists()


def give_back_presenting(*, entry: ListEntry, membership: Membership) -> None:
    EntryPresenter.objects.filter(entry=entry, membership=membership).delete()
