"""Giving an entry of a list another place."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from study.lists.ranks import FEWEST_SPREAD, rank_between, spread_ranks
from study.lists.services import claim_list
from study.models import ListEntry, ReadingList
from study.models.reading_list import ListEntryQuerySet


def move_entry(
    *,
    reading_list: ReadingList,
    entry: ListEntry,
    place: int,
    seen_version: int,
    at: datetime,
) -> int:
    """The place that the entry has now, counted from 1; beyond the last is the last.

    Usually one row is written, at most the few neighbours that stood too tight. Raises
    ListHasChanged when the list is no longer as the learner saw it.
    """
    with transaction.atomic():
        claim_list(reading_list, seen_version=seen_version, at=at)
        entries = ListEntry.objects.filter(reading_list=reading_list)
        others = entries.exclude(pk=entry.pk).in_order()
        before_count = min(place - 1, others.count())
        before, after = ranks_round(others, before_count)
        rank = rank_between(before, after)
        if rank is None:
            rank = make_room(others, before_count)
        ListEntry.objects.filter(pk=entry.pk).update(rank=rank)
    return before_count + 1


def ranks_round(
    others: ListEntryQuerySet, before_count: int
) -> tuple[int, int | None]:
    """The ranks before and behind a place: 0 at the beginning, None at the end."""
    first = max(before_count - 1, 0)
    ranks = list(
        others.values_list("rank", flat=True)[first : before_count + 1]
    )
    before = ranks.pop(0) if before_count else 0
    after = ranks[0] if ranks else None
    return before, after


def make_room(others: ListEntryQuerySet, before_count: int) -> int:
    """Spread the neighbours of a place anew; the rank that is free there then.

    The neighbourhood is the smallest that has room, doubled until it does.
    """
    reach = FEWEST_SPREAD
    while True:
        first = max(before_count - reach, 0)
        neighbours = list(others[first : before_count + reach])
        before, _ = ranks_round(others, first)
        _, after = ranks_round(others, first + len(neighbours))
        ranks = spread_ranks(before, after, len(neighbours) + 1)
        if ranks is not None:
            break
        reach *= 2
    free_rank = ranks.pop(before_count - first)
    # Two of them never have the same rank, not even between two statements.
    moved = [neighbour.pk for neighbour in neighbours]
    ListEntry.objects.filter(pk__in=moved).update(rank=-F("rank"))
    for neighbour, rank in zip(neighbours, ranks, strict=True):
        neighbour.rank = rank
    ListEntry.objects.bulk_update(neighbours, ["rank"])
    return free_rank
