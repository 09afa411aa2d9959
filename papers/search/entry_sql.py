"""The SQL that chooses search entries; an engine says how its index is asked."""

from django.core.exceptions import EmptyResultSet
from django.db.models.expressions import RawSQL

from papers.search.criteria import Criteria
from papers.search.kinds import Columns, Kind
from papers.search.sql import Sql, fetch_rows, join_sql
from papers.search.syntax import Node


def entries_of_kind(
    criteria: Criteria,
    node: Node,
    columns: Columns,
    kind: Kind,
) -> Sql:
    """FROM and WHERE for the entries of a kind."""
    return entries_of_kinds(criteria, node, columns, kind, kind)


def entries_of_kinds(
    criteria: Criteria,
    node: Node,
    columns: Columns,
    first: Kind,
    last: Kind,
) -> Sql:
    """The same for all kinds from the first to the last."""
    entry_id = criteria.engine.entry_id(columns)
    within = f"{entry_id} BETWEEN {first.base} AND {last.last}"
    return fitting_entries(criteria, node, columns, tables="", within=within)


def entries_of_known_papers(
    criteria: Criteria,
    node: Node,
    columns: Columns,
    condition: Sql,
) -> Sql:
    """The same for the papers of a condition, in which they are called `known`."""
    entry_id = criteria.engine.entry_id(columns)
    entries = fitting_entries(
        criteria,
        node,
        columns,
        tables="papers_paper AS known CROSS JOIN",
        within=f"{entry_id} = known.id + {Kind.PAPER.base}",
    )
    return join_sql(entries, "AND", condition)


def fitting_entries(
    criteria: Criteria,
    node: Node,
    columns: Columns,
    *,
    tables: str,
    within: str,
) -> Sql:
    engine = criteria.engine
    entries = join_sql(
        "FROM",
        tables,
        engine.table(node, columns),
        "WHERE",
        engine.match(node, columns),
        "AND",
        within,
    )
    if not criteria.split.rest:
        return entries
    papers = papers_of_entry(criteria, engine.entry_id(columns))
    return join_sql(entries, "AND EXISTS (", papers, ")")


def papers_of_entry(criteria: Criteria, entry_id: str) -> Sql:
    """A query that has a row where the entry's paper fits what tables answer."""
    base = Kind.PAPER.base
    paper_id = RawSQL(f"{entry_id} - {base}", ())
    papers = criteria.papers_beside_index().filter(pk=paper_id)
    query = papers.order_by().values("pk").query
    try:
        text, values = query.sql_with_params()
    except EmptyResultSet:
        return Sql("SELECT 1 WHERE 1 = 0", [])
    return Sql(text, list(values))


def has_entry(entries: Sql) -> bool:
    first = join_sql("SELECT 1", entries, "LIMIT 1")
    return bool(fetch_rows(first))
