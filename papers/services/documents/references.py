"""What refers to a row of the library: what people did with it."""

from collections.abc import Iterator
from typing import Any

LIBRARY = "papers"


def columns_to(
    model: Any, *, but: tuple[Any, ...] = ()
) -> Iterator[tuple[Any, str]]:
    """The models that refer to it, each with the column; without these models."""
    for relation in model._meta.get_fields(include_hidden=True):
        is_reference = relation.one_to_many or relation.one_to_one
        if not relation.auto_created or relation.concrete or not is_reference:
            continue
        if relation.related_model not in but:
            yield relation.related_model, relation.field.attname


def columns_outside(model: Any) -> Iterator[tuple[Any, str]]:
    """What learners did with it: the models of other apps."""
    for other, column in columns_to(model):
        if other._meta.app_label != LIBRARY:
            yield other, column
