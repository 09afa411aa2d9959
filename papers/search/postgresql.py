"""tsvector and GIN: the database derives two vectors from each entry, one of the whole, one of the head.

The words are cut by a function of our own, because PostgreSQL's parser keeps addresses and hyphenated words
whole and depends on the database's locale; the vectors hold exactly the words of papers.search.words.
"""

import re
import sys
from collections.abc import Iterator

from django.db import connection

from papers.search.entries import TRIGGERS, Dialect, fill
from papers.search.kinds import ALL, AUTHORS, Columns, Kind
from papers.search.syntax import And, Node, Not, Or, Text
from papers.search.tree import wanted_texts
from papers.search.words import LETTERS, SAME

DIALECT = Dialect(
    place="strpos",
    names="string_agg(name, ', ')",
    paragraphs="string_agg(chr(10) || chr(10) || body, '')",
    gapless=r"regexp_replace(question.prompt, '\{\{.*?\}\}', '…', 'g')",
)
# The letters by which a vector tells its columns apart, in their order there. There are but four: in that of the whole
# the names share one with the title, and stand at the other end, so that no phrase runs from one into the other.
LETTERS_OF = {
    "words": {"title": "A", "authors": "B", "tldr": "C", "body": "D", "names": "A"},
    "head_words": {"title": "A", "authors": "B", "tldr": "C", "names": "D"},
}
# For D, C, B and A, as ts_rank wants them.
WEIGHTS = {"words": "{0.1, 0.4, 0.8, 1.0}", "head_words": "{1.0, 0.4, 0.8, 1.0}"}


