"""Tables are emptied as Django's flush would empty them."""

import pytest
from django.core.management import call_command
from django.db import connection

from tests.canaries import make_world
from tests.emptied_tables import KEPT, empty_tables, tables_with_rows
from tests.factories import LearnerFactory, PaperFactory

# How SQLite's search keeps its words; it tidies up as it likes.
SEARCH_SEGMENTS = ("_data", "_idx")


def count_rows():
    """By table, also by those that belong to no model, like those of the search."""
    counts = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            if name.endswith(SEARCH_SEGMENTS):
                continue
            cursor.execute(f'SELECT count(*) FROM "{name}"')
            counts[name] = cursor.fetchone()[0]
    return counts


def test_emptied_tables_have_the_rows_that_flush_leaves(transactional_db):
    make_world()
    empty_tables()
    emptied = count_rows()
    make_world()
    call_command("flush", interactive=False, reset_sequences=False, verbosity=0)
    assert emptied == count_rows()


def test_only_tables_with_rows_are_emptied(transactional_db):
    assert tables_with_rows(["papers_author", "papers_paper"]) == []
    PaperFactory(authors=["Vaswani, Ashish"])
    assert tables_with_rows(["papers_author", "study_card"]) == ["papers_author"]


@pytest.mark.parametrize("time", [1, 2])
def test_next_test_finds_nothing(transactional_db, time):
    """Whichever of the two comes second."""
    names = connection.introspection.django_table_names(only_existing=True)
    assert set(tables_with_rows(sorted(names))) <= KEPT
    LearnerFactory()
    PaperFactory()
