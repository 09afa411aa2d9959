"""Importing a document, and undoing it: all or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from papers.models import DocumentImport, LibraryChange
from papers.services.documents.bibliography_plan import BibliographyPlan
from papers.services.documents.index_plan import IndexPlan
from papers.services.documents.indexes import (
    COLLECTION,
    collections_in_use,
    parts_of_index,
    take_index_out,
    write_index,
    write_index_drafts,
)
from papers.services.documents.note_plan import NotePlan
from papers.services.documents.notes import (
    delete_note_drafts,
    has_lost_drafts,
    write_note_drafts,
)
from papers.services.documents.papers import (
    AUTHOR,
    PAPER,
    delete_authors,
    delete_papers,
    papers_in_use,
    write_papers,
)
from papers.services.documents.plan import TopicPlan
from papers.services.documents.preview import Plan, read_and_plan
from papers.services.documents.progress import Progress, say_nothing
from papers.services.documents.question_plan import QuestionPlan
from papers.services.documents.questions import (
    QUESTION,
    delete_questions,
    parts_of_plan,
    parts_of_questions,
    questions_in_use,
    write_questions,
)
from papers.services.documents.topics import (
    TOPIC,
    delete_topics,
    put_marks_back,
    topics_in_use,
    write_topics,
)
from papers.services.history.recording import ChangeRecorder
from papers.services.library.keeping import (
    TOPICS,
    LibraryWatch,
    Part,
    collection_part,
    known_names,
)
from papers.services.library.revision import bump_revision, lock_revision

MOST_NAMED = 5
DRAFTS_WENT_ON = (
    "Since the import some of its drafts were saved, published or thrown away."
    " Throw the others away one by one, or put the notes back in their history."
)


# What an import can make, and which of its rows somebody went on with. Authors of other
# papers stay.
ROWS_IN_USE: dict[str, Callable[[set[int]], set[int]]] = {
    TOPIC: topics_in_use,
    QUESTION: questions_in_use,
    PAPER: papers_in_use,
    AUTHOR: lambda ids: set(),
    COLLECTION: collections_in_use,
}


class Done(Enum):
    """How far an import is; only what is imported stays."""

    READ = "read"
    WRITTEN = "written"
    CHECKED = "checked"
    IMPORTED = "imported"


@dataclass(frozen=True)
class ImportStep:
    done: Done
    plan: Plan


class CannotBeUndone(Exception):
    """What stands in the way, in words."""


class IsNoLongerWaiting(Exception):
    """It was imported or undone meanwhile."""


def import_document(
    *,
    document: DocumentImport,
    by: Any,
    at: datetime,
    progress: Progress = say_nothing,
) -> Plan:
    """Raises NotReadable, CannotBeKept or IsNoLongerWaiting, with nothing changed."""
    steps = import_in_steps(document=document, by=by, at=at, progress=progress)
    plan = next(steps).plan
    for step in steps:
        plan = step.plan
    return plan


def import_in_steps(
    *,
    document: DocumentImport,
    by: Any,
    at: datetime,
    progress: Progress = say_nothing,
) -> Iterator[ImportStep]:
    """The same, telling what is done; who stops asking takes everything back."""
    with transaction.atomic():
        lock_revision()
        claimed = DocumentImport.objects.filter(pk=document.pk)
        is_waiting = claimed.exclude(imported_at__isnull=False, undone_at=None)
        if not is_waiting.exists():
            raise IsNoLongerWaiting
        # As others left it while this one waited for the lock.
        document.refresh_from_db(fields=("kind", "chosen"))
        plan = read_and_plan(document).plan
        yield ImportStep(Done.READ, plan)
        watch = LibraryWatch(known_names())
        watch.add(parts_to_write(plan))
        origin = LibraryChange.Origin.DOCUMENT
        recorder = ChangeRecorder(origin, by, at, document)
        watch.add_new(write_plan(plan, recorder, progress))
        if isinstance(plan, NotePlan):
            write_note_drafts(plan, document, by=by, at=at, progress=progress)
        if isinstance(plan, IndexPlan):
            write_index_drafts(plan, document, by=by, at=at, progress=progress)
        yield ImportStep(Done.WRITTEN, plan)
        progress("Checking", 0, 1)
        watch.refuse_new_faults()
        recorder.finish()
        progress("Checking", 1, 1)
        claimed.update(imported_at=at, undone_at=None)
        document.refresh_from_db()
        if plan.changes_anything:
            bump_revision()
        yield ImportStep(Done.CHECKED, plan)
    yield ImportStep(Done.IMPORTED, plan)


def parts_to_write(plan: Plan) -> set[Part]:
    """Of the library's files; drafts of notes stand in none."""
    if isinstance(plan, QuestionPlan):
        return parts_of_plan(plan)
    if isinstance(plan, IndexPlan):
        return parts_of_index(plan)
    return {TOPICS} if isinstance(plan, TopicPlan) else set()


