"""A list as a whole: its words, putting it away, throwing it away, joining two."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from papers.models import Paper
from study.lists.limits import MOST_ENTRIES
from study.lists.ranks import ranks_after
from study.lists.services import (
    KEPT_COLUMNS,
    ListHasChanged,
    ListIsFull,
    claim_list,
    create_list,
    entry_snapshot,
    keep_change,
)
from study.models import Learner, ListChange, ListEntry, ReadingList
from study.models.reading_list import LONGEST_TITLE, ReadingListQuerySet

KEPT_DELETED = timedelta(days=30)


def describe_list(
    *, reading_list: ReadingList, title: str, description: str, at: datetime
) -> None:
    with transaction.atomic():
        claim_list(reading_list, at=at)
        standing = ReadingList.objects.get(pk=reading_list.pk)
        words = {"title": standing.title, "description": standing.description}
        before = {"list": words}
        keep_change(reading_list, ListChange.Kind.DESCRIBED, before, at=at)
        standing.title = title
        standing.description = description
        standing.save(
            update_fields=["title", "description", "description_html"]
        )


def delete_list(*, reading_list: ReadingList, at: datetime) -> None:
    """The list goes out of sight; after KEPT_DELETED the next deletion ends it."""
    lists = lists_of_same_owner(reading_list)
    with transaction.atomic():
        lists.filter(deleted_at__lt=at - KEPT_DELETED).delete()
        lists.filter(pk=reading_list.pk, deleted_at=None).update(deleted_at=at)


def lists_of_same_owner(reading_list: ReadingList) -> ReadingListQuerySet:
    """All of the learner whose list it is, or of the group."""
    if reading_list.group_id is not None and reading_list.is_of_group:
        return ReadingList.objects.of_group(reading_list.group_id)
    return ReadingList.objects.filter(learner=reading_list.learner_id)


def restore_list(*, reading_list: ReadingList, at: datetime) -> None:
    lists = ReadingList.objects.filter(pk=reading_list.pk)
    lists.update(deleted_at=None, changed_at=at)


def archive_list(*, reading_list: ReadingList, at: datetime) -> None:
    lists = ReadingList.objects.filter(pk=reading_list.pk, archived_at=None)
    lists.update(archived_at=at)


def unarchive_list(*, reading_list: ReadingList) -> None:
    ReadingList.objects.filter(pk=reading_list.pk).update(archived_at=None)


def copy_list(
    *, reading_list: ReadingList, learner: Learner, at: datetime
) -> ReadingList:
    """A private list of the learner's with the same entries and notes.

    Papers that this learner may not see are left out.
    """
    title = f"{reading_list.title} (copy)"
    if len(title) > LONGEST_TITLE:
        title = reading_list.title
    with transaction.atomic():
        copied = create_list(
            learner=learner,
            title=title,
            description=reading_list.description,
            at=at,
        )
        visible = Paper.objects.visible_to(learner)
        may_be_copied = Q(paper=None) | Q(paper__in=visible.values("pk"))
        entries = reading_list.entries.filter(may_be_copied).in_order()
        ListEntry.objects.bulk_create(
            entry_copy(entry, copied, entry.rank, at) for entry in entries
        )
    return copied


def entry_copy(
    entry: ListEntry, reading_list: ReadingList, rank: int, at: datetime
) -> ListEntry:
    values = {
        name: getattr(entry, name) for name in KEPT_COLUMNS if name != "id"
    }
    values["rank"] = rank
    return ListEntry(reading_list=reading_list, added_at=at, **values)


def merge_lists(
    *, reading_list: ReadingList, other: ReadingList, at: datetime
) -> int:
    """Put the other list's entries behind this one's, and the other list away.

    How many were added. Where both have a paper, this list's entry stays and the
    other's note follows its own. Undo brings both lists back. Raises ListIsFull.
    """
    with transaction.atomic():
        # In the order of their numbers, so that two merges cannot wait for each other.
        for one in sorted((reading_list, other), key=lambda each: each.pk):
            claim_list(one, at=at)
        deleted = ReadingList.objects.filter(pk=other.pk, deleted_at=None)
        if not deleted.update(deleted_at=at):
            raise ListHasChanged
        standing = list(reading_list.entries.in_order())
        new_entries, edited = compare_entries(
            standing, other.entries.in_order()
        )
        if len(standing) + len(new_entries) > MOST_ENTRIES:
            raise ListIsFull
        before = {
            "merged": other.pk,
            "edited": [entry_snapshot(mine) for mine, _ in edited],
            "added": append_copies(reading_list, standing, new_entries, at),
        }
        for mine, note in edited:
            mine.note = joined_notes(mine.note, note)
            mine.save()
        keep_change(reading_list, ListChange.Kind.MERGED, before, at=at)
    return len(new_entries)


def compare_entries(
    standing: Iterable[ListEntry], others: Iterable[ListEntry]
) -> tuple[list[ListEntry], list[tuple[ListEntry, str]]]:
    """What another list has: entries that are new here, and notes on those that stand.

    A note that is the same on both is left out.
    """
    by_paper = {entry.paper_id: entry for entry in standing if entry.paper_id}
    new_entries = []
    notes = []
    for entry in others:
        mine = by_paper.get(entry.paper_id or 0)
        if mine is None:
            new_entries.append(entry)
        elif entry.note and entry.note != mine.note:
            notes.append((mine, entry.note))
    return new_entries, notes


def append_copies(
    reading_list: ReadingList,
    standing: list[ListEntry],
    entries: list[ListEntry],
    at: datetime,
) -> list[int]:
    """Copies of the entries behind those that stand on the list; their numbers."""
    last = standing[-1].rank if standing else 0
    ranks = ranks_after(last, len(entries))
    copies = []
    for entry, rank in zip(entries, ranks, strict=True):
        copies.append(entry_copy(entry, reading_list, rank, at))
    ListEntry.objects.bulk_create(copies)
    return [copy.pk for copy in copies]


def joined_notes(first: str, second: str) -> str:
    """Both notes, whole: a note may become longer here than a form would take."""
    if not first:
        return second
    return f"{first}\n\n{second}"
