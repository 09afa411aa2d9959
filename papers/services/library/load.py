"""Loading library files: one transaction, nothing of a curator overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import F

from papers.libraryfiles import Library, NoteFile
from papers.models import LibraryChange, LibraryRevision, LoadedEntry
from papers.services.history.recording import ChangeRecorder
from papers.services.history.shapes import SHAPES
from papers.services.history.states import BATCH_SIZE
from papers.services.library.changed_slugs import (
    Renaming,
    record_former_slugs,
    take_new_slugs,
    without_unsaid_slugs,
)
from papers.services.library.export import library_from_database
from papers.services.library.plan import (
    WRITES,
    Action,
    LoadStep,
    Side,
    entries_by_key,
    entry_digest,
    is_as_loaded,
    plan_steps,
)
from papers.services.library.refusals import (
    FolderIsAnother,
    NotesAreMissing,
    check_arxiv_numbers,
    release_arxiv_numbers,
)
from papers.services.library.remove import REMOVERS
from papers.services.library.rendering import (
    Progress,
    render_cached_pages,
    report_nothing,
    stale_papers,
)
from papers.services.library.revision import lock_revision
from papers.services.library.writing import save_what_needs_all, write_entries
from papers.services.page_cache import rendering_digest

# So many notes go only with leave: the files may be those of another library.
FEWEST_MISSING_NOTES = 2
MISSING_SHARE = 0.25
ADDRESSED_KINDS = ("note", "topic")
HISTORY_KINDS = {"note": "paper", "path": "readingpath"}


@dataclass(frozen=True)
class Outcome:
    """What loading did, or would do.

    `loaded_note_count` is how many notes the files held when they were loaded last.
    """

    steps: tuple[LoadStep, ...]
    loaded_note_count: int
    renamings: tuple[Renaming, ...] = ()

    def of(self, *actions: Action) -> list[LoadStep]:
        return [step for step in self.steps if step.action in actions]

    @property
    def written_notes(self) -> list[NoteFile]:
        return [step.entry for step in self.of(*WRITES) if step.kind == "note"]

    @property
    def missing_note_count(self) -> int:
        return sum(step.kind == "note" for step in self.of(Action.RETIRE))

    @property
    def has_many_missing(self) -> bool:
        """Whether so many notes would go that the files may be of another library."""
        return (
            self.missing_note_count >= FEWEST_MISSING_NOTES
            and self.missing_note_count > MISSING_SHARE * self.loaded_note_count
        )

    @property
    def has_changes(self) -> bool:
        return bool(self.renamings or self.of(*WRITES, Action.RETIRE))


def load_library(
    library: Library,
    *,
    at: datetime,
    side: Side = Side.NOBODY,
    is_trial: bool = False,
    can_retire_many: bool = False,
    folder_digest: str = "",
    folder: str = "",
    progress: Progress = report_nothing,
) -> Outcome:
    """Bring the database to what the library says.

    With `is_trial` all is written and taken back: what would be refused is told. The
    library has no fault that stops loading. folder: the files' place.
    Raises NotesAreMissing when many of the loaded notes would be retired,
    FolderIsAnother when files from another place would retire anything, both unless
    `can_retire_many`, ArxivNumberIsTaken and NamedEntryIsGone.
    """
    with transaction.atomic():
        revision = lock_revision()
        renamings = take_new_slugs(library, at=at)
        outcome = replace(plan_loading(library, side), renamings=renamings)
        check_arxiv_numbers(outcome.written_notes)
        if is_trial:
            write_outcome(outcome, at=at, progress=progress)
            transaction.set_rollback(True)
            return outcome
        if not can_retire_many:
            refuse_to_retire(outcome, former=revision.folder, folder=folder)
        stale_before = stale_papers(outcome.steps)
        write_outcome(outcome, at=at, progress=progress)
        record_digests(outcome)
        stale_after = stale_papers(outcome.steps)
        if renamings or stale_before is None or stale_after is None:
            render_cached_pages(None, progress)
        else:
            render_cached_pages(stale_before | stale_after, progress)
        change_count = 1 if outcome.steps or renamings else 0
        LibraryRevision.objects.filter(pk=revision.pk).update(
            number=F("number") + change_count,
            folder_digest=folder_digest,
            folder=folder or revision.folder,
            # What the plan left alone may be of older code: `render_all` makes it new.
            rendering_digest=revision.rendering_digest or rendering_digest(),
        )
    return outcome


def refuse_to_retire(outcome: Outcome, *, former: str, folder: str) -> None:
    """Raises where what was loaded would go unasked."""
    if outcome.has_many_missing:
        raise NotesAreMissing(
            outcome.missing_note_count, outcome.loaded_note_count
        )
    is_another = bool(former) and bool(folder) and former != folder
    retired = [str(step) for step in outcome.of(Action.RETIRE)]
    if is_another and retired:
        raise FolderIsAnother(former, retired)


def plan_loading(library: Library, side: Side) -> Outcome:
    loaded = {}
    for row in LoadedEntry.objects.all():
        loaded[row.kind, row.key] = row.digest
    incoming = entries_by_key(library)
    loaded_note_count = sum(kind == "note" for kind, _ in loaded)
    if is_as_loaded(incoming, loaded):
        return Outcome((), loaded_note_count)
    current = without_unsaid_slugs(
        entries_by_key(library_from_database()), incoming
    )
    steps = plan_steps(incoming, current, loaded, side)
    return Outcome(tuple(steps), loaded_note_count)


def write_outcome(
    outcome: Outcome, *, at: datetime, progress: Progress
) -> None:
    """Writes what is added or changed, then takes out what is retired."""
    recorder = ChangeRecorder(LibraryChange.Origin.FILES, by=None, at=at)
    changed = outcome.of(*WRITES, Action.RETIRE)
    for kind, keys in row_keys(changed).items():
        recorder.watch(kind, ids_of_keys(kind, keys))
    release_arxiv_numbers(outcome.written_notes)
    writes = outcome.of(*WRITES)
    write_entries(writes, at, progress)
    save_what_needs_all(writes)
    for step in reversed(outcome.of(Action.RETIRE)):
        REMOVERS[step.kind](step.name, at)
    for kind, keys in row_keys(writes).items():
        recorder.add_created(kind, ids_of_keys(kind, keys))
    recorder.finish()
    written = [step.entry for step in writes if step.kind in ADDRESSED_KINDS]
    record_former_slugs(written, at=at)


def row_keys(steps: Iterable[LoadStep]) -> dict[str, list[str]]:
    """By kind as the history names it, the keys of the rows that the steps write."""
    keys: dict[str, list[str]] = {}
    for step in steps:
        kind = HISTORY_KINDS.get(step.kind, step.kind)
        keys.setdefault(kind, []).append(step.name)
    return keys


def ids_of_keys(kind: str, keys: list[str]) -> list[int]:
    """Of those that are there."""
    rows = SHAPES[kind].model._base_manager
    field = "name" if kind == LibraryChange.Kind.FIGURE else "slug"
    ids: list[int] = []
    for start in range(0, len(keys), BATCH_SIZE):
        batch = keys[start : start + BATCH_SIZE]
        found = rows.filter(**{f"{field}__in": batch})
        ids += found.values_list("pk", flat=True)
    return ids


def record_digests(outcome: Outcome) -> None:
    """Remembers the digest of each entry as loaded."""
    rows = []
    for step in outcome.of(*WRITES, Action.ADOPT):
        digest = entry_digest(step.entry)
        rows.append(LoadedEntry(kind=step.kind, key=step.name, digest=digest))
    LoadedEntry.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=["digest"],
        batch_size=500,
    )
    for step in outcome.of(Action.RETIRE, Action.FORGET):
        LoadedEntry.objects.filter(kind=step.kind, key=step.name).delete()
