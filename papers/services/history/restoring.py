"""Putting something of the library back as it read before a change, exactly."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from papers.libraryfiles import find_circle
from papers.models import LibraryChange, Link, Paper, Question, Topic
from papers.services.history.recording import ChangeRecorder
from papers.services.history.shapes import SHAPES, Part, Shape, kept_fields
from papers.services.history.states import State
from papers.services.library.renaming import rename_what_bears_slug
from papers.services.library.revision import lock_revision
from papers.services.question_meaning import begin_new_meaning, stored_meaning


class CannotBePutBack(Exception):
    """What stands in the way, in words."""


def put_back(
    *,
    change: LibraryChange,
    by: Any,
    at: datetime,
) -> None:
    """As it read before this change; what it reads now is kept as well.

    Raises CannotBePutBack, with nothing changed. Pages are rendered by who calls.
    """
    if change.before is None:
        raise CannotBePutBack("It was not there before this change.")
    try:
        with transaction.atomic():
            lock_revision()
            recorder = ChangeRecorder(LibraryChange.Origin.PUT_BACK, by, at)
            recorder.watch(change.kind, [change.row_id])
            restore(change.kind, change.row_id, change.before)
            if change.kind == LibraryChange.Kind.PAPER:
                follow_slug(change.row_id, recorder)
            recorder.add_created(change.kind, [change.row_id])
            recorder.finish()
    except IntegrityError as error:
        raise CannotBePutBack(
            "Something else has its place now: a name, a number or an address that"
            " only one can have."
        ) from error
    except ValidationError as error:
        raise CannotBePutBack(" ".join(error.messages)) from error


def follow_slug(paper_id: int, recorder: ChangeRecorder) -> None:
    """Its questions and figures are called after it, as when its form renames it."""
    paper = Paper.objects.get(pk=paper_id)
    state = recorder.before[LibraryChange.Kind.PAPER].get(paper_id)
    if state and state["slug"] != paper.slug:
        rename_what_bears_slug(paper, former=state["slug"], recorder=recorder)


def restore(kind: str, row_id: int, state: State) -> None:
    if kind != LibraryChange.Kind.QUESTION:
        restore_row(SHAPES[kind], row_id, state)
        return
    is_there = Question.objects.filter(pk=row_id).exists()
    meaning = stored_meaning(row_id) if is_there else None
    restore_row(SHAPES[kind], row_id, state)
    if meaning:
        begin_new_meaning(row_id, meaning)


def restore_row(
    shape: Shape,
    row_id: int,
    state: State,
) -> None:
    """What the state does not tell stays as it is: older states tell less."""
    stored = shape.model._base_manager.filter(pk=row_id).first()
    row: Any = stored or shape.model(pk=row_id)
    if isinstance(stored, Question):
        # Answers that were given store the numbers of the earlier texts.
        row.revision += 1
    set_values(row, state)
    row.clean_fields(exclude=unchecked_fields(row))
    row.save()
    restore_relations(row, shape, state)
    if shape.model is Paper:
        check_links()
    elif shape.model is Topic:
        check_topics()


def restore_relations(
    row: Any,
    shape: Shape,
    state: State,
) -> None:
    for name in shape.lists:
        if name in state:
            restore_list(row, name, state[name])
    for part in shape.parts:
        if part.name in state:
            restore_part(row, part, state[part.name])
    if shape.has_tags and "tags" in state:
        row.tags.set(state["tags"])


def check_links() -> None:
    """No note leads back to itself, as when the files are checked."""
    for kind in (Link.Kind.BUILDS_ON, Link.Kind.READ_NEXT):
        edges: dict[str, list[str]] = {}
        links = Link.objects.filter(kind=kind)
        for source, target in links.values_list("source__slug", "target__slug"):
            edges.setdefault(source, []).append(target)
        circle = find_circle(edges)
        if circle:
            names = " → ".join(circle)
            raise ValidationError(f"Its links would lead in a circle: {names}.")


def check_topics() -> None:
    edges = {}
    below = Topic.objects.exclude(parent=None)
    for topic, parent in below.values_list("slug", "parent__slug"):
        edges[topic] = [parent]
    circle = find_circle(edges)
    if circle:
        names = " → ".join(circle)
        raise ValidationError(f"It would stand below itself: {names}.")


def set_values(
    row: models.Model,
    values: State,
    *,
    without: str = "",
) -> None:
    for field in kept_fields(type(row), without=without):
        if field.attname in values:
            value = values[field.attname]
            is_text = isinstance(value, str)
            setattr(
                row, field.attname, field.to_python(value) if is_text else value
            )
    check_references(row, without=without)


def unchecked_fields(row: models.Model) -> set[str]:
    """References are looked up by `check_references`."""
    return {
        field.name for field in row._meta.concrete_fields if field.is_relation
    }


def check_references(
    row: models.Model,
    *,
    without: str,
) -> None:
    for field in kept_fields(type(row), without=without):
        value = getattr(row, field.attname)
        if not field.is_relation or value is None:
            continue
        others: Any = field.related_model
        if not others._base_manager.filter(pk=value).exists():
            name = others._meta.verbose_name
            raise ValidationError(f"A {name} that belongs to it is gone.")


def restore_list(
    row: Any,
    name: str,
    wanted_ids: list[int],
) -> None:
    """Those that are gone are left out."""
    relation = getattr(row, name)
    relation.set(relation.model._base_manager.filter(pk__in=wanted_ids))


def restore_part(
    row: models.Model,
    part: Part,
    wanted: list[State],
) -> None:
    """The rows with their numbers, so that what refers to them still does."""
    rows = part.model._base_manager.filter(**{part.parent: row})
    wanted_by_id = {values["id"]: values for values in wanted}
    known: dict[int, models.Model] = {}
    for child in rows:
        values = wanted_by_id.get(child.pk)
        if values is None or is_in_the_way(child, part, values):
            child.delete()
        else:
            known[child.pk] = child
    make_room(rows, part)
    for values in wanted:
        kept = known.get(values["id"])
        wanted_row = kept or part.model(pk=free_id(part, values["id"]))
        setattr(wanted_row, part.parent, row)
        set_values(wanted_row, values, without=part.parent)
        wanted_row.save()


def is_in_the_way(
    child: models.Model,
    part: Part,
    values: State,
) -> bool:
    """Whether another row could not take its place while it stands there."""
    return any(getattr(child, name) != values[name] for name in part.unique)


def make_room(rows: Any, part: Part) -> None:
    """Of the choices one is right, and only one at any time."""
    if part.name == "choices":
        rows.update(is_right=False)


def free_id(part: Part, row_id: int) -> int | None:
    """The number that it had, unless another row has it by now."""
    is_taken = part.model._base_manager.filter(pk=row_id).exists()
    return None if is_taken else row_id
