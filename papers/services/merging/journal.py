"""What a merge did, step by step, so that each step can be taken back exactly."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models, router
from django.db.models import Q, QuerySet

from papers.models import Merge, MergeStep

Columns = dict[str, Any]
Rows = dict[int, Columns]


def label_of(model: Any) -> str:
    return str(model._meta.label)


def json_value(value: Any) -> Any:
    """As JSON keeps it; the field makes it a value again."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def columns_of(row: models.Model) -> Columns:
    values = {}
    for field in row._meta.concrete_fields:
        values[field.attname] = json_value(getattr(row, field.attname))
    return values


def read_rows(rows: QuerySet[Any]) -> Rows:
    return {row.pk: columns_of(row) for row in rows}


def changed_columns(before: Columns, after: Columns) -> tuple[Columns, Columns]:
    old = {}
    new = {}
    for name, value in before.items():
        if after[name] != value:
            old[name] = value
            new[name] = after[name]
    return old, new


class Journal:
    """Writes down what is done to rows; one for each merge.

    Whatever a merge writes goes through it, or happens while it watches.
    """

    def __init__(self, merge: Merge) -> None:
        self.merge = merge
        self.steps: list[MergeStep] = []

    def add(
        self,
        model: Any,
        row_ids: list[int],
        before: Columns | None,
        after: Columns | None,
        learner_id: int | None = None,
    ) -> None:
        step = MergeStep(
            merge=self.merge,
            model=label_of(model),
            row_ids=row_ids,
            before=before,
            after=after,
            learner_id=learner_id,
        )
        self.steps.append(step)

    def move(self, rows: QuerySet[Any], column: str, new: Any) -> None:
        """Gives all the rows one value in a column, whatever they had there."""
        by_value: dict[Any, list[int]] = {}
        for row_id, old in rows.order_by("pk").values_list("pk", column):
            by_value.setdefault(old, []).append(row_id)
        for old, row_ids in by_value.items():
            if old == new:
                continue
            self.add(rows.model, row_ids, {column: old}, {column: new})
        rows.update(**{column: new})

    def remove(self, rows: QuerySet[Any]) -> None:
        """Takes them out, with nothing that still refers to them."""
        row_ids = []
        for row in rows:
            row_ids.append(row.pk)
            learner = learner_of(row)
            self.add(type(row), [row.pk], columns_of(row), None, learner)
        going: Any = rows.model._base_manager.filter(pk__in=row_ids)
        going._raw_delete(router.db_for_write(rows.model))

    @contextmanager
    def watching(self, model: Any, condition: Q) -> Iterator[None]:
        """Finds out what is done to these rows, and which of them are made."""
        rows = model._base_manager.filter(condition)
        before = read_rows(rows)
        yield
        after = read_rows(model._base_manager.filter(pk__in=before))
        after |= read_rows(rows.all())
        for row_id in sorted(before.keys() | after.keys()):
            self.compare(model, row_id, before.get(row_id), after.get(row_id))

    def compare(
        self,
        model: Any,
        row_id: int,
        before: Columns | None,
        after: Columns | None,
    ) -> None:
        if before == after:
            return
        learner_id = learner_in(model, after or before or {})
        if before is not None and after is not None:
            before, after = changed_columns(before, after)
        self.add(model, [row_id], before, after, learner_id)

    def store(self) -> None:
        MergeStep.objects.bulk_create(self.steps, batch_size=500)


def learner_of(row: models.Model) -> int | None:
    return learner_in(type(row), columns_of(row))


def learner_in(model: Any, values: Columns) -> int | None:
    """Whose row it is: named by itself, or by what it stands in.

    A list or a plan, or an answer's place in a quiz, however far that is.
    """
    fields = owning_fields(model)
    for field in fields:
        row_id = values.get(field.attname)
        if row_id is not None and is_account(field.related_model):
            return int(row_id)
    for field in fields:
        owner = learner_above(field, values.get(field.attname))
        if owner is not None:
            return owner
    return None


def learner_above(field: Any, row_id: int | None) -> int | None:
    """A row does not stand in another one of its own table."""
    above = field.related_model
    if row_id is None or is_account(above) or above is field.model:
        return None
    row = above._base_manager.filter(pk=row_id).first()
    return learner_of(row) if row else None


def owning_fields(model: Any) -> list[Any]:
    """The references with which a row goes."""
    fields = []
    for field in model._meta.concrete_fields:
        if field.is_relation and field.remote_field.on_delete is models.CASCADE:
            fields.append(field)
    return fields


def is_account(model: Any) -> bool:
    return label_of(model) == settings.AUTH_USER_MODEL


def ids_of(rows: Iterable[Any]) -> list[int]:
    return [row.pk for row in rows]
