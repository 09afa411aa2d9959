"""Rows that are read thousands of times, by SQL that is written once.

For a learner's few rows the ORM takes several times longer to write the statement than
the database takes to answer it.
"""

from collections.abc import Sequence

from django.db import connection
from django.db.models import QuerySet


class StoredRows:
    """What a query with `values()` finds whenever it is read, as it is stored."""

    def __init__(self, query: QuerySet):
        self.sql, self.parameters = query.query.sql_with_params()
        self.names: Sequence[str] = query.query.values_select

    def read(self) -> list[dict]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.parameters)
            rows = cursor.fetchall()
        return [dict(zip(self.names, row, strict=True)) for row in rows]
