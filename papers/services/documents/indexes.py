"""Writing an index into a collection, and taking it out again."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Max

from papers.documents.blurb_index import IndexEntry
from papers.libraryfiles.read.collections import ADDRESS
from papers.models import (
    Collection,
    CollectionEntry,
    DocumentImport,
    LibraryChange,
)
from papers.services.documents.index_plan import (
    IndexPlan,
    PlannedEntry,
    title_as_kept,
)
from papers.services.documents.notes import create_drafts
from papers.services.documents.progress import BATCH_SIZE, Progress
from papers.services.history.recording import ChangeRecorder
from papers.services.history.restoring import restore
from papers.services.library.keeping import Part, collection_part

COLLECTION = LibraryChange.Kind.COLLECTION
LONGEST_ADDRESS = 500


def parts_of_index(plan: IndexPlan) -> set[Part]:
    """A new collection has no file before it is written."""
    row_id = plan.collection.pk
    return {collection_part(row_id)} if row_id else set()


def write_index(
    plan: IndexPlan, recorder: ChangeRecorder, progress: Progress
) -> None:
    collection = plan.collection
    if collection.pk:
        recorder.watch(COLLECTION, [collection.pk])
    else:
        collection.save()
    write_entries(plan, progress)
    recorder.add_created(COLLECTION, [collection.pk])


def write_entries(plan: IndexPlan, progress: Progress) -> None:
    """New ones stand behind those that are there."""
    entries = plan.collection.entries
    last = entries.aggregate(last=Max("position"))["last"] or 0
    rows = []
    for position, planned in enumerate(plan.new, start=last + 1):
        rows.append(new_entry(plan.collection, planned, position))
    for start in range(0, len(rows), BATCH_SIZE):
        batch = rows[start : start + BATCH_SIZE]
        CollectionEntry.objects.bulk_create(batch)
        progress("Writing", start + len(batch), len(rows))
    for planned in plan.changed:
        assert planned.paper
        assert planned.entry_id is not None
        named = entries.filter(pk=planned.entry_id)
        named.update(paper=planned.paper.id, title="", url="")


def new_entry(
    collection: Collection, planned: PlannedEntry, position: int
) -> CollectionEntry:
    entry = planned.section
    paper = planned.paper
    return CollectionEntry(
        collection=collection,
        group=entry.group,
        position=position,
        paper_id=paper.id if paper else None,
        title="" if paper else title_as_kept(entry.title),
        url="" if paper else address_as_kept(entry),
        blurb=entry.blurb,
    )


def address_as_kept(entry: IndexEntry) -> str:
    """Of a title; what the files could not hold is left out."""
    is_kept = ADDRESS.fullmatch(f"<{entry.url}>")
    fits = len(entry.url) <= LONGEST_ADDRESS
    return entry.url if entry.title and is_kept and fits else ""


def write_index_drafts(
    plan: IndexPlan,
    document: DocumentImport,
    *,
    by: Any,
    at: datetime,
    progress: Progress,
) -> None:
    create_drafts(plan.drafts, document, by=by, at=at, progress=progress)


def collections_in_use(ids: set[int]) -> set[int]:
    """Nothing hangs on one; that somebody published it is a change by itself."""
    return set()


def take_index_out(changes: Iterable[LibraryChange]) -> None:
    """Each collection as it was before; those that were not there go."""
    for change in changes:
        if change.kind != COLLECTION:
            continue
        if change.before is None:
            Collection.objects.filter(pk=change.row_id).delete()
        else:
            restore(change.kind, change.row_id, change.before)
