"""A collection between its file and its rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from papers.libraryfiles import (
    CollectedEntry,
    CollectionFile,
    CollectionGroup,
)
from papers.models import Collection, CollectionEntry, Paper
from papers.services.library.named import papers_named

BATCH_SIZE = 500
KEPT_FIELDS = ("group", "position", "title", "url", "blurb", "blurb_html")


def save_collection(entry: CollectionFile, at: datetime) -> None:
    values = {
        "title": entry.title,
        "description": entry.description,
        "url": entry.url,
        "status": entry.status,
    }
    collection, _ = Collection.objects.update_or_create(
        slug=entry.slug, defaults=values
    )
    write_groups(collection, entry.groups)


def write_groups(
    collection: Collection, groups: Iterable[CollectionGroup]
) -> None:
    """Rows that say the same as before stay, so that their history is short.

    So do those of retired papers, which no text names: a paper that is brought back
    stands where it stood.
    """
    standing = StandingEntries(collection)
    new: list[CollectionEntry] = []
    moved: list[CollectionEntry] = []
    for row in wanted_rows(collection, groups):
        known = standing.take(row)
        if known is None:
            new.append(row)
        elif standing.values_of(known) != standing.values_of(row):
            row.pk = known.pk
            moved.append(row)
    gone = standing.left()
    collection.entries.filter(pk__in=[row.pk for row in gone]).delete()
    entries = CollectionEntry.objects
    entries.bulk_update(moved, KEPT_FIELDS, batch_size=BATCH_SIZE)
    entries.bulk_create(new, batch_size=BATCH_SIZE)


def wanted_rows(
    collection: Collection, groups: Iterable[CollectionGroup]
) -> Iterator[CollectionEntry]:
    file = CollectionFile("", title="", groups=tuple(groups))
    slugs = [entry.paper for entry in file.entries()]
    paper_ids = papers_named(filter(None, slugs))
    # By group and paper: two that a curator made one are one entry.
    known: set[tuple[str, int | None]] = set()
    position = 0
    for group in file.groups:
        for entry in group.entries:
            paper_id = paper_ids.get(entry.paper)
            place = group.name, paper_id
            is_gone = bool(entry.paper) and paper_id is None
            if is_gone or place in known:
                continue
            if entry.paper:
                known.add(place)
            position += 1
            yield new_row(collection, group.name, position, paper_id, entry)


def new_row(
    collection: Collection,
    group: str,
    position: int,
    paper_id: int | None,
    entry: CollectedEntry,
) -> CollectionEntry:
    return CollectionEntry(
        collection=collection,
        group=group,
        position=position,
        paper_id=paper_id,
        title=entry.title,
        url=entry.url,
        blurb=entry.blurb,
    )


@dataclass(frozen=True)
class EntryKey:
    """What an entry is known by: its paper, else its title, else its blurb."""

    paper_id: int | None
    name: str


class StandingEntries:
    """Rows that are there, each taken once: first by its group, then by its name."""

    def __init__(self, collection: Collection) -> None:
        entries = collection.entries.select_related("paper")
        self.rows = {row.pk: row for row in entries}
        self.taken: set[int] = set()
        self.by_key: dict[EntryKey, list[CollectionEntry]] = defaultdict(list)
        for row in self.rows.values():
            self.by_key[key_of(row)].append(row)

    def take(self, wanted: CollectionEntry) -> CollectionEntry | None:
        alike = self.by_key.get(key_of(wanted), [])
        free = [row for row in alike if row.pk not in self.taken]
        same_group = [row for row in free if row.group == wanted.group]
        for row in same_group[:1] or free[:1]:
            self.taken.add(row.pk)
            return row
        return None

    def left(self) -> list[CollectionEntry]:
        """Those that somebody took out."""
        rows = [row for row in self.rows.values() if row.pk not in self.taken]
        return [row for row in rows if not is_retired(row.paper)]

    def values_of(self, row: CollectionEntry) -> tuple[object, ...]:
        return (row.group, row.position, row.title, row.url, row.blurb)


def is_retired(paper: Paper | None) -> bool:
    return paper is not None and paper.status == Paper.Status.RETIRED


def key_of(row: CollectionEntry) -> EntryKey:
    name = "" if row.paper_id else row.title or row.blurb
    return EntryKey(row.paper_id, name)


def collection_entries(
    asked: QuerySet[Collection] | None = None,
) -> tuple[CollectionFile, ...]:
    all_rows = Collection.objects.all() if asked is None else asked
    rows = all_rows.order_by("slug").prefetch_related("entries__paper")
    return tuple(collection_file(row) for row in rows)


def collection_file(collection: Collection) -> CollectionFile:
    return CollectionFile(
        slug=collection.slug,
        title=collection.title,
        description=collection.description,
        url=collection.url,
        status=collection.status,
        groups=groups_of(collection),
    )


def groups_of(collection: Collection) -> tuple[CollectionGroup, ...]:
    """In the order in which each begins; retired papers are left out."""
    by_name: dict[str, list[CollectedEntry]] = {"": []}
    for row in collection.entries.all():
        paper = row.paper
        if is_retired(paper):
            continue
        entry = CollectedEntry(
            paper=paper.slug if paper else "",
            title=row.title,
            url=row.url,
            blurb=row.blurb,
        )
        by_name.setdefault(row.group, []).append(entry)
    groups = []
    for name, entries in by_name.items():
        if entries:
            groups.append(CollectionGroup(name, tuple(entries)))
    return tuple(groups)
