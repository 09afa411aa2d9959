"""How many results there are of each kind, counted no further than a page tells."""

from collections import Counter
from dataclasses import dataclass

from papers.search.criteria import Criteria
from papers.search.entry_sql import Sql, entries_of, fetch_rows
from papers.search.kinds import ALL, SPAN, Kind
from papers.search.syntax import Node

COUNTED_AT_MOST = 1_000


@dataclass(frozen=True)
class Count:
    number: int
    is_more: bool = False


def count_results(criteria: Criteria) -> dict[Kind, Count]:
    """Kinds without any are left out."""
    if criteria.query.tree is None:
        return {}
    if criteria.text is None:
        return count_papers(criteria)
    kinds = [Kind.PAPER] if criteria.is_papers_only else list(Kind)
    numbers = count_entries(criteria, criteria.text, kinds)
    counts = {}
    for kind in kinds:
        if numbers.get(kind.value):
            counts[kind] = limited_count(numbers[kind.value])
    return counts


def count_papers(criteria: Criteria) -> dict[Kind, Count]:
    """For a query that the index has no part in."""
    papers = criteria.papers_beside_index().order_by()
    number = papers[: COUNTED_AT_MOST + 1].count()
    if not number:
        return {}
    return {Kind.PAPER: limited_count(number)}


def count_entries(criteria: Criteria, text: Node, kinds: list[Kind]) -> Counter[int]:
    """By the kind's value: mostly one query for all kinds, else one more."""
    limit = COUNTED_AT_MOST + 1
    entries = entries_of(criteria, text, ALL, kinds[0], kinds[-1])
    number = criteria.engine.number(ALL)
    sql = f"SELECT {number} {entries.text} LIMIT {limit}"
    first_rows = fetch_rows(sql, entries.values)
    numbers = Counter(number // SPAN for (number,) in first_rows)
    unsure = [kind for kind in kinds if numbers[kind.value] <= COUNTED_AT_MOST]
    if len(first_rows) == limit and unsure:
        counting = counting_sql(criteria, text, unsure)
        counted = dict(fetch_rows(counting.text, counting.values))
        numbers |= Counter(counted)
    return numbers


def counting_sql(criteria: Criteria, text: Node, kinds: list[Kind]) -> Sql:
    """One row for each kind, counted up to the limit."""
    selects = []
    values = []
    for kind in kinds:
        entries = entries_of(criteria, text, ALL, kind, kind)
        limited = f"SELECT 1 {entries.text} LIMIT {COUNTED_AT_MOST + 1}"
        selects.append(f"SELECT {kind.value}, count(*) FROM ({limited}) AS counted")
        values += entries.values
    return Sql(" UNION ALL ".join(selects), values)


def limited_count(number: int) -> Count:
    return Count(min(number, COUNTED_AT_MOST), number > COUNTED_AT_MOST)
