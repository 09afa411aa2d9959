"""The index as the database keeps it: made, removed and written anew.

SQLite drops a table's triggers when a migration remakes the table, and refuses to
rename a table that other triggers name. A migration that alters a table of the library
stands between `remove_search` and `install_search`.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction

from papers.search import postgresql_index, sqlite_index


def database_index(vendor: str) -> Any:
    if vendor == "postgresql":
        return postgresql_index
    return sqlite_index


def install_search(apps: Any, schema_editor: Any) -> None:
    """Index, triggers, and an entry for everything that is there.

    Whatever was there before goes. While the tables are not yet as the index reads
    them, there is none: a later migration makes it.
    """
    if not has_read_columns(apps):
        return
    for statement in installation_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def has_read_columns(apps: Any) -> bool:
    """Whether papers have the column that the entries' SQL has read since last."""
    names = [
        field.name for field in apps.get_model("papers", "Paper")._meta.fields
    ]
    return "also_called" in names


def remove_search(apps: Any, schema_editor: Any) -> None:
    index = database_index(schema_editor.connection.vendor)
    for statement in index.removal_statements():
        schema_editor.execute(statement, params=None)


def replace_functions(apps: Any, schema_editor: Any) -> None:
    """PostgreSQL's functions as they are written now; index and triggers stay."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for statement in postgresql_index.function_statements():
        schema_editor.execute(statement, params=None)
    for statement in postgresql_index.trigger_function_statements():
        schema_editor.execute(statement, params=None)


def rebuild_search() -> None:
    """Makes the whole index anew; readers see the old one until it is done."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in installation_statements(connection.vendor):
            cursor.execute(statement)


def installation_statements(vendor: str) -> Iterator[str]:
    index = database_index(vendor)
    yield from index.removal_statements()
    yield from index.index_statements()
    yield from index.trigger_statements()
    yield from index.fill_statements()
