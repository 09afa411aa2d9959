"""The SQL that chooses search entries; an engine says how its index is asked."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models.expressions import RawSQL

from papers.search.criteria import Criteria
from papers.search.kinds import Columns, Kind
from papers.search.syntax import Node

KNOWN_NUMBER = f"known.id + {Kind.PAPER.base}"


@dataclass(frozen=True)
class Sql:
    """A piece of SQL with its parameters, in their order."""

    text: str
    values: list[Any]


def fetch_rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def entries_of(
    criteria: Criteria, node: Node, columns: Columns, first: Kind, last: Kind
) -> Sql:
    """FROM and WHERE for the entries of all kinds from the first to the last."""
    number = criteria.engine.number(columns)
    within = f"{number} BETWEEN {first.base} AND {last.last}"
    return fitting_entries(criteria, node, columns, tables="", within=within)


def entries_of_known_papers(
    criteria: Criteria, node: Node, columns: Columns, condition: Sql
) -> Sql:
    """The same for the papers of a condition, in which they are called `known`."""
    number = criteria.engine.number(columns)
    entries = fitting_entries(
        criteria,
        node,
        columns,
        tables="papers_paper AS known CROSS JOIN ",
        within=f"{number} = {KNOWN_NUMBER}",
    )
    text = f"{entries.text} AND {condition.text}"
    return Sql(text, [*entries.values, *condition.values])


def fitting_entries(
    criteria: Criteria, node: Node, columns: Columns, *, tables: str, within: str
) -> Sql:
    table, table_values = criteria.engine.table(node, columns)
    fits, fits_values = criteria.engine.condition(node, columns)
    text = f"FROM {tables}{table} WHERE {fits} AND {within}"
    values = [*table_values, *fits_values]
    if criteria.split.rest:
        beside = paper_condition(criteria, criteria.engine.number(columns))
        text = f"{text} AND EXISTS ({beside.text})"
        values += beside.values
    return Sql(text, values)


def paper_condition(criteria: Criteria, number: str) -> Sql:
    """A query that has a row where the entry's paper fits what tables answer."""
    paper_id = RawSQL(f"{number} - {Kind.PAPER.base}", ())
    papers = criteria.papers_beside_index().filter(pk=paper_id)
    try:
        text, values = papers.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return Sql("SELECT 1 WHERE 1 = 0", [])
    return Sql(text, list(values))


def has_entry(entries: Sql) -> bool:
    return bool(fetch_rows(f"SELECT 1 {entries.text} LIMIT 1", entries.values))
