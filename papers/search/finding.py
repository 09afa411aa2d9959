"""Which entries fit a query, best first, and how many.

Best first means: the paper that is called so; then title, names and authors above TLDR above body, in each a phrase
above scattered words, and among equals the engine's own ranking. The steps are asked one after the other until there
are enough, so that a word that stands everywhere is neither ranked nor counted everywhere.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from papers.models import Paper
from papers.search.engine import engine
from papers.search.filters import NotAnswered, OwnFields, condition
from papers.search.kinds import ALL, HEAD, NAMES, SPAN, Columns, Kind
from papers.search.language import And, Field, Node, Not, Or, Query, Text, Years
from papers.search.tree import (
    Split,
    as_phrase,
    fields,
    has_unwanted,
    short_names,
    split,
    texts,
)
from papers.search.vocabulary import Vocabulary, vocabulary

# When an engine would have to read more entries than this, it does not rank them: among equals the newest come first.
RANKED_AT_MOST = 4_000
COUNTED_AT_MOST = 1_000
NO_FIELDS: Mapping[Field | Years, Q] = MappingProxyType({})
STEPS = {
    Kind.PAPER: (NAMES, HEAD, ALL),
    Kind.PATH: (NAMES, HEAD, ALL),
    Kind.TOPIC: (NAMES, HEAD),
    Kind.QUESTION: (NAMES,),
    Kind.AUTHOR: (NAMES,),
}


@dataclass(frozen=True)
class Count:
    number: int
    is_more: bool = False


class Search:
    """One query, asked of the index; `own` are the fields that only the caller knows, `answered` what others mean."""

    def __init__(
        self,
        query: Query,
        own: OwnFields,
        answered: Mapping[Field | Years, Q] = NO_FIELDS,
    ) -> None:
        self.query = query
        self.own = own
        self.engine = engine()
        self.remarks = [query.remark] if query.remark else []
        self.conditions = {
            field: answered[field] if field in answered else self.answered(field)
            for field in fields(query.tree)
        }

    def answered(self, field: Field | Years) -> Q:
        try:
            return condition(field, self.own)
        except NotAnswered as reason:
            self.remarks.append(str(reason))
            return reason.leaves

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return vocabulary()

    @cached_property
    def split(self) -> Split:
        return split(self.query.tree) if self.query.tree else Split(None, ())

    @property
    def is_papers_only(self) -> bool:
        return self.split.text is None or bool(self.split.rest)

    @cached_property
    def is_ranked(self) -> bool:
        return (
            sum(map(self.vocabulary.entries_with, texts(self.split.text)))
            <= RANKED_AT_MOST
        )

    # --- Results -----------------------------------------------------------------------------------------------------

    def counts(self) -> dict[Kind, Count]:
        """How many there are of each kind; kinds without any are left out."""
        if self.query.tree is None:
            return {}
        if self.split.text is None:
            found = self.papers().order_by()[: COUNTED_AT_MOST + 1].count()
            return {Kind.PAPER: limited(found)} if found else {}
        kinds = [Kind.PAPER] if self.is_papers_only else list(Kind)
        source, given = self.source(self.split.text, ALL, kinds[0], kinds[-1])
        first = self.rows(
            f"SELECT {self.engine.number(ALL)} {source} LIMIT {COUNTED_AT_MOST + 1}",
            given,
        )
        numbers = Counter(number // SPAN for (number,) in first)
        unsure = [kind for kind in kinds if numbers[kind.value] <= COUNTED_AT_MOST]
        if len(first) > COUNTED_AT_MOST and unsure:
            numbers |= Counter(dict(self.rows(*self.counting(self.split.text, unsure))))
        return {
            kind: limited(numbers[kind.value])
            for kind in kinds
            if numbers.get(kind.value)
        }

    def ids(self, kind: Kind, *, start: int = 0, size: int = SPAN) -> list[int]:
        """The rows' ids of one page of results, or of all results, best first."""
        if self.query.tree is None or (self.is_papers_only and kind is not Kind.PAPER):
            return []
        if self.split.text is None:
            return list(
                self.papers().values_list("pk", flat=True)[start : start + size]
            )
        found = (
            dict.fromkeys(self.called(self.split.text)) if kind is Kind.PAPER else {}
        )
        for node, columns in self.steps(kind, self.split.text):
            if len(found) >= start + size:
                break
            rows = self.rows(*self.step(kind, node, columns, limit=start + size))
            found |= dict.fromkeys(number - kind.base for (number,) in rows)
        return list(found)[start : start + size]

    def is_found(self) -> bool:
        """Whether anything fits at all."""
        if self.split.text is None:
            return self.query.tree is not None and self.papers().exists()
        last = Kind.PAPER if self.is_papers_only else Kind.PATH
        source, given = self.source(self.split.text, ALL, Kind.PAPER, last)
        return bool(self.rows(f"SELECT 1 {source} LIMIT 1", given))

    def called(self, text: Node) -> list[int]:
        """The papers that have all the query's words as their short name, of those that fit."""
        slugs = short_names(text)
        if not slugs:
            return []
        number = self.engine.number(ALL)
        source, given = self.source(
            text, ALL, Kind.PAPER, known=f"known.id + {Kind.PAPER.base}"
        )
        named = f"known.slug IN ({', '.join(['%s'] * len(slugs))}) AND known.status = 'published'"
        rows = self.rows(
            f"SELECT {number} {source} AND {named} ORDER BY {number}", [*given, *slugs]
        )
        return [found - Kind.PAPER.base for (found,) in rows]

    # --- How it is asked ---------------------------------------------------------------------------------------------

    def steps(self, kind: Kind, text: Node) -> Iterator[tuple[Node, Columns]]:
        phrase = as_phrase(text)
        if phrase and not self.has_any(kind, phrase, STEPS[kind][-1]):
            phrase = None
        is_scattered = (
            phrase is None
            and isinstance(text, And)
            and not self.has_any(kind, text, HEAD)
        )
        for columns in STEPS[kind]:
            if is_scattered and columns is not ALL:
                continue
            where = self.place(columns, text)
            if phrase:
                yield phrase, where
            yield text, where

    def has_any(self, kind: Kind, node: Node, columns: Columns) -> bool:
        source, given = self.source(node, self.place(columns, node), kind)
        return bool(self.rows(f"SELECT 1 {source} LIMIT 1", given))

    def place(self, columns: Columns, node: Node) -> Columns:
        """The index of the heads knows nothing of words that must not stand in the text."""
        return replace(columns, is_head=columns.is_head and not has_unwanted(node))

    def step(
        self, kind: Kind, node: Node, columns: Columns, *, limit: int
    ) -> tuple[str, list[Any]]:
        number = self.engine.number(columns)
        source, given = self.source(node, columns, kind)
        order, ordered = (
            self.engine.order(node, columns)
            if self.is_ranked
            else (f"{number} DESC", [])
        )
        return f"SELECT {number} {source} ORDER BY {order} LIMIT {limit}", [
            *given,
            *ordered,
        ]

    def source(
        self,
        node: Node,
        columns: Columns,
        kind: Kind,
        last: Kind | None = None,
        *,
        known: str = "",
    ) -> tuple[str, list[Any]]:
        """FROM and WHERE for the entries of a kind, or of all up to the last, or for papers that `known` numbers."""
        number = self.engine.number(columns)
        table, named = self.engine.table(node, columns)
        fits, given = self.engine.condition(node, columns)
        within = f"{number} BETWEEN {kind.base} AND {(last or kind).last}"
        first = "papers_paper AS known CROSS JOIN " if known else ""
        within = f"{number} = {known}" if known else within
        sql, values = f"FROM {first}{table} WHERE {fits} AND {within}", [*named, *given]
        if self.split.rest:
            paper = RawSQL(f"{number} - {Kind.PAPER.base}", ())
            try:
                inner, more = (
                    self.papers()
                    .filter(pk=paper)
                    .order_by()
                    .values("pk")
                    .query.sql_with_params()
                )
            except EmptyResultSet:
                inner, more = "SELECT 1 WHERE 1 = 0", ()
            sql, values = f"{sql} AND EXISTS ({inner})", [*values, *more]
        return sql, values

    def counting(self, text: Node, kinds: list[Kind]) -> tuple[str, list[Any]]:
        """One row for each kind, counted up to the limit."""
        counted = [(kind, *self.source(text, ALL, kind)) for kind in kinds]
        selects = [
            f"SELECT {kind.value}, count(*) FROM (SELECT 1 {source} LIMIT {COUNTED_AT_MOST + 1}) AS counted"
            for kind, source, _ in counted
        ]
        return " UNION ALL ".join(selects), [
            value for _, _, given in counted for value in given
        ]

    def fitting(self) -> QuerySet[Paper]:
        """All published papers that fit, in no order."""
        tree = self.query.tree
        return (
            Paper.objects.published().filter(self.as_condition(tree))
            if tree
            else Paper.objects.none()
        )

    def papers(self) -> QuerySet[Paper]:
        """The published papers that fit what the index does not answer."""
        papers = Paper.objects.published()
        for part in self.split.rest:
            papers = papers.filter(self.as_condition(part))
        return papers.order_by("-year", "title", "id")

    def as_condition(self, node: Node) -> Q:
        if isinstance(node, Field | Years):
            return self.conditions[node]
        if isinstance(node, Not):
            return ~self.as_condition(node.part)
        if isinstance(node, Text):
            number = self.engine.number(ALL)
            table, named = self.engine.table(node, ALL)
            fits, given = self.engine.condition(node, ALL)
            within = (
                f"{fits} AND {number} BETWEEN {Kind.PAPER.base} AND {Kind.PAPER.last}"
            )
            return Q(
                pk__in=RawSQL(
                    f"SELECT {number} - {Kind.PAPER.base} FROM {table} WHERE {within}",
                    [*named, *given],
                )
            )
        conditions = [self.as_condition(part) for part in node.parts]
        whole = conditions[0]
        for each in conditions[1:]:
            whole = whole | each if isinstance(node, Or) else whole & each
        return whole

    def rows(self, sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()


def limited(number: int) -> Count:
    return Count(min(number, COUNTED_AT_MOST), number > COUNTED_AT_MOST)
