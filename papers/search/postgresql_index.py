"""The index in PostgreSQL: two vectors that the database derives from each entry.

One is of the whole, one of the head. The words are cut by a function of our own,
because PostgreSQL's parser keeps addresses and hyphenated words whole and depends on
the database's locale; the vectors hold exactly the words of papers.search.words.
"""

import itertools
import re
import sys
from collections.abc import Iterator

from papers.search.entries import Dialect, entry_insertion
from papers.search.kinds import Kind
from papers.search.postgresql import WEIGHTS
from papers.search.triggers import TRIGGERS
from papers.search.words import LETTERS, SAME

DIALECT = Dialect(
    find="strpos",
    joined_names="string_agg(name, ', ')",
    joined_bodies="string_agg(chr(10) || chr(10) || body, '')",
    prompt_with_gaps=r"regexp_replace(question.prompt, '\{\{.*?\}\}', '…', 'g')",
)
WORD_CHARACTER = re.compile(r"[^\W_]")
# There is no capital between these two ranges.
GREEK_CAPITALS = (range(0x391, 0x3A2), range(0x3A3, 0x3AA))
CYRILLIC_CAPITALS = range(0x400, 0x430)
LATIN_CAPITALS = "ŁØĐÐĦŦÞÆŒẞ"
WITHOUT_LATIN_MARKS = r"""
    normalize(
        regexp_replace(
            normalize($1, NFD), '([A-Za-z])[\u0300-\u036f]+', '\1', 'g'),
        NFC)"""


def separators() -> str:
    """A class of a regular expression: characters that are in no word.

    They are neither letter nor digit, or not assigned.
    """
    ranges = []
    start: int | None = None
    for number in range(1, sys.maxunicode + 1):
        is_separator = not WORD_CHARACTER.match(chr(number))
        if is_separator and start is None:
            start = number
        elif not is_separator and start is not None:
            ranges.append(f"\\U{start:08x}-\\U{number - 1:08x}")
            start = None
    return "".join(ranges)


def folding() -> str:
    """Small letters without diacritics, as SQL.

    A C locale knows only ASCII, so there Greek and Cyrillic are named.
    """
    numbers = itertools.chain(*GREEK_CAPITALS, CYRILLIC_CAPITALS)
    capitals = "".join(map(chr, numbers)) + LATIN_CAPITALS
    small = f"""
        CASE WHEN lower('Я') = 'я'
        THEN lower({WITHOUT_LATIN_MARKS})
        ELSE lower(translate(
            {WITHOUT_LATIN_MARKS}, '{capitals}', '{capitals.lower()}')) END"""
    letters = ""
    plain_letters = ""
    for letter, plain in (LETTERS | SAME).items():
        if len(plain) == 1:
            letters += letter
            plain_letters += plain
    folded = f"translate({small}, '{letters}', '{plain_letters}')"
    for letter, plain in LETTERS.items():
        if len(plain) > 1:
            folded = f"replace({folded}, '{letter}', '{plain}')"
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
    for vector, weights in WEIGHTS.items():
        parts = []
        for column, weight in weights.items():
            parts.append(
                f"setweight(papers_search_words({column}), '{weight}')"
            )
        yield f"""ALTER TABLE papers_searchentry
            ADD COLUMN {vector} tsvector
            GENERATED ALWAYS AS ({" || ".join(parts)}) STORED"""
        yield f"""CREATE INDEX papers_search_{vector}
            ON papers_searchentry USING gin ({vector})"""


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
        when = ""
        if trigger.condition:
            when = f"WHEN ({trigger.condition})"
        yield f"""CREATE TRIGGER {name}
            AFTER {trigger.event} ON {trigger.table}
            FOR EACH ROW {when}
            EXECUTE FUNCTION papers_{name}()"""


def removal_statements() -> Iterator[str]:
    # From here to the end of the transaction:
    # a large library takes longer than any page may.
    yield "SET LOCAL statement_timeout = 0"
    for trigger in TRIGGERS:
        yield f"DROP TRIGGER IF EXISTS search_{trigger.name} ON {trigger.table}"
        yield f"DROP FUNCTION IF EXISTS papers_search_{trigger.name}()"
    for vector in WEIGHTS:
        yield f"ALTER TABLE papers_searchentry DROP COLUMN IF EXISTS {vector}"
    yield "DROP FUNCTION IF EXISTS papers_search_words(text)"
    yield "DROP FUNCTION IF EXISTS papers_search_fold(text)"
    yield "DELETE FROM papers_searchentry"


def fill_statements() -> Iterator[str]:
    """Writes every entry; its vectors follow."""
    for kind in Kind:
        yield entry_insertion(kind, DIALECT)
