"""What outside of the library refers to a row of it: what learners did with it."""

from collections.abc import Iterator
from typing import Any

LIBRARY = "papers"


def columns_outside(model: Any) -> Iterator[tuple[Any, str]]:
    """The models of other apps that refer to it, each with the column."""
    for relation in model._meta.get_fields(include_hidden=True):
        is_reference = relation.one_to_many or relation.one_to_one
        if not relation.auto_created or relation.concrete or not is_reference:
            continue
        other = relation.related_model
        if other._meta.app_label != LIBRARY:
            yield other, relation.field.attname
