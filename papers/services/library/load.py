"""Loading library files: one transaction, nothing of a curator overwritten."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import F

from papers.fields import RenderedField
from papers.libraryfiles import Library
from papers.models import (
    Category,
    Choice,
    KeyPoint,
    LibraryRevision,
    Link,
    LoadedEntry,
    Paper,
    PathStep,
    Prompt,
    Question,
    ReadingPath,
    Topic,
)
from papers.services.library.export import library_from_database
from papers.services.library.plan import (
    Action,
    Side,
    Step,
    digest,
    entries_by_key,
    steps,
)
from papers.services.library.refusals import (
    NotesAreMissing,
    check_arxiv_numbers,
    release_arxiv_numbers,
)
from papers.services.library.write import REMOVERS, WRITERS, write_links
from papers.services.page_cache import render_pages, rendering_digest, with_neighbours

Progress = Callable[[str, int, int], None]
WRITES = (Action.ADD, Action.CHANGE)
RENDERED_MODELS: tuple[Any, ...] = (
    Category,
    Topic,
    Paper,
    Question,
    KeyPoint,
    Choice,
    Link,
    ReadingPath,
    PathStep,
    Prompt,
)


# So many notes go only with leave: the files may be those of another library.
FEWEST_MISSING_NOTES = 2
MISSING_SHARE = 0.25


@dataclass(frozen=True)
class Outcome:
    """What loading did, or would do; `loaded_note_count` is how many notes the files held before."""

    steps: tuple[Step, ...]
    loaded_note_count: int

    def of(self, action: Action) -> list[Step]:
        return [step for step in self.steps if step.action is action]

    @property
    def missing_note_count(self) -> int:
        retired = [step.key for step in self.of(Action.RETIRE)]
        return sum(kind == "note" for kind, _ in retired)

    @property
    def has_many_missing(self) -> bool:
        """Whether so many notes would go that the files may be of another library."""
        return (
            self.missing_note_count >= FEWEST_MISSING_NOTES
            and self.missing_note_count > MISSING_SHARE * self.loaded_note_count
        )

    @property
    def has_changes(self) -> bool:
        return any(step.action in (*WRITES, Action.RETIRE) for step in self.steps)


def load_library(
    library: Library,
    *,
    at: datetime,
    side: Side = Side.NOBODY,
    is_trial: bool = False,
    can_retire_many: bool = False,
    folder_digest: str = "",
    progress: Progress = lambda what, done, total: None,
) -> Outcome:
    """Bring the database to what the library says; with `is_trial` only tell.

    The library has no fault that stops loading. Raises NotesAreMissing when many of the
    loaded notes would be retired, unless `can_retire_many`, and ArxivNumberIsTaken.
    """
    with transaction.atomic():
        revision = locked_revision()
        loaded = {(row.kind, row.key): row.digest for row in LoadedEntry.objects.all()}
        plan = tuple(
            steps(
                entries_by_key(library),
                entries_by_key(library_from_database()),
                loaded,
                side,
            )
        )
        loaded_note_count = sum(kind == "note" for kind, _ in loaded)
        outcome = Outcome(plan, loaded_note_count)
        notes = [
            step.entry
            for step in plan
            if step.action in WRITES and step.key[0] == "note"
        ]
        check_arxiv_numbers(notes)
        if is_trial:
            return outcome
        if outcome.has_many_missing and not can_retire_many:
            raise NotesAreMissing(outcome.missing_note_count, loaded_note_count)
        before = stale_papers(plan)
        release_arxiv_numbers(notes)
        write(plan, at=at, progress=progress)
        record(plan)
        after = stale_papers(plan)
        render(None if before is None or after is None else before | after, progress)
        LibraryRevision.objects.filter(pk=revision.pk).update(
            number=F("number") + (1 if plan else 0),
            folder_digest=folder_digest,
            # What the plan left alone may be of older code: `render_all` makes it new.
            rendering_digest=revision.rendering_digest or rendering_digest(),
        )
    return outcome


def locked_revision() -> LibraryRevision:
    """The revision's row, held for this transaction, so that two loaders wait for each other."""
    LibraryRevision.objects.get_or_create(pk=1)
    return LibraryRevision.objects.select_for_update().get(pk=1)


def bump_revision() -> None:
    """Says that the library changed: whatever is kept in memory is old now."""
    if not LibraryRevision.objects.filter(pk=1).update(number=F("number") + 1):
        LibraryRevision.objects.create(pk=1, number=1)


def write(plan: tuple[Step, ...], *, at: datetime, progress: Progress) -> None:
    writes = [step for step in plan if step.action in WRITES]
    for done, step in enumerate(writes, start=1):
        if (step.key[0] == "question" and not done % 50) or step.key[0] == "note":
            progress("Writing", done, len(writes))
        if step.key[0] == "question":
            continue
        WRITERS[step.key[0]](step.entry, at)
    for step in writes:
        if step.key[0] == "note":
            write_links(step.entry, at)
    for step in writes:
        if step.key[0] == "question":
            WRITERS["question"](step.entry, at)
    for step in reversed([step for step in plan if step.action is Action.RETIRE]):
        REMOVERS[step.key[0]](step.key[1], at)


def record(plan: tuple[Step, ...]) -> None:
    """Remembers the digest of each entry as loaded."""
    rows = [
        LoadedEntry(kind=step.key[0], key=step.key[1], digest=digest(step.entry))
        for step in plan
        if step.action in (*WRITES, Action.ADOPT)
    ]
    LoadedEntry.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=["digest"],
        batch_size=500,
    )
    for step in plan:
        if step.action in (Action.RETIRE, Action.FORGET):
            LoadedEntry.objects.filter(kind=step.key[0], key=step.key[1]).delete()


def render(paper_ids: set[int] | None, progress: Progress) -> None:
    total = Paper.objects.count() if paper_ids is None else len(paper_ids)
    for done in render_pages(paper_ids):
        progress("Rendering", done, total)


def stale_papers(plan: tuple[Step, ...]) -> set[int] | None:
    """The papers whose stored pages the plan makes old, with all that is linked to them; None stands for all."""
    keys = [step.key for step in plan if step.action in (*WRITES, Action.RETIRE)]
    if any(kind in ("category", "topic") for kind, _ in keys):
        return None
    slugs = {key for kind, key in keys if kind == "note"}
    figures = [key for kind, key in keys if kind == "figure"]
    for slug in Paper.objects.values_list("slug", flat=True) if figures else ():
        if any(name.startswith(f"{slug}-") for name in figures):
            slugs.add(slug)
    return with_neighbours(
        Paper.objects.filter(slug__in=slugs).values_list("id", flat=True)
    )


def render_all(progress: Progress = lambda what, done, total: None) -> None:
    """Renders everything anew: after an upgrade that changed how notes become pages."""
    with transaction.atomic():
        for model in RENDERED_MODELS:
            rendered = [
                field
                for field in model._meta.fields
                if isinstance(field, RenderedField)
            ]
            rows = list(model._default_manager.all())
            for row in rows:
                for field in rendered:
                    field.pre_save(row, add=False)
            model._default_manager.bulk_update(
                rows, [field.name for field in rendered], batch_size=200
            )
        total = Paper.objects.count()
        for done in render_pages():
            progress("Rendering", done, total)
        bump_revision()
        LibraryRevision.objects.filter(pk=1).update(rendering_digest=rendering_digest())


def loaded_digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files of a library."""
    total = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(
            str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes() + b"\0"
        )
    return total.hexdigest()
