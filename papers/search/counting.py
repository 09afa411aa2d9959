"""How many results there are of each kind, counted no further than a page tells."""

from collections import Counter
from dataclasses import dataclass

from papers.search.criteria import Criteria
from papers.search.entry_sql import entries_of_kind, entries_of_kinds
from papers.search.kinds import ALL, SPAN, Kind
from papers.search.sql import Sql, fetch_rows, join_sql
from papers.search.syntax import Node

COUNTED_AT_MOST = 1_000


@dataclass(frozen=True)
class Count:
    """With `is_more` there are more than the number."""

    number: int
    is_more: bool = False


def count_results(criteria: Criteria) -> dict[Kind, Count]:
    """Kinds without any are left out."""
    if criteria.query.tree is None:
        return {}
    if criteria.text is None:
        return count_papers(criteria)
    kinds = list(Kind)
    if criteria.is_papers_only:
        kinds = [Kind.PAPER]
    numbers = count_entries(criteria, criteria.text, kinds)
    counts = {}
    for kind in kinds:
        number = numbers[kind.value]
        if number:
            counts[kind] = limited_count(number)
    return counts


def count_papers(criteria: Criteria) -> dict[Kind, Count]:
    """For a query that the index has no part in."""
    papers = criteria.papers_beside_index().order_by()
    number = papers[: COUNTED_AT_MOST + 1].count()
    if not number:
        return {}
    return {Kind.PAPER: limited_count(number)}


def count_entries(
    criteria: Criteria,
    text: Node,
    kinds: list[Kind],
) -> Counter[int]:
    """By the kind's value: mostly one query for all kinds, else one more."""
    limit = COUNTED_AT_MOST + 1
    first = kinds[0]
    last = kinds[-1]
    entries = entries_of_kinds(criteria, text, ALL, first, last)
    entry_id = criteria.engine.entry_id(ALL)
    first_rows = fetch_rows(
        join_sql(
            f"SELECT id / {SPAN}, count(*) FROM (SELECT {entry_id} AS id",
            entries,
            f"LIMIT {limit}) AS found GROUP BY 1",
        )
    )
    numbers = Counter(dict(first_rows))
    if numbers.total() < limit:
        return numbers
    unsure = []
    for kind in kinds:
        if numbers[kind.value] < limit:
            unsure.append(kind)
    if unsure:
        rows = fetch_rows(counting_sql(criteria, text, unsure))
        numbers |= Counter(dict(rows))
    return numbers


def counting_sql(
    criteria: Criteria,
    text: Node,
    kinds: list[Kind],
) -> Sql:
    """One row for each kind, counted up to the limit."""
    limit = COUNTED_AT_MOST + 1
    parts: list[Sql | str] = []
    for kind in kinds:
        if parts:
            parts.append("UNION ALL")
        parts += [
            f"SELECT {kind.value}, count(*) FROM (SELECT 1",
            entries_of_kind(criteria, text, ALL, kind),
            f"LIMIT {limit}) AS counted",
        ]
    return join_sql(*parts)


def limited_count(number: int) -> Count:
    return Count(
        number=min(number, COUNTED_AT_MOST),
        is_more=number > COUNTED_AT_MOST,
    )
