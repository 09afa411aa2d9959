"""How something of the library reads now, as plain values that JSON can keep."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db import models
from django.db.models import QuerySet

from papers.models import Paper
from papers.services.history.shapes import SHAPES, Part, Shape, kept_fields

# By the names of fields, lists and parts.
State = dict[str, Any]
BATCH_SIZE = 1_000


def states_of(
    kind: str,
    row_ids: Iterable[int],
) -> dict[int, State]:
    """By number, of those that are there: a few queries for all of them.

    Nothing of learners' own papers.
    """
    shape = SHAPES[kind]
    ids = sorted(row_ids)
    states: dict[int, State] = {}
    for start in range(0, len(ids), BATCH_SIZE):
        states.update(batch_of_states(shape, ids[start : start + BATCH_SIZE]))
    return states


def batch_of_states(
    shape: Shape,
    ids: list[int],
) -> dict[int, State]:
    rows = library_rows(shape).filter(pk__in=ids)
    states = {
        row.pk: plain_values(row, kept_fields(shape.model)) for row in rows
    }
    for name in shape.lists:
        fill_list(states, shape, name)
    for part in shape.parts:
        fill_part(states, part)
    if shape.has_tags:
        fill_tags(states, shape)
    return states


def library_rows(shape: Shape) -> QuerySet:
    rows: QuerySet = shape.model._base_manager.all()
    if shape.model is Paper:
        return rows.filter(owner=None)
    return rows


def plain_values(
    row: models.Model,
    fields: Iterable[models.Field],
) -> State:
    values = {}
    for field in fields:
        value = getattr(row, field.attname)
        values[field.attname] = (
            value.isoformat() if isinstance(value, date) else value
        )
    return values


def fill_list(
    states: dict[int, State],
    shape: Shape,
    name: str,
) -> None:
    relation = shape.model._meta.get_field(name)
    owner = relation.m2m_column_name()
    other = relation.m2m_reverse_name()
    pairs = relation.remote_field.through._base_manager.filter(
        **{f"{owner}__in": list(states)}
    )
    for state in states.values():
        state[name] = []
    for owner_id, other_id in pairs.order_by(other).values_list(owner, other):
        states[owner_id][name].append(other_id)


def fill_part(
    states: dict[int, State],
    part: Part,
) -> None:
    """Each row with its number, in the order in which the site shows them."""
    for state in states.values():
        state[part.name] = []
    fields = kept_fields(part.model, without=part.parent)
    rows = part.model._base_manager.filter(
        **{f"{part.parent}__in": list(states)}
    )
    for row in rows.order_by(*order_of(part)):
        state = states[getattr(row, f"{part.parent}_id")]
        state[part.name].append({"id": row.pk} | plain_values(row, fields))


def order_of(part: Part) -> tuple[str, ...]:
    names = {field.name for field in part.model._meta.concrete_fields}
    return ("position", "id") if "position" in names else ("id",)


def fill_tags(
    states: dict[int, State],
    shape: Shape,
) -> None:
    names = defaultdict(list)
    rows = library_rows(shape).filter(pk__in=list(states)).exclude(tags=None)
    for row_id, name in rows.values_list("pk", "tags__name"):
        names[row_id].append(name)
    for row_id, state in states.items():
        state["tags"] = sorted(names[row_id])


def names_of(
    kind: str,
    row_ids: Iterable[int],
) -> Iterator[tuple[int, str]]:
    """What the rows are called."""
    rows = SHAPES[kind].model._base_manager.in_bulk(list(row_ids))
    for row_id, row in rows.items():
        yield row_id, str(row)
