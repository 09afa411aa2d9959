"""What stands on a list besides papers, and what is said about an entry."""

import hashlib
import json
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from study.lists.limits import MOST_ENTRIES
from study.lists.ranks import GAP
from study.lists.services import (
    ListIsFull,
    claim_list,
    entry_snapshot,
    keep_change,
)
from study.models import ListChange, ListEntry, ReadingList


class EntryIsGone(Exception):
    """The entry was taken off the list meanwhile."""


class EntryHasChanged(Exception):
    """The entry says something else than the learner saw."""

    def __init__(self, standing: ListEntry) -> None:
        super().__init__()
        self.standing = standing


def add_line(
    *, reading_list: ReadingList, kind: ListEntry.Kind, text: str, at: datetime
) -> ListEntry:
    """A heading or a line of plain text behind the last entry. Raises ListIsFull."""
    with transaction.atomic():
        claim_list(reading_list, at=at)
        entries = ListEntry.objects.filter(reading_list=reading_list)
        if entries.count() >= MOST_ENTRIES:
            raise ListIsFull
        last = entries.aggregate(last=Max("rank"))["last"] or 0
        entry = ListEntry.objects.create(
            reading_list=reading_list,
            rank=last + GAP,
            kind=kind,
            text=text,
            added_at=at,
        )
        added = {"added": [entry.pk]}
        keep_change(reading_list, ListChange.Kind.ADDED, added, at=at)
    return entry


def edit_entry(
    *,
    entry: ListEntry,
    text: str,
    note: str,
    is_optional: bool,
    seen_digest: str,
    at: datetime,
) -> None:
    """Keep what is said about the entry; its order stays, and so the list's version.

    Raises EntryHasChanged when it says something else than the learner saw, and
    EntryIsGone.
    """
    with transaction.atomic():
        entries = ListEntry.objects.select_for_update().filter(pk=entry.pk)
        standing = entries.first()
        if standing is None:
            raise EntryIsGone
        if entry_digest(standing) != seen_digest:
            raise EntryHasChanged(standing)
        before = {"edited": [entry_snapshot(standing)]}
        standing.text = text
        standing.note = note
        standing.is_optional = is_optional
        standing.save()
        reading_list = entry.reading_list
        keep_change(reading_list, ListChange.Kind.EDITED, before, at=at)
        ReadingList.objects.filter(pk=reading_list.pk).update(changed_at=at)


def entry_digest(entry: ListEntry) -> str:
    """Tells whether an entry still says what somebody saw."""
    words = json.dumps([entry.text, entry.note, entry.is_optional])
    return hashlib.sha256(words.encode()).hexdigest()[:16]
