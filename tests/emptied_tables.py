"""What a test with transactions of its own leaves behind, taken away in little time.

Django's flush truncates all hundred tables, whether they have rows or not, and makes
the permissions anew. Here only tables with rows are emptied, and permissions stay.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.db import connection, transaction
from django.test import TransactionTestCase

# Made by migrations, and the same after every test.
KEPT = {"auth_permission", "django_content_type", "django_migrations"}


def empty_tables() -> None:
    names = connection.introspection.django_table_names(
        only_existing=True, include_views=False
    )
    tables = tables_with_rows(sorted(set(names) - KEPT))
    # Together, since foreign keys are looked at in the end.
    with transaction.atomic(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'DELETE FROM "{table}"')


def tables_with_rows(names: list[str]) -> list[str]:
    questions = []
    for name in names:
        questions.append(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")")
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(questions))
        return [name for (name,) in cursor.fetchall()]


@contextmanager
def tables_are_emptied() -> Iterator[None]:
    """Inside, tests of the kind of TransactionTestCase end like this."""

    def end(test: TransactionTestCase) -> None:
        empty_tables()

    with patch.object(TransactionTestCase, "_fixture_teardown", end):
        yield
