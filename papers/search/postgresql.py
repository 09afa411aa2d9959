"""How the search asks PostgreSQL: tsvector with GIN, ranked by ts_rank."""

from collections.abc import Iterator

from django.db import connection

from papers.search.kinds import ALL, AUTHORS, Columns
from papers.search.sql import Sql
from papers.search.syntax import And, Node, Not, Or, Text
from papers.search.tree import wanted_texts

# The weights by which a vector tells its columns apart, in their order there. There are
# but four: in that of the whole the names share one with the title, and stand at the
# other end, so that no phrase runs from one into the other.
WEIGHTS = {
    "words": {
        "title": "A",
        "authors": "B",
        "tldr": "C",
        "body": "D",
        "names": "A",
    },
    "head_words": {"title": "A", "authors": "B", "tldr": "C", "names": "D"},
}
# How much D, C, B and A count, as ts_rank wants them.
RANKS = {"words": "{0.1, 0.4, 0.8, 1.0}", "head_words": "{1.0, 0.4, 0.8, 1.0}"}
WORD_COUNTS = """
    SELECT word, ndoc
    FROM ts_stat('SELECT words FROM papers_searchentry')
    ORDER BY word COLLATE "C"
"""


class Postgresql:
    """The methods are those of Engine."""

    def entry_id(self, columns: Columns) -> str:
        return "papers_searchentry.id"

    def table(self, node: Node, columns: Columns) -> Sql:
        """For a phrase the entries with its words come first.

        The planner would test every entry for the phrase.
        """
        if not has_phrase(node):
            return Sql("papers_searchentry", [])
        table = f"""(
            WITH fits AS MATERIALIZED (
                SELECT id, words, head_words FROM papers_searchentry
                WHERE {vector_column(columns)} @@ %s::tsquery)
            SELECT * FROM fits) AS papers_searchentry"""
        return Sql(table, [tsquery(node, columns, is_loose=True)])

    def match(self, node: Node, columns: Columns) -> Sql:
        condition = f"{vector_column(columns)} @@ %s::tsquery"
        return Sql(condition, [tsquery(node, columns)])

    def best_first(self, node: Node, columns: Columns) -> Sql:
        ranks = RANKS[vector_of(columns)]
        rank = f"ts_rank('{ranks}', {vector_column(columns)}, %s::tsquery)"
        order = f"{rank} DESC, papers_searchentry.id DESC"
        return Sql(order, [tsquery(node, columns)])

    def word_counts(self) -> Iterator[tuple[str, int]]:
        with connection.cursor() as cursor:
            cursor.execute(WORD_COUNTS)
            yield from cursor


def vector_of(columns: Columns) -> str:
    if columns.is_head:
        return "head_words"
    return "words"


def vector_column(columns: Columns) -> str:
    return f"papers_searchentry.{vector_of(columns)}"


def has_phrase(node: Node) -> bool:
    return any(len(text.words) > 1 for text in wanted_texts(node))


def tsquery(
    node: Node,
    columns: Columns,
    *,
    is_loose: bool = False,
) -> str:
    """Every word stands in quotes, so that none is an operator.

    A loose one has a phrase as mere words.
    """
    if isinstance(node, Text):
        if is_loose:
            return scattered_words(node)
        return text_tsquery(node, columns)
    if isinstance(node, Or):
        alternatives = []
        for part in node.parts:
            alternatives.append(tsquery(part, columns, is_loose=is_loose))
        return in_brackets(" | ", alternatives)
    if not isinstance(node, And):
        raise TypeError(f"{node} is no text")
    parts = []
    for part in node.parts:
        if isinstance(part, Not):
            parts.append(f"!{tsquery(part.part, ALL)}")
        else:
            parts.append(tsquery(part, columns, is_loose=is_loose))
    return in_brackets(" & ", parts)


def scattered_words(text: Text) -> str:
    """The words of a phrase, anywhere; they must be there where the phrase is."""
    *first, last = text.words
    lexemes = [lexeme(word) for word in first]
    lexemes.append(lexeme(last, star(text)))
    return in_brackets(" & ", lexemes)


def text_tsquery(text: Text, columns: Columns) -> str:
    """One word in any of the columns; a phrase in one of them.

    A phrase does not run from one column into the next.
    """
    if text.only_authors:
        columns = AUTHORS
    weights = weights_of(columns)
    *first, last = text.words
    if not first:
        marks = star(text)
        if not columns.is_whole:
            marks += "".join(weights)
        return lexeme(last, marks)
    phrases = []
    for weight in weights:
        lexemes = [lexeme(word, weight) for word in first]
        marks = star(text) + weight
        lexemes.append(lexeme(last, marks))
        phrases.append(in_brackets(" <-> ", lexemes))
    return in_brackets(" | ", phrases)


def in_brackets(operator: str, parts: list[str]) -> str:
    return f"({operator.join(parts)})"


def lexeme(word: str, marks: str = "") -> str:
    """A word of a tsquery; the marks are a star for a beginning, and weights."""
    if marks:
        return f"'{word}':{marks}"
    return f"'{word}'"


def star(text: Text) -> str:
    if text.is_prefix:
        return "*"
    return ""


def weights_of(columns: Columns) -> list[str]:
    """The weights of these columns in their vector, each once."""
    weight_by_column = WEIGHTS[vector_of(columns)]
    weights = [weight_by_column[name] for name in columns.names]
    return list(dict.fromkeys(weights))