def write_plan(
    plan: Plan, recorder: ChangeRecorder, progress: Progress
) -> set[Part]:
    """The parts of the library's files that were not there before."""
    if isinstance(plan, BibliographyPlan):
        return write_papers(plan, recorder, progress)
    if isinstance(plan, QuestionPlan):
        write_questions(plan, recorder, progress)
    elif isinstance(plan, TopicPlan):
        write_topics(plan, recorder, progress)
    elif isinstance(plan, IndexPlan):
        write_index(plan, recorder, progress)
        return parts_of_index(plan)
    return set()


@transaction.atomic
def undo_import(
    *,
    document: DocumentImport,
    by: Any,
    at: datetime,
) -> None:
    """Everything of it as it was; raises CannotBeUndone or IsNoLongerWaiting."""
    lock_revision()
    claimed = DocumentImport.objects.filter(
        pk=document.pk, imported_at__isnull=False, undone_at=None
    )
    if not claimed.exists():
        raise IsNoLongerWaiting
    imported_at = claimed.get().imported_at
    assert imported_at is not None
    changes = list(document.changes.filter(made_at=imported_at))
    refuse_later_use(changes)
    if has_lost_drafts(claimed.get()):
        raise CannotBeUndone(DRAFTS_WENT_ON)
    watch = LibraryWatch(known_names())
    watch.add(parts_written(changes))
    recorder = ChangeRecorder(LibraryChange.Origin.PUT_BACK, by, at)
    for kind in ROWS_IN_USE:
        recorder.watch(kind, ids_of(changes, kind))
    put_marks_back(changes)
    try:
        take_index_out(changes)
    except ValidationError as gone:
        raise CannotBeUndone(" ".join(gone.messages)) from gone
    delete_note_drafts(document)
    delete_questions(created_ids(changes, QUESTION))
    delete_papers(created_ids(changes, PAPER))
    delete_authors(created_ids(changes, AUTHOR))
    delete_topics(created_ids(changes, TOPIC))
    watch.refuse_new_faults()
    recorder.finish()
    claimed.update(undone_at=at)
    document.refresh_from_db()
    bump_revision()


def parts_written(changes: list[LibraryChange]) -> set[Part]:
    parts = parts_of_questions(ids_of(changes, QUESTION))
    if ids_of(changes, TOPIC):
        parts.add(TOPICS)
    for row_id in ids_of(changes, COLLECTION):
        parts.add(collection_part(row_id))
    return parts


def ids_of(changes: list[LibraryChange], kind: str) -> list[int]:
    return [change.row_id for change in changes if change.kind == kind]


def created_ids(changes: list[LibraryChange], kind: str) -> list[int]:
    created = [change for change in changes if change.before is None]
    return ids_of(created, kind)


def refuse_later_use(changes: list[LibraryChange]) -> None:
    """Raises CannotBeUndone where somebody worked with what was imported."""
    if not changes:
        return
    last_id = max(change.pk for change in changes)
    blocking: set[tuple[str, int]] = set()
    for kind, rows_in_use in ROWS_IN_USE.items():
        ids = set(ids_of(changes, kind))
        if not ids:
            continue
        later = LibraryChange.objects.filter(kind=kind, pk__gt=last_id)
        edited = set(later.values_list("row_id", flat=True)) & ids
        used = rows_in_use(set(created_ids(changes, kind)))
        blocking |= {(kind, row_id) for row_id in edited | used}
    if blocking:
        raise CannotBeUndone(sentence_of_use(changes, blocking))


def sentence_of_use(
    changes: list[LibraryChange], blocking: set[tuple[str, int]]
) -> str:
    names = [
        change.name
        for change in changes
        if (change.kind, change.row_id) in blocking
    ]
    named = "; ".join(f"“{name}”" for name in names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    others = f" and {more} others" if more > 0 else ""
    return (
        f"Since the import these were edited or used: {named}{others}."
        " Take away what hangs on them, or correct them one by one."
    )
