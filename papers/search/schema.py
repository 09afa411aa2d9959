"""The index as the database keeps it: made, removed and written anew.

SQLite drops a table's triggers when a migration remakes the table, and refuses to rename a table that other
triggers name. A migration that alters a table of the library stands between `remove_search` and `install_search`.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction

from papers.search import postgresql, sqlite


def dialect_of(vendor: str) -> Any:
    return postgresql if vendor == "postgresql" else sqlite


def install_search(apps: Any, schema_editor: Any) -> None:
    """Index, triggers, and an entry for everything that is there; whatever was there before goes."""
    for statement in installation(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def remove_search(apps: Any, schema_editor: Any) -> None:
    for statement in dialect_of(schema_editor.connection.vendor).removal_statements():
        schema_editor.execute(statement, params=None)


def replace_functions(apps: Any, schema_editor: Any) -> None:
    """PostgreSQL's functions as they are written now; index and triggers stay."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for statement in postgresql.function_statements():
        schema_editor.execute(statement, params=None)
    for statement in postgresql.trigger_function_statements():
        schema_editor.execute(statement, params=None)


def rebuild_search() -> None:
    """Makes the whole index anew; readers see the old one until it is done."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in installation(connection.vendor):
            cursor.execute(statement)


def installation(vendor: str) -> Iterator[str]:
    dialect = dialect_of(vendor)
    yield from dialect.removal_statements()
    yield from dialect.index_statements()
    yield from dialect.trigger_statements()
    yield from dialect.fill_statements()
