"""Writing the topics of a document, and taking them out again."""

from collections.abc import Iterable

from django.db.models import Max, QuerySet

from papers.documents.topic_nodes import Path
from papers.models import LibraryChange, Paper, Question, Topic
from papers.services.documents.plan import PlannedTopic, TopicPlan
from papers.services.documents.progress import BATCH_SIZE, Progress
from papers.services.documents.references import columns_outside
from papers.services.history.recording import ChangeRecorder

TOPIC = LibraryChange.Kind.TOPIC


def write_topics(
    plan: TopicPlan,
    recorder: ChangeRecorder,
    progress: Progress,
) -> None:
    change_topics(plan.changed, recorder)
    recorder.add_created(TOPIC, create_topics(plan, progress))


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


def put_marks_back(changes: Iterable[LibraryChange]) -> None:
    """Nothing else of a topic is changed by an import."""
    before = {}
    for change in changes:
        is_topic = change.kind == TOPIC
        if is_topic and change.before is not None:
            before[change.row_id] = change.before["is_supplementary"]
    for topic in Topic.objects.filter(pk__in=list(before)):
        topic.is_supplementary = before[topic.pk]
        topic.save()


def topics_in_use(ids: set[int]) -> set[int]:
    """Those with a paper, a question, or a topic below that is not one of them."""
    used: set[int] = set()
    for rows in (Paper.topics.through, Question.topics.through):
        used |= set(rows._base_manager.values_list("topic_id", flat=True)) & ids
    below = Topic.objects.order_by().exclude(parent=None)
    for row_id, parent_id in below.values_list("id", "parent_id"):
        if parent_id in ids and row_id not in ids:
            used.add(parent_id)
    for model, name in columns_outside(Topic):
        found = model._base_manager.filter(**{f"{name}__isnull": False})
        used |= set(found.values_list(name, flat=True)) & ids
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
            delete_rows(Topic.objects.filter(pk__in=batch))
        left &= with_topics_below


def delete_rows(rows: QuerySet[Topic]) -> None:
    """Topics on which nothing hangs, in one statement.

    Django would write a row of history for each, of what an import made without any.
    """
    rows._raw_delete(rows.db)
