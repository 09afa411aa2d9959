"""Taking the steps of a merge back, the last one first.

What is of the library must read as the merge left it. What is a learner's goes back as
far as they did not go on with it: what they did since stays.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import IntegrityError, router, transaction
from django.db.models import Max

from papers.models import MergeStep, OwnPaper
from papers.services.merging.joining import uniquenesses
from papers.services.merging.journal import Columns, json_value, learner_of

LEARNERS_APP = "study"
LIBRARY_APP = "papers"
# Counted up by every save, and of no weight by themselves.
COUNTED = frozenset(("updated_at",))
# What numbers rows within a list, a plan, a quiz or a vote.
PLACES = ("rank", "position")


class ChangedSince(Exception):
    """What stands in the way, in words."""


def undo_steps(steps: Iterable[MergeStep]) -> None:
    """Raises ChangedSince, or IntegrityError; within a transaction of the caller."""
    for step in sorted(steps, key=lambda one: one.pk, reverse=True):
        undo_step(step)


def undo_step(step: MergeStep) -> None:
    model = apps.get_model(step.model)
    if step.before is None:
        made: Any = model._base_manager.filter(pk__in=step.row_ids)
        made._raw_delete(router.db_for_write(model))
    elif step.after is None:
        bring_back(model, step.before)
    else:
        change_back(model, step)


def is_learners(model: Any) -> bool:
    return bool(model._meta.app_label == LEARNERS_APP)


def is_of_learner(row: Any) -> bool:
    """What is written of an own paper is a learner's, too."""
    return is_learners(type(row)) or learner_of(row) is not None


def change_back(model: Any, step: MergeStep) -> None:
    """The rows that still read as the merge left them."""
    assert step.before is not None
    assert step.after is not None
    found = list(model._base_manager.filter(pk__in=step.row_ids))
    row_ids = []
    for row in found:
        if reads_as_left(row, step.after):
            row_ids.append(row.pk)
        elif not is_of_learner(row):
            raise ChangedSince(name_of(row))
    if is_missed(model) and len(found) < len(step.row_ids):
        raise ChangedSince(f"{model._meta.verbose_name}, thrown away")
    changed = model._base_manager.filter(pk__in=row_ids)
    changed.update(**values_of(model, step.before))


def is_missed(model: Any) -> bool:
    """Whether one that is gone was thrown away by a curator: no learner can."""
    is_join = bool(model._meta.auto_created)
    is_librarys = model._meta.app_label == LIBRARY_APP
    return is_librarys and not is_join and model is not OwnPaper


def reads_as_left(row: Any, after: Columns) -> bool:
    for name, value in after.items():
        is_same = json_value(getattr(row, name)) == value
        if not (is_same or name in COUNTED):
            return False
    return True


def name_of(row: Any) -> str:
    return f"{row._meta.verbose_name} “{row}”"


def values_of(model: Any, columns: Columns) -> Columns:
    values = {}
    for name, value in columns.items():
        field = model._meta.get_field(name)
        is_text = isinstance(value, str)
        values[name] = field.to_python(value) if is_text else value
    return values


def bring_back(model: Any, columns: Columns) -> None:
    """The row with its number, unless what it belonged to is gone."""
    row = model(**values_of(model, columns))
    if not belongs_to_something(row):
        return
    if not is_learners(model):
        insert_row(row)
        return
    try:
        with transaction.atomic():
            insert_row(row)
    except IntegrityError:
        insert_at_the_end(row)


def belongs_to_something(row: Any) -> bool:
    """Whether all that it names is there; the merged one itself comes back first."""
    for field in row._meta.concrete_fields:
        row_id = getattr(row, field.attname)
        if not field.is_relation or row_id is None:
            continue
        if not field.related_model._base_manager.filter(pk=row_id).exists():
            return False
    return True


def insert_row(row: Any) -> None:
    """As it was: nothing is rendered, counted or dated anew."""
    row.save_base(raw=True, force_insert=True)


def insert_at_the_end(row: Any) -> None:
    """Another row has its place by now."""
    model = type(row)
    for uniqueness in uniquenesses(model):
        for name in set(PLACES).intersection(uniqueness.columns):
            others = set(uniqueness.columns) - {name}
            place = {other: getattr(row, other) for other in others}
            rows = model._base_manager.filter(**place)
            last = rows.aggregate(last=Max(name))["last"] or 0
            setattr(row, name, last + 1)
    insert_row(row)
