"""Making lists, putting papers on them and taking them off, each with its undo."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from papers.models import Paper
from study.lists.bibliography_lines import bibliography_lines
from study.lists.limits import MOST_ENTRIES, MOST_LISTS
from study.lists.ranks import ranks_after
from study.models import Learner, ListChange, ListEntry, ReadingList
from study.models.reading_list import ListEntryQuerySet, ReadingListQuerySet

# What undoing needs of an entry; note_html follows from the note.
KEPT_COLUMNS = ("id", "rank", "kind", "paper_id", "text", "note", "is_optional")


class TooManyLists(Exception):
    """A learner keeps no more than MOST_LISTS, and no group does."""


class ListHasChanged(Exception):
    """Somebody else changed the list since it was seen."""


class NothingToChange(Exception):
    """The list is as it was wished already; its version stays."""


class ListIsFull(Exception):
    """A list has no more than MOST_ENTRIES."""


def claim_list(
    reading_list: ReadingList, *, seen_version: int | None = None, at: datetime
) -> None:
    """Count the list's version up; its row is held until the transaction ends.

    One statement that checks, writes and locks. Raises ListHasChanged when the version
    is no longer the one that was seen, and when the list is gone.
    """
    lists = ReadingList.objects.filter(pk=reading_list.pk)
    if seen_version is not None:
        lists = lists.filter(version=seen_version)
    if not lists.update(version=F("version") + 1, changed_at=at):
        raise ListHasChanged


def create_list(
    *,
    learner: Learner,
    title: str,
    description: str = "",
    papers: Iterable[Paper] = (),
    notes: Mapping[int, str] | None = None,
    at: datetime,
) -> ReadingList:
    """A new private list with these papers. Raises TooManyLists, ListIsFull.

    notes: Markdown, by the paper's number.
    """
    reading_list = ReadingList(
        learner=learner,
        title=title,
        description=description,
        created_at=at,
        changed_at=at,
    )
    with transaction.atomic():
        learner.lock()
        own_lists = ReadingList.objects.standing().filter(learner=learner)
        keep_new_list(reading_list, own_lists, papers, notes)
    return reading_list


def keep_new_list(
    reading_list: ReadingList,
    others: ReadingListQuerySet,
    papers: Iterable[Paper],
    notes: Mapping[int, str] | None,
) -> None:
    """Save it with its first papers, while its owner is locked.

    others: the lists that the owner has. Raises TooManyLists, ListIsFull.
    """
    if others.count() >= MOST_LISTS:
        raise TooManyLists
    reading_list.save()
    first_papers = list(papers)
    if first_papers:
        add_papers_to_list(
            reading_list=reading_list,
            papers=first_papers,
            notes=notes,
            at=reading_list.created_at,
        )


def add_papers_to_list(
    *,
    reading_list: ReadingList,
    papers: Iterable[Paper],
    notes: Mapping[int, str] | None = None,
    at: datetime,
) -> int:
    """Put those behind the last entry that are not on the list yet; how many.

    notes: Markdown, by the paper's number. Raises ListHasChanged when the list is gone,
    ListIsFull when it has too little room, and then adds none.
    """
    try:
        with transaction.atomic():
            return append_papers(reading_list, papers, notes or {}, at)
    except NothingToChange:
        return 0


def append_papers(
    reading_list: ReadingList,
    papers: Iterable[Paper],
    notes: Mapping[int, str],
    at: datetime,
) -> int:
    """On a group's list a paper of a member's own is a line with its bibliography."""
    claim_list(reading_list, at=at)
    entries = ListEntry.objects.filter(reading_list=reading_list)
    standing = list(entries.order_by().values_list("paper_id", "rank"))
    last = max((rank for _, rank in standing), default=0)
    new_ids = ids_not_among(papers, {paper_id for paper_id, _ in standing})
    lines = {}
    if reading_list.is_of_group:
        lines = bibliography_lines(new_ids)
        said = set(entries.filter(text__in=lines.values()).values_list("text"))
        new_ids = [each for each in new_ids if (lines.get(each),) not in said]
    if not new_ids:
        raise NothingToChange
    if len(standing) + len(new_ids) > MOST_ENTRIES:
        raise ListIsFull
    ranks = ranks_after(last, len(new_ids))
    added = []
    for paper_id, rank in zip(new_ids, ranks, strict=True):
        entry = entry_of_paper(paper_id, lines.get(paper_id, ""))
        entry.reading_list = reading_list
        entry.rank = rank
        entry.note = notes.get(paper_id, "")
        entry.added_at = at
        added.append(entry)
    ListEntry.objects.bulk_create(added)
    numbers = [entry.pk for entry in added]
    keep_change(reading_list, ListChange.Kind.ADDED, {"added": numbers}, at=at)
    return len(added)


def ids_not_among(papers: Iterable[Paper], known: set[int | None]) -> list[int]:
    """The numbers of the papers, each once, without those that are known."""
    new_ids: dict[int, None] = {}
    for paper in papers:
        if paper.pk not in known:
            new_ids[paper.pk] = None
    return list(new_ids)


def entry_of_paper(paper_id: int, line: str) -> ListEntry:
    """The paper itself, or where there is a line, nothing of it but that."""
    if line:
        return ListEntry(kind=ListEntry.Kind.TEXT, text=line)
    return ListEntry(kind=ListEntry.Kind.PAPER, paper_id=paper_id)


def remove_papers_from_list(
    *, reading_list: ReadingList, papers: Iterable[Paper], at: datetime
) -> int:
    """Take these papers off the list with their notes, which undo brings back."""
    paper_ids = [paper.pk for paper in papers]
    entries = ListEntry.objects.filter(paper__in=paper_ids)
    return remove_entries(reading_list=reading_list, entries=entries, at=at)


def remove_entries(
    *, reading_list: ReadingList, entries: ListEntryQuerySet, at: datetime
) -> int:
    """Remove those of the entries that stand on this list; how many they were."""
    try:
        with transaction.atomic():
            claim_list(reading_list, at=at)
            standing = entries.filter(reading_list=reading_list).in_order()
            removed = [entry_snapshot(entry) for entry in standing]
            if not removed:
                raise NothingToChange
            before = {"removed": removed}
            keep_change(reading_list, ListChange.Kind.REMOVED, before, at=at)
            standing.delete()
            return len(removed)
    except NothingToChange:
        return 0


def entry_snapshot(entry: ListEntry) -> dict[str, Any]:
    """The entry as JSON, for undo."""
    snapshot = {name: getattr(entry, name) for name in KEPT_COLUMNS}
    snapshot["added_at"] = entry.added_at.isoformat()
    return snapshot


def keep_change(
    reading_list: ReadingList,
    kind: ListChange.Kind,
    before: dict[str, Any],
    *,
    at: datetime,
) -> ListChange:
    return ListChange.objects.create(
        reading_list=reading_list, kind=kind, before=before, changed_at=at
    )
