"""Texts of the library that lead to what went into another one: now to that."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Q

from papers.services.history.shapes import SHAPES
from papers.services.merging.journal import Journal


def text_models() -> Iterator[tuple[str, Any, str]]:
    """Kind, model, and the column that leads to the row of the kind."""
    for kind, shape in SHAPES.items():
        yield kind, shape.model, "pk"
        for part in shape.parts:
            yield kind, part.model, f"{part.parent}_id"


def text_columns(model: Any) -> list[str]:
    names = []
    for field in model._meta.concrete_fields:
        if type(field) is models.TextField:
            names.append(field.attname)
    return names


def texts_naming(model: Any, link: str) -> Any:
    condition = Q(pk__in=[])
    for name in text_columns(model):
        condition |= Q((f"{name}__contains", link))
    rows = model._base_manager.filter(condition)
    has_owner = any(one.name == "owner" for one in model._meta.fields)
    return rows.filter(owner=None) if has_owner else rows


def rows_that_refer(link: str) -> dict[str, set[int]]:
    """link: as a text has it, `paper:gan`. By kind, the numbers of the rows."""
    found: dict[str, set[int]] = {}
    for kind, model, column in text_models():
        rows = texts_naming(model, link)
        row_ids = rows.values_list(column, flat=True)
        found.setdefault(kind, set()).update(row_ids)
    return found


def refer_to(journal: Journal, link: str, new_link: str) -> None:
    named = re.compile(rf"{re.escape(link)}(?![\w-])")
    for _, model, _ in text_models():
        row_ids = list(texts_naming(model, link).values_list("pk", flat=True))
        if not row_ids:
            continue
        with journal.watching(model, Q(pk__in=row_ids)):
            for row in model._base_manager.filter(pk__in=row_ids):
                for name in text_columns(model):
                    text = named.sub(new_link, getattr(row, name))
                    setattr(row, name, text)
                row.save()
