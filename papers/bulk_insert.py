"""Thousands of new rows of one table, several times faster than bulk_create.

Measured in docs/decisions/0042: Django asks every field of every row three times and
writes the same statement anew for each few rows. Here a column is prepared at once,
and the database gets one statement with all rows.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

# What SQLite takes at least; one statement a row would cost its triggers' savepoint.
MOST_PARAMETERS = 999


def insert_rows(rows: Sequence[models.Model]) -> None:
    """Write new rows of one model; their numbers do not become known.

    As with bulk_create fields get what they set by themselves, and no signal is sent.
    """
    if not rows:
        return
    model = type(rows[0])
    connection = connections[router.db_for_write(model)]
    names = []
    columns = []
    for field in model._meta.local_concrete_fields:
        if field is not model._meta.auto_field:
            assert field.column is not None
            names.append(connection.ops.quote_name(field.column))
            columns.append(prepared_column(field, rows, connection))
    table = connection.ops.quote_name(model._meta.db_table)
    places = ", ".join(["%s"] * len(names))
    records = list(zip(*columns, strict=True))
    most_rows = MOST_PARAMETERS // len(names)
    with connection.cursor() as cursor:
        for start in range(0, len(records), most_rows):
            batch = records[start : start + most_rows]
            values = ", ".join([f"({places})"] * len(batch))
            statement = (
                f"INSERT INTO {table} ({', '.join(names)}) VALUES {values}"
            )
            cursor.execute(statement, list(chain.from_iterable(batch)))


def prepared_column(
    field: "models.Field[Any, Any]",
    rows: Sequence[models.Model],
    connection: BaseDatabaseWrapper,
) -> Iterable[Any]:
    """The field's values as the database takes them; what all share only once."""
    values = [field.pre_save(row, add=True) for row in rows]
    first = values[0]
    if all(value is first for value in values):
        return [field.get_db_prep_save(first, connection)] * len(rows)
    return [field.get_db_prep_save(value, connection) for value in values]
