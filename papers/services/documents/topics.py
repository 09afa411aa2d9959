"""Importing the topics of a document, and undoing it: all or nothing."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from papers.documents.topic_nodes import Path
from papers.models import DocumentImport, LibraryChange, Paper, Question, Topic
from papers.services.documents.plan import PlannedTopic, TopicPlan
from papers.services.documents.preview import read_and_plan
from papers.services.history.recording import ChangeRecorder
from papers.services.library.keeping import TOPICS, LibraryWatch, known_names
from papers.services.library.revision import bump_revision, lock_revision

Progress = Callable[[str, int, int], None]
BATCH_SIZE = 500
TOPIC = LibraryChange.Kind.TOPIC
MOST_NAMED = 5


class CannotBeUndone(Exception):
    """What stands in the way, in words."""


class IsNoLongerWaiting(Exception):
    """It was imported or undone meanwhile."""


def say_nothing(what: str, done: int, total: int) -> None:
    """For who does not watch."""


@transaction.atomic
def import_topics(
    *,
    document: DocumentImport,
    by: Any,
    at: datetime,
    progress: Progress = say_nothing,
) -> TopicPlan:
    """Raises NotReadable, CannotBeKept or IsNoLongerWaiting, with nothing changed."""
    lock_revision()
    claimed = DocumentImport.objects.filter(pk=document.pk)
    if not claimed.exclude(imported_at__isnull=False, undone_at=None).exists():
        raise IsNoLongerWaiting
    plan = read_and_plan(document).plan
    watch = LibraryWatch(known_names())
    watch.add({TOPICS})
    origin = LibraryChange.Origin.DOCUMENT
    recorder = ChangeRecorder(origin, by, at, document)
    change_topics(plan.changed, recorder)
    recorder.add_created(TOPIC, create_topics(plan, progress))
    progress("Checking", 0, 1)
    watch.refuse_new_faults()
    recorder.finish()
    progress("Checking", 1, 1)
    claimed.update(imported_at=at, undone_at=None)
    document.refresh_from_db()
    if plan.changes_anything:
        bump_revision()
    return plan


def change_topics(
    changed: list[PlannedTopic],
    recorder: ChangeRecorder,
) -> None:
    flags = {plan.topic_id: plan.node.is_supplementary for plan in changed}
    recorder.watch(TOPIC, [pk for pk in flags if pk is not None])
    for topic in Topic.objects.filter(pk__in=list(flags)):
        topic.is_supplementary = flags[topic.pk]
        topic.save()


def create_topics(
    plan: TopicPlan,
    progress: Progress,
) -> list[int]:
    """Level by level, since a row needs its parent's number. Returns the new ones."""
    ids: dict[Path, int] = {}
    for planned in (*plan.changed, *plan.left):
        assert planned.topic_id is not None
        ids[planned.node.path] = planned.topic_id
    levels: dict[int, list[PlannedTopic]] = {}
    for planned in plan.new:
        levels.setdefault(len(planned.node.path), []).append(planned)
    positions = next_positions()
    created: list[int] = []
    for _, level in sorted(levels.items()):
        rows = []
        for planned in level:
            parent_id = ids.get(planned.node.path[:-1])
            position = positions.get(parent_id, 0)
            positions[parent_id] = position + 1
            rows.append(new_topic(planned, parent_id, position))
        Topic.objects.bulk_create(rows, batch_size=BATCH_SIZE)
        for planned, row in zip(level, rows, strict=True):
            ids[planned.node.path] = row.pk
            created.append(row.pk)
        progress("Writing", len(created), len(plan.new))
    return created


def new_topic(
    planned: PlannedTopic,
    parent_id: int | None,
    position: int,
) -> Topic:
    return Topic(
        parent_id=parent_id,
        slug=planned.slug,
        name=planned.node.name,
        position=position,
        is_supplementary=planned.node.is_supplementary,
    )


def next_positions() -> dict[int | None, int]:
    """Behind the last child, by parent."""
    last = Topic.objects.order_by().values_list("parent_id")
    rows = last.annotate(last_position=Max("position"))
    return {parent_id: position + 1 for parent_id, position in rows}


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
    watch = LibraryWatch(known_names())
    watch.add({TOPICS})
    recorder = ChangeRecorder(LibraryChange.Origin.PUT_BACK, by, at)
    recorder.watch(TOPIC, [change.row_id for change in changes])
    put_marks_back(changes)
    delete_topics(created_ids(changes))
    watch.refuse_new_faults()
    recorder.finish()
    claimed.update(undone_at=at)
    document.refresh_from_db()
    bump_revision()


def put_marks_back(changes: Iterable[LibraryChange]) -> None:
    """Nothing else of a topic is changed by an import."""
    before = {}
    for change in changes:
        if change.before is not None:
            before[change.row_id] = change.before["is_supplementary"]
    for topic in Topic.objects.filter(pk__in=list(before)):
        topic.is_supplementary = before[topic.pk]
        topic.save()


def created_ids(changes: Iterable[LibraryChange]) -> list[int]:
    return [change.row_id for change in changes if change.before is None]


def refuse_later_use(changes: list[LibraryChange]) -> None:
    """Raises CannotBeUndone where somebody worked with what was imported."""
    if not changes:
        return
    last_id = max(change.pk for change in changes)
    row_ids = {change.row_id for change in changes}
    later = LibraryChange.objects.filter(kind=TOPIC, pk__gt=last_id)
    edited = set(later.values_list("row_id", flat=True)) & row_ids
    used = topics_in_use(set(created_ids(changes)))
    blocking = sorted(edited | used)
    if blocking:
        names = [
            change.name for change in changes if change.row_id in set(blocking)
        ]
        named = "; ".join(f"“{name}”" for name in names[:MOST_NAMED])
        more = len(names) - MOST_NAMED
        others = f" and {more} others" if more > 0 else ""
        raise CannotBeUndone(
            f"Since the import these were edited or used: {named}{others}."
            " Take away what hangs on them, or correct them one by one."
        )


def topics_in_use(ids: set[int]) -> set[int]:
    """Those with a paper, a question, or a topic below that is not one of them."""
    used: set[int] = set()
    for rows in (Paper.topics.through, Question.topics.through):
        used |= set(rows._base_manager.values_list("topic_id", flat=True)) & ids
    below = Topic.objects.order_by().exclude(parent=None)
    for row_id, parent_id in below.values_list("id", "parent_id"):
        if parent_id in ids and row_id not in ids:
            used.add(parent_id)
    return used


def delete_topics(ids: list[int]) -> None:
    """Those first that have none below them, since parents are protected."""
    left = set(ids)
    while left:
        with_topics_below: set[int] = set()
        below = Topic.objects.order_by().exclude(parent=None)
        with_topics_below.update(below.values_list("parent_id", flat=True))
        leaves = sorted(left - with_topics_below)
        for start in range(0, len(leaves), BATCH_SIZE):
            batch = leaves[start : start + BATCH_SIZE]
            Topic.objects.filter(pk__in=batch).delete()
        left &= with_topics_below
