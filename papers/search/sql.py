"""SQL with its parameters, and asking it."""

from dataclasses import dataclass
from typing import Any

from django.db import connection


@dataclass(frozen=True)
class Sql:
    """A piece of SQL with its parameters, in their order."""

    text: str
    values: list[Any]


def fetch_rows(sql: Sql) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.text, sql.values)
        return cursor.fetchall()
