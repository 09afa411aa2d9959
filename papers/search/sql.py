"""SQL with its parameters, and asking it."""

from dataclasses import dataclass
from typing import Any

from django.db import connection


@dataclass(frozen=True)
class Sql:
    """A piece of SQL with its parameters, in their order."""

    text: str
    values: list[Any]


def join_sql(*parts: Sql | str) -> Sql:
    """All parts one after the other; a text has no parameters."""
    texts: list[str] = []
    values: list[Any] = []
    for part in parts:
        if isinstance(part, Sql):
            texts.append(part.text)
            values += part.values
        else:
            texts.append(part)
    return Sql(" ".join(texts), values)


def fetch_rows(sql: Sql) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.text, sql.values)
        return cursor.fetchall()