class Postgresql:
    """How the search asks PostgreSQL."""

    def table(self, node: Node, columns: Columns) -> tuple[str, list[str]]:
        """For a phrase the entries with its words come first: the planner would test every entry for the phrase."""
        if not has_phrase(node):
            return "papers_searchentry", []
        fits = f"SELECT id, words, head_words FROM papers_searchentry WHERE {self.vector(columns)} @@ %s::tsquery"
        table = f"(WITH fits AS MATERIALIZED ({fits}) SELECT * FROM fits) AS papers_searchentry"
        return table, [expression(node, columns, is_loose=True)]

    def number(self, columns: Columns) -> str:
        return "papers_searchentry.id"

    def vector(self, columns: Columns) -> str:
        return f"papers_searchentry.{vector_of(columns)}"

    def condition(self, node: Node, columns: Columns) -> tuple[str, list[str]]:
        return f"{self.vector(columns)} @@ %s::tsquery", [expression(node, columns)]

    def order(self, node: Node, columns: Columns) -> tuple[str, list[str]]:
        rank = f"ts_rank('{WEIGHTS[vector_of(columns)]}', {self.vector(columns)}, %s::tsquery)"
        return f"{rank} DESC, papers_searchentry.id DESC", [expression(node, columns)]

    def word_counts(self) -> Iterator[tuple[str, int]]:
        """Every word of the index with the number of entries that hold it."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT word, ndoc FROM ts_stat('SELECT words FROM papers_searchentry') ORDER BY word COLLATE \"C\""
            )
            yield from cursor


def vector_of(columns: Columns) -> str:
    return "head_words" if columns.is_head else "words"


def has_phrase(node: Node) -> bool:
    return any(len(text.words) > 1 for text in wanted_texts(node))


def expression(node: Node, columns: Columns, *, is_loose: bool = False) -> str:
    """A tsquery; every word stands in quotes, so that none is an operator. A loose one has a phrase as mere words."""
    if isinstance(node, Text):
        make = scattered if is_loose else leaf
        return make(node, AUTHORS if node.only_authors else columns)
    if isinstance(node, Or):
        return (
            "("
            + " | ".join(
                expression(part, columns, is_loose=is_loose) for part in node.parts
            )
            + ")"
        )
    if isinstance(node, And):
        parts = (
            f"!{expression(part.part, ALL)}"
            if isinstance(part, Not)
            else expression(part, columns, is_loose=is_loose)
            for part in node.parts
        )
        return "(" + " & ".join(parts) + ")"
    raise TypeError(f"{node} is no text")


def scattered(text: Text, _columns: Columns) -> str:
    """The words of a phrase, anywhere; they must be there where the phrase is."""
    *first, last = text.words
    return (
        "("
        + " & ".join(
            [
                *(f"'{word}'" for word in first),
                f"'{last}'" + (":*" if text.is_prefix else ""),
            ]
        )
        + ")"
    )


def leaf(text: Text, columns: Columns) -> str:
    """One word in any of the columns; a phrase in one of them, because it does not run from one into the next."""
    star = "*" if text.is_prefix else ""
    letters = LETTERS_OF[vector_of(columns)]
    weights = list(dict.fromkeys(letters[name] for name in columns.names))
    if len(text.words) == 1:
        marks = star + ("" if columns.is_whole else "".join(weights))
        return f"'{text.words[0]}'" + (f":{marks}" if marks else "")
    *first, last = text.words
    phrases = (
        " <-> ".join(
            [*(f"'{word}':{weight}" for word in first), f"'{last}':{star}{weight}"]
        )
        for weight in weights
    )
    return "(" + " | ".join(f"({phrase})" for phrase in phrases) + ")"


def separators() -> str:
    """A class of a regular expression: every character that is neither letter nor digit, or not assigned."""
    ranges, start = [], None
    for number in range(1, sys.maxunicode + 2):
        is_word = number <= sys.maxunicode and bool(re.match(r"[^\W_]", chr(number)))
        if not is_word and start is None:
            start = number
        elif is_word and start is not None:
            ranges.append(f"\\U{start:08x}-\\U{number - 1:08x}")
            start = None
    return "".join(ranges)


def folding() -> str:
    """Small letters without diacritics, as SQL. A C locale knows only ASCII, so there Greek and Cyrillic are named."""
    big = (
        "".join(
            map(chr, [*range(0x391, 0x3A2), *range(0x3A3, 0x3AA), *range(0x400, 0x430)])
        )
        + "ŁØĐÐĦŦÞÆŒẞ"
    )
    single = {
        letter: plain for letter, plain in (LETTERS | SAME).items() if len(plain) == 1
    }
    bare = r"normalize(regexp_replace(normalize($1, NFD), '([A-Za-z])[\u0300-\u036f]+', '\1', 'g'), NFC)"
    small = f"CASE WHEN lower('Я') = 'я' THEN lower({bare}) ELSE lower(translate({bare}, '{big}', '{big.lower()}')) END"
    folded = f"translate({small}, '{''.join(single)}', '{''.join(single.values())}')"
    for letter, plain in LETTERS.items():
        folded = (
            folded if len(plain) == 1 else f"replace({folded}, '{letter}', '{plain}')"
        )
    return folded


def function_statements() -> Iterator[str]:
    """The two functions of the generated columns.

    Their bodies are parsed when they are made, so that the database knows by itself
    which function calls which, whatever the search_path of a session is: that of
    pg_restore is empty.
    """
    separator = f"[{separators()}]+"
    yield f"""CREATE OR REPLACE FUNCTION papers_search_fold(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    BEGIN ATOMIC
        SELECT CASE WHEN octet_length($1) = length($1)
        THEN regexp_replace(lower($1), '[^a-z0-9]+', ' ', 'g')
        ELSE regexp_replace({folding()}, '{separator}', ' ', 'g') END;
    END"""
    yield """CREATE OR REPLACE FUNCTION papers_search_words(text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    BEGIN ATOMIC
        SELECT COALESCE(
            string_agg(left(word, 200) || ':' || least(place, 16383), ' '), ''
        )::tsvector
        FROM unnest(string_to_array(trim(papers_search_fold($1)), ' '))
            WITH ORDINALITY AS cut (word, place)
        WHERE word <> '';
    END"""


def index_statements() -> Iterator[str]:
    yield from function_statements()
    for column, letters in LETTERS_OF.items():
        parts = " || ".join(
            f"setweight(papers_search_words({name}), '{letter}')"
            for name, letter in letters.items()
        )
        yield f"ALTER TABLE papers_searchentry ADD COLUMN {column} tsvector GENERATED ALWAYS AS ({parts}) STORED"
        yield f"CREATE INDEX papers_search_{column} ON papers_searchentry USING gin ({column})"


def trigger_function_statements() -> Iterator[str]:
    """The functions of the triggers; they look for tables where they were made.

    PL/pgSQL looks names up when it runs, by the search_path of whoever wrote the row.
    """
    for trigger in TRIGGERS:
        body = "; ".join(trigger.statements(DIALECT))
        yield f"""CREATE OR REPLACE FUNCTION papers_search_{trigger.name}()
        RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        BEGIN {body}; RETURN NULL; END $$"""


def trigger_statements() -> Iterator[str]:
    yield from trigger_function_statements()
    for trigger in TRIGGERS:
        name = f"search_{trigger.name}"
        when = f"WHEN ({trigger.condition}) " if trigger.condition else ""
        yield f"""CREATE TRIGGER {name} AFTER {trigger.event} ON {trigger.table}
        FOR EACH ROW {when}EXECUTE FUNCTION papers_{name}()"""


def removal_statements() -> Iterator[str]:
    # From here to the end of the transaction: a large library takes longer than any page may.
    yield "SET LOCAL statement_timeout = 0"
    for trigger in TRIGGERS:
        yield f"DROP TRIGGER IF EXISTS search_{trigger.name} ON {trigger.table}"
        yield f"DROP FUNCTION IF EXISTS papers_search_{trigger.name}()"
    for column in LETTERS_OF:
        yield f"ALTER TABLE papers_searchentry DROP COLUMN IF EXISTS {column}"
    yield "DROP FUNCTION IF EXISTS papers_search_words(text)"
    yield "DROP FUNCTION IF EXISTS papers_search_fold(text)"
    yield "DELETE FROM papers_searchentry"


def fill_statements() -> Iterator[str]:
    """Writes every entry; its vectors follow."""
    for kind in Kind:
        yield fill(kind, DIALECT)
