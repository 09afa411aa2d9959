"""The bare engines: a database's own full-text search on the same notes.

What it costs without a page around it.
"""

import os
import re
from typing import Protocol

from django.db import connection

COLUMNS = "title, authors, tldr, body"
WORD = re.compile(r"[a-z]+")


class RawEngine(Protocol):
    """An index of the same texts beside Octavo's own."""

    def prepare(self) -> None: ...

    def ask(self, text: str) -> list[tuple]:
        """The best twenty for a query, whose last word is a beginning."""

    def sizes(self) -> str: ...


class RawSqlite:
    """FTS5 with bm25 and snippets."""

    def prepare(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                f"""CREATE VIRTUAL TABLE raw USING fts5(
                    {COLUMNS},
                    tokenize='unicode61 remove_diacritics 2',
                    prefix='2 3')"""
            )
            cursor.execute(
                f"""INSERT INTO raw (rowid, {COLUMNS})
                    SELECT id, {COLUMNS} FROM papers_searchentry"""
            )
            cursor.execute("INSERT INTO raw (raw) VALUES ('optimize')")

    def ask(self, text: str) -> list[tuple]:
        *whole, last = WORD.findall(text)
        query = " ".join([*whole, f"{last}*"])
        with connection.cursor() as cursor:
            cursor.execute(
                """SELECT rowid, title,
                        snippet(raw, -1, '<mark>', '</mark>', '…', 32)
                    FROM raw
                    WHERE raw MATCH %s
                    ORDER BY rank
                    LIMIT 20""",
                [query],
            )
            return cursor.fetchall()

    def sizes(self) -> str:
        size = os.path.getsize(connection.settings_dict["NAME"])
        return f"file {size / 2**20:.0f} MB"


class RawPostgresql:
    """tsvector and GIN with ts_rank and ts_headline."""

    def prepare(self) -> None:
        vectors = []
        for name, weight in zip(COLUMNS.split(", "), "ABCD", strict=True):
            vectors.append(
                f"setweight(to_tsvector('simple', {name}), '{weight}')"
            )
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
            cursor.execute(
                f"""CREATE TABLE raw AS
                    SELECT id, {COLUMNS}, {" || ".join(vectors)} AS words
                    FROM papers_searchentry"""
            )
            cursor.execute("CREATE INDEX raw_words ON raw USING gin (words)")
            cursor.execute("VACUUM ANALYZE raw")
            cursor.execute("VACUUM ANALYZE papers_searchentry")

    def ask(self, text: str) -> list[tuple]:
        *whole, last = WORD.findall(text)
        query = " & ".join([*whole, f"{last}:*"])
        with connection.cursor() as cursor:
            cursor.execute(
                """SELECT id, title, ts_headline(
                        'simple',
                        title || ' ' || authors || ' ' || tldr || ' ' || body,
                        query)
                    FROM (
                        SELECT raw.*, query
                        FROM raw, to_tsquery('simple', %s) AS query
                        WHERE words @@ query
                        ORDER BY ts_rank(words, query) DESC
                        LIMIT 20) AS best""",
                [query],
            )
            return cursor.fetchall()

    def sizes(self) -> str:
        names = [
            "papers_searchentry",
            "papers_search_words",
            "papers_search_head_words",
            "raw",
            "raw_words",
        ]
        with connection.cursor() as cursor:
            cursor.execute(
                """SELECT relname, pg_relation_size(oid) >> 20
                    FROM pg_class
                    WHERE relname = ANY(%s)""",
                [names],
            )
            sizes = [f"{name} {megabytes} MB" for name, megabytes in cursor]
        return ", ".join(sizes)


def raw_engine() -> RawEngine:
    if connection.vendor == "postgresql":
        return RawPostgresql()
    return RawSqlite()
