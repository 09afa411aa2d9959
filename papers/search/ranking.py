"""The ids of results, best first.

Best first means: the paper that is called so; then title, names and authors above
TLDR above body, in each a phrase above scattered words, and among equals the engine's
own ranking. The steps are asked one after the other until there are enough, so that a
word that stands everywhere is neither ranked nor counted everywhere.
"""

from collections.abc import Iterator
from dataclasses import replace

from papers.search.criteria import Criteria
from papers.search.entry_sql import (
    Sql,
    entries_of,
    entries_of_known_papers,
    fetch_rows,
    has_entry,
)
from papers.search.kinds import ALL, HEAD, NAMES, Columns, Kind
from papers.search.syntax import And, Node
from papers.search.tree import as_phrase, has_unwanted, possible_slugs, wanted_texts

# When an engine would have to read more entries than this, it does not rank them:
# among equals the newest come first.
RANKED_AT_MOST = 4_000
STEPS = {
    Kind.PAPER: (NAMES, HEAD, ALL),
    Kind.PATH: (NAMES, HEAD, ALL),
    Kind.TOPIC: (NAMES, HEAD),
    Kind.QUESTION: (NAMES,),
    Kind.AUTHOR: (NAMES,),
}


def result_ids(criteria: Criteria, kind: Kind, *, start: int, size: int) -> list[int]:
    """The rows' ids of one page of a kind's results."""
    if criteria.query.tree is None:
        return []
    if criteria.is_papers_only and kind is not Kind.PAPER:
        return []
    text = criteria.text
    end = start + size
    if text is None:
        papers = criteria.papers_beside_index()
        return list(papers.values_list("pk", flat=True)[start:end])
    # A dictionary, because it keeps both the order and each id once.
    found: dict[int, None] = {}
    if kind is Kind.PAPER:
        found |= dict.fromkeys(ids_by_short_name(criteria, text))
    for node, columns in steps(criteria, kind, text):
        if len(found) >= end:
            break
        step = step_sql(criteria, kind, node, columns, text=text, limit=end)
        rows = fetch_rows(step.text, step.values)
        found |= dict.fromkeys(number - kind.base for (number,) in rows)
    return list(found)[start:end]


def is_ranked(criteria: Criteria, text: Node) -> bool:
    entry_counts = map(criteria.vocabulary.entries_with, wanted_texts(text))
    return sum(entry_counts) <= RANKED_AT_MOST


def ids_by_short_name(criteria: Criteria, text: Node) -> list[int]:
    """The papers, of those that fit, whose short name is all the query's words."""
    slugs = possible_slugs(text)
    if not slugs:
        return []
    gaps = ", ".join(["%s"] * len(slugs))
    called = f"known.slug IN ({gaps}) AND known.status = 'published'"
    entries = entries_of_known_papers(criteria, text, ALL, Sql(called, list(slugs)))
    number = criteria.engine.number(ALL)
    rows = fetch_rows(
        f"SELECT {number} {entries.text} ORDER BY {number}", entries.values
    )
    return [found - Kind.PAPER.base for (found,) in rows]


def steps(criteria: Criteria, kind: Kind, text: Node) -> Iterator[tuple[Node, Columns]]:
    """What is asked of which columns, the best results first."""
    phrase = as_phrase(text)
    if phrase and not has_any(criteria, kind, phrase, STEPS[kind][-1]):
        phrase = None
    is_scattered = False
    if phrase is None and isinstance(text, And):
        is_scattered = not has_any(criteria, kind, text, HEAD)
    for columns in STEPS[kind]:
        if is_scattered and columns is not ALL:
            continue
        usable_columns = columns_for(text, columns)
        if phrase:
            yield phrase, usable_columns
        yield text, usable_columns


def has_any(criteria: Criteria, kind: Kind, node: Node, columns: Columns) -> bool:
    usable_columns = columns_for(node, columns)
    return has_entry(entries_of(criteria, node, usable_columns, kind, kind))


def columns_for(node: Node, columns: Columns) -> Columns:
    """The index of the heads knows nothing of words that must not stand in the text."""
    return replace(columns, is_head=columns.is_head and not has_unwanted(node))


def step_sql(
    criteria: Criteria,
    kind: Kind,
    node: Node,
    columns: Columns,
    *,
    text: Node,
    limit: int,
) -> Sql:
    number = criteria.engine.number(columns)
    entries = entries_of(criteria, node, columns, kind, kind)
    order = f"{number} DESC"
    order_values: list[str] = []
    if is_ranked(criteria, text):
        order, order_values = criteria.engine.order(node, columns)
    sql = f"SELECT {number} {entries.text} ORDER BY {order} LIMIT {limit}"
    return Sql(sql, [*entries.values, *order_values])
