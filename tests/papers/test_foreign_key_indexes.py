"""Keys that another index begins with have none of their own."""

import pytest
from django.db import connection

from papers.foreign_key_indexes import drop_key_index, is_plain_index, make_key_index
from papers.models import OwnPaper, Paper
from study.models import Highlight, ListEntry

BEGUN_BY_OTHERS = [
    (Paper, "owner"),
    (Paper, "category"),
    (ListEntry, "reading_list"),
    (Highlight, "paper"),
]
MOSTLY_EMPTY = [
    (OwnPaper, "joined_to"),
    (OwnPaper, "kept_apart_from"),
]


def constraints_of(model):
    with connection.cursor() as cursor:
        return connection.introspection.get_constraints(cursor, model._meta.db_table)


def own_indexes(model, name):
    column = model._meta.get_field(name).column
    return [
        index
        for index, facts in constraints_of(model).items()
        if is_plain_index(facts) and facts["columns"] == [column]
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "name"), BEGUN_BY_OTHERS)
def test_key_has_no_index_of_its_own(model, name):
    assert own_indexes(model, name) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "name"), BEGUN_BY_OTHERS)
def test_another_index_begins_with_the_key(model, name):
    column = model._meta.get_field(name).column
    firsts = [facts["columns"][:1] for facts in constraints_of(model).values()]
    assert [column] in firsts


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "name"), MOSTLY_EMPTY)
def test_key_that_is_mostly_empty_has_an_index_of_the_others(model, name):
    """What is looked for is never the empty ones."""
    names = {index.name for index in model._meta.indexes if index.condition}
    assert len(own_indexes(model, name)) == 1
    assert set(own_indexes(model, name)) <= names


@pytest.mark.django_db
def test_index_is_made_and_dropped_again():
    # Not entered: SQLite's wants rules between tables off, which a test keeps on.
    editor = connection.schema_editor()
    make_key_index(editor, ListEntry, "reading_list")
    made = own_indexes(ListEntry, "reading_list")
    drop_key_index(editor, ListEntry, "reading_list")

    assert len(made) == 1
    assert own_indexes(ListEntry, "reading_list") == []
