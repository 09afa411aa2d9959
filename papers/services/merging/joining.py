"""One row goes into another of its kind: what refers to it refers to the other.

Where the database lets something stand once alone, the two that would meet are joined
in the same way. So what is told here of papers holds for an entry of a list, too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q, QuerySet
from taggit.models import TaggedItem

from papers.models import Paper
from papers.services.merging.journal import Journal, label_of

# What follows from the rest and is made anew, and what tells of the past.
DERIVED = frozenset(("papers.PaperPage", "study.QuestionBeliefs"))
PAST = "Historical"

Absorb = Callable[[Journal, Any, Any], None]


@dataclass(frozen=True)
class Relation:
    """Rows of a model that name a row of another one in a column."""

    model: Any
    column: str
    condition: Q = field(default_factory=Q)

    @property
    def name(self) -> str:
        return f"{label_of(self.model)}.{self.column}"

    @property
    def is_loose(self) -> bool:
        """Whether its rows stay where what they name goes."""
        return bool(self.model._meta.get_field(self.column).null)

    def rows(self, row_id: int) -> QuerySet[Any]:
        named = Q((self.column, row_id))
        rows: QuerySet[Any] = self.model._base_manager.filter(
            self.condition, named
        )
        return rows.order_by("pk")


@dataclass(frozen=True)
class Uniqueness:
    """What no two rows share: these columns, of rows that the condition is about."""

    columns: tuple[str, ...]
    condition: Q


def relations_to(model: Any) -> Iterator[Relation]:
    """All of them, but the tables of the past."""
    for related in model._meta.get_fields(include_hidden=True):
        is_reverse = related.auto_created and not related.concrete
        if not is_reverse or not is_column(related.field):
            continue
        if not related.related_model.__name__.startswith(PAST):
            yield Relation(related.related_model, related.field.attname)
    if model is Paper:
        kind = ContentType.objects.get_for_model(Paper)
        yield Relation(TaggedItem, "object_id", Q(content_type=kind))


def is_column(field: Any) -> bool:
    """Not a relation to many, nor that of tags, which has no column of its own."""
    has_column = getattr(field, "column", None) is not None
    return has_column and not field.many_to_many


def uniquenesses(model: Any) -> Iterator[Uniqueness]:
    meta = model._meta
    for constraint in meta.constraints:
        is_unique = isinstance(constraint, models.UniqueConstraint)
        if is_unique and constraint.fields:
            condition = constraint.condition or Q()
            yield Uniqueness(attnames(model, constraint.fields), condition)
    for names in meta.unique_together:
        yield Uniqueness(attnames(model, names), Q())
    for column in meta.concrete_fields:
        if column.unique:
            yield Uniqueness((column.attname,), Q())


def attnames(model: Any, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(model._meta.get_field(name).attname for name in names)


@dataclass
class Joining:
    """absorb: by the label of a model, what a row takes over from one that goes.

    relations: besides those that the database knows, by the label of what they name.
    """

    journal: Journal
    absorb: dict[str, Absorb] = field(default_factory=dict)
    relations: dict[str, list[Relation]] = field(default_factory=dict)

    def join(self, goes: models.Model, stays: models.Model) -> None:
        absorb = self.absorb.get(label_of(type(goes)))
        if absorb:
            absorb(self.journal, goes, stays)
        others = self.relations.get(label_of(type(goes)), [])
        for relation in (*relations_to(type(goes)), *others):
            self.redirect(relation, goes.pk, stays.pk)
        gone = type(goes)._base_manager.filter(pk=goes.pk)
        self.journal.remove(gone)

    def take_out(self, rows: QuerySet[Any]) -> None:
        """Rows that nobody chose, with what stands below them."""
        found = list(rows)
        for row in found:
            for relation in relations_to(type(row)):
                below = relation.rows(row.pk)
                if relation.is_loose:
                    self.journal.move(below, relation.column, None)
                else:
                    self.take_out(below)
        self.journal.remove(rows)

    def redirect(self, relation: Relation, goes: int, stays: int) -> None:
        rows = relation.rows(goes)
        if label_of(relation.model) == "papers.PaperPage":
            rows.delete()
            return
        if label_of(relation.model) in DERIVED:
            self.journal.remove(rows)
            return
        for uniqueness in uniquenesses(relation.model):
            if relation.column in uniqueness.columns:
                self.join_those_that_meet(relation, uniqueness, goes, stays)
        self.journal.move(relation.rows(goes), relation.column, stays)

    def join_those_that_meet(
        self,
        relation: Relation,
        uniqueness: Uniqueness,
        goes: int,
        stays: int,
    ) -> None:
        others = [
            name for name in uniqueness.columns if name != relation.column
        ]
        there = relation.rows(stays).filter(uniqueness.condition)
        standing = {place_of(row, others): row for row in there}
        going = relation.rows(goes).filter(uniqueness.condition)
        for row in list(going):
            place = place_of(row, others)
            if place in standing and None not in place:
                self.join(row, standing[place])


def place_of(row: models.Model, names: list[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)
