"""How the search asks SQLite: FTS5, ranked by bm25."""

from collections.abc import Iterator

from django.db import connection

from papers.search.kinds import ALL, AUTHORS, Columns
from papers.search.sql import Sql
from papers.search.syntax import And, Node, Not, Or, Text

WORDS = "papers_searchwords"
HEADS = "papers_searchheads"
VOCABULARY = "papers_searchvocabulary"


class Sqlite:
    """The methods are those of Engine."""

    def entry_id(self, columns: Columns) -> str:
        return f"{index_of(columns)}.rowid"

    def table(self, node: Node, columns: Columns) -> Sql:
        return Sql(index_of(columns), [])

    def match(self, node: Node, columns: Columns) -> Sql:
        expression = match_expression(node, columns)
        return Sql(f"{index_of(columns)} MATCH %s", [expression])

    def best_first(self, node: Node, columns: Columns) -> Sql:
        return Sql("rank", [])

    def word_counts(self) -> Iterator[tuple[str, int]]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT term, doc FROM {VOCABULARY}")
            yield from cursor


def index_of(columns: Columns) -> str:
    if columns.is_head:
        return HEADS
    return WORDS


def match_expression(node: Node, columns: Columns) -> str:
    """FTS5's own language; each word stands in quotes, so that none is an operator."""
    if isinstance(node, Text):
        return text_expression(node, columns)
    if isinstance(node, Or):
        alternatives = [match_expression(part, columns) for part in node.parts]
        return f"({' OR '.join(alternatives)})"
    if not isinstance(node, And):
        raise TypeError(f"{node} is no text")
    wanted = []
    unwanted = []
    for part in node.parts:
        if isinstance(part, Not):
            unwanted.append(f" NOT {match_expression(part.part, ALL)}")
        else:
            wanted.append(match_expression(part, columns))
    all_wanted = " AND ".join(wanted)
    none_unwanted = "".join(unwanted)
    return f"(({all_wanted}){none_unwanted})"


def text_expression(text: Text, columns: Columns) -> str:
    if text.only_authors:
        columns = AUTHORS
    phrase = " ".join(text.words)
    expression = f'"{phrase}"'
    if not columns.is_whole:
        names = " ".join(columns.names)
        expression = f"{{{names}}} : {expression}"
    if text.is_prefix:
        expression += " *"
    return expression
