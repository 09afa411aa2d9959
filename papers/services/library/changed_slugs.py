"""Other slugs in the files: a row keeps what hangs on it, the old slug leads to it.

A note or a topic says under `formerly` which slugs it had. Where the database has it
under one of these it gets its new one; where it is new here its history begins with
them. Either way the site leads on from the old address (papers/former_addresses.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from papers.libraryfiles import Library, NoteFile, TopicEntry
from papers.models import LibraryChange, LoadedEntry, Paper, Topic
from papers.queries.former_slugs import id_by_former_slug
from papers.services.history.recording import ChangeRecorder
from papers.services.history.states import names_of, states_of
from papers.services.library.export import library_from_database
from papers.services.library.plan import Key, entries_by_key, entry_digest

# The kinds of the files' entries by those of the history.
HISTORY_KINDS = {
    "note": LibraryChange.Kind.PAPER,
    "topic": LibraryChange.Kind.TOPIC,
}
Addressed = NoteFile | TopicEntry


@dataclass(frozen=True)
class Renaming:
    kind: str
    former: str
    slug: str

    def __str__(self) -> str:
        return f"{self.kind} {self.former} is called {self.slug} now"


def rows_of(kind: str) -> Any:
    if kind == "topic":
        return Topic.objects.all()
    return Paper.objects.library()


def entries_with_slugs(library: Library) -> dict[str, tuple[Addressed, ...]]:
    return {"note": library.notes, "topic": library.topics}


def take_new_slugs(library: Library, *, at: datetime) -> tuple[Renaming, ...]:
    """Gives rows the slugs that the files have for them by now."""
    renamings = tuple(wanted_renamings(library))
    if not renamings:
        return ()
    untouched = untouched_keys()
    recorder = ChangeRecorder(LibraryChange.Origin.FILES, by=None, at=at)
    for renaming in renamings:
        rows = rows_of(renaming.kind).filter(slug=renaming.former)
        ids = list(rows.values_list("pk", flat=True))
        recorder.watch(HISTORY_KINDS[renaming.kind], ids)
        rows.update(slug=renaming.slug)
        loaded = LoadedEntry.objects.filter(kind=renaming.kind)
        loaded.filter(key=renaming.former).update(key=renaming.slug)
    recorder.finish()
    remember_as_loaded(untouched, renamings)
    return renamings


def wanted_renamings(library: Library) -> Iterator[Renaming]:
    for kind, all_entries in entries_with_slugs(library).items():
        entries = [entry for entry in all_entries if entry.formerly]
        names: set[str] = set()
        for entry in entries:
            names.update((entry.slug, *entry.formerly))
        rows = rows_of(kind).filter(slug__in=names)
        living = set(rows.values_list("slug", flat=True))
        for entry in entries:
            held = [slug for slug in entry.formerly if slug in living]
            if held and entry.slug not in living:
                yield Renaming(kind, held[0], entry.slug)


def untouched_keys() -> set[Key]:
    """The entries that no curator changed since they were loaded."""
    current = entries_by_key(library_from_database())
    keys = set()
    for row in LoadedEntry.objects.all():
        key = (row.kind, row.key)
        if key in current and entry_digest(current[key]) == row.digest:
            keys.add(key)
    return keys


def remember_as_loaded(
    untouched: set[Key], renamings: Iterable[Renaming]
) -> None:
    """That others name a row by its new slug is no curator's change."""
    moved = {}
    for renaming in renamings:
        moved[renaming.kind, renaming.former] = (renaming.kind, renaming.slug)
    keys = {moved.get(key, key) for key in untouched}
    current = entries_by_key(library_from_database())
    changed = []
    for row in LoadedEntry.objects.all():
        key = (row.kind, row.key)
        if key in keys and entry_digest(current[key]) != row.digest:
            row.digest = entry_digest(current[key])
            changed.append(row)
    LoadedEntry.objects.bulk_update(changed, ["digest"], batch_size=500)


def record_former_slugs(entries: Iterable[Addressed], *, at: datetime) -> None:
    """The slugs that no history here knows yet, as if each had been changed here."""
    changes: list[LibraryChange] = []
    for entry in entries:
        changes.extend(unknown_changes(entry, at))
    LibraryChange.objects.bulk_create(changes)


def unknown_changes(entry: Addressed, at: datetime) -> Iterator[LibraryChange]:
    if not entry.formerly:
        return
    kind = HISTORY_KINDS["topic" if isinstance(entry, TopicEntry) else "note"]
    rows = rows_of("topic" if isinstance(entry, TopicEntry) else "note")
    row = rows.get(slug=entry.slug)
    state = states_of(kind, [row.pk])[row.pk]
    names = dict(names_of(kind, [row.pk]))
    for slug in entry.formerly:
        if id_by_former_slug(kind, slug) != row.pk:
            yield LibraryChange(
                kind=kind,
                row_id=row.pk,
                name=names[row.pk],
                origin=LibraryChange.Origin.FILES,
                made_at=at,
                before=state | {"slug": slug},
                former_slug=slug,
            )


def without_unsaid_slugs(
    current: Mapping[Key, Any], incoming: Mapping[Key, Any]
) -> dict[Key, Any]:
    """The database's entries, with no more former slugs than the files know.

    A slug that a curator changed leads on for ever; that is no change of the entry.
    """
    entries = dict(current)
    for key, entry in current.items():
        said = getattr(incoming.get(key), "formerly", None)
        if said is not None and entry.formerly:
            kept = tuple(slug for slug in entry.formerly if slug in said)
            entries[key] = replace(entry, formerly=kept)
    return entries
