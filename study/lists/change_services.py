"""Taking back what was last done to a list."""

from datetime import datetime
from typing import Any

from django.db import transaction

from papers.queries.former_slugs import follow_merges, merged_rows
from study.lists.list_services import lists_of_same_owner
from study.lists.order_services import make_room
from study.lists.ranks import rank_between
from study.lists.services import claim_list
from study.models import ListChange, ListEntry, ReadingList


def latest_change(reading_list: ReadingList) -> ListChange | None:
    """The latest that was not taken back."""
    return ListChange.objects.filter(
        reading_list=reading_list, undone_at=None
    ).first()


def undo_list_change(
    *, reading_list: ReadingList, change_id: int, at: datetime
) -> bool:
    """Take that change back; False when it is not the latest that stands.

    A page that was loaded earlier, or a button that is pressed twice, undoes nothing
    else.
    """
    with transaction.atomic():
        claim_list(reading_list, at=at)
        change = latest_change(reading_list)
        if change is None or change.pk != change_id:
            return False
        take_back(reading_list, change.before)
        ListChange.objects.filter(pk=change.pk).update(undone_at=at)
    return True


def take_back(reading_list: ReadingList, before: dict[str, Any]) -> None:
    entries = ListEntry.objects.filter(reading_list=reading_list)
    entries.filter(pk__in=before.get("added", [])).delete()
    for row in before.get("edited", []):
        take_back_edit(reading_list, row)
    restore_entries(reading_list, before.get("removed", []))
    if "list" in before:
        former = ReadingList.objects.get(pk=reading_list.pk)
        former.title = before["list"]["title"]
        former.description = before["list"]["description"]
        former.save(update_fields=["title", "description", "description_html"])
    if "merged" in before:
        merged = lists_of_same_owner(reading_list)
        merged.filter(pk=before["merged"]).update(deleted_at=None)


def take_back_edit(reading_list: ReadingList, row: dict[str, Any]) -> None:
    """The texts as they were, where the entry still stands."""
    entries = ListEntry.objects.filter(reading_list=reading_list, pk=row["id"])
    for entry in entries:
        entry.text = row["text"]
        entry.note = row["note"]
        entry.is_optional = row["is_optional"]
        entry.save()


def restore_entries(
    reading_list: ReadingList, rows: list[dict[str, Any]]
) -> None:
    """The entries in the places that they had, with their notes.

    A paper that was put on the list again meanwhile stays as it is; one that went into
    another comes back as that.
    """
    entries = ListEntry.objects.filter(reading_list=reading_list)
    standing = list(entries.order_by().values_list("paper_id", "rank"))
    papers = {paper_id for paper_id, _ in standing if paper_id is not None}
    taken_ranks = {rank for _, rank in standing}
    with_free_rank = []
    merged = merged_rows("paper")
    for row in rows:
        entry = entry_of_snapshot(reading_list, row)
        if entry.paper_id is not None:
            entry.paper_id = follow_merges(entry.paper_id, merged)
            if entry.paper_id in papers:
                continue
            papers.add(entry.paper_id)
        if entry.rank in taken_ranks:
            entry.rank = free_rank_before(reading_list, entry.rank)
            entry.save(force_insert=True)
        else:
            with_free_rank.append(entry)
    ListEntry.objects.bulk_create(with_free_rank)


def entry_of_snapshot(
    reading_list: ReadingList, row: dict[str, Any]
) -> ListEntry:
    """An entry as it was, with its own number."""
    values = dict(row)
    values["added_at"] = datetime.fromisoformat(values["added_at"])
    return ListEntry(reading_list=reading_list, **values)


def free_rank_before(reading_list: ReadingList, rank: int) -> int:
    """A rank before the entry that stands there now."""
    others = ListEntry.objects.filter(reading_list=reading_list).in_order()
    earlier = others.filter(rank__lt=rank)
    before = earlier.values_list("rank", flat=True).last() or 0
    between = rank_between(before, rank)
    if between is None:
        between = make_room(others, earlier.count())
    return between
