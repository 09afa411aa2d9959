"""Indexes of foreign keys that another index makes needless.

Django keeps one for each key. To take it away by AlterField, SQLite would write the
whole table anew, with all that hangs on it; dropping the index is enough.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Model


def drop_key_index(
    editor: BaseDatabaseSchemaEditor, model: type[Model], field_name: str
) -> None:
    """Of that field alone; what others begin with it stays."""
    with editor.connection.cursor() as cursor:
        found: dict[str, Any] = editor.connection.introspection.get_constraints(
            cursor, model._meta.db_table
        )
    field: Any = model._meta.get_field(field_name)
    for name, facts in found.items():
        if is_plain_index(facts) and facts["columns"] == [field.column]:
            editor.execute(f"DROP INDEX {editor.quote_name(name)}")


def is_plain_index(facts: dict[str, Any]) -> bool:
    is_rule = facts["unique"] or facts["primary_key"] or facts["foreign_key"]
    return bool(facts["index"]) and not is_rule


def make_key_index(editor: Any, model: type[Model], field_name: str) -> None:
    """As Django would, under its name."""
    field = model._meta.get_field(field_name)
    editor.execute(editor._create_index_sql(model, fields=[field]))
