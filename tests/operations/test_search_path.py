"""PostgreSQL's functions do not depend on where a session looks for names."""

from importlib import import_module

import pytest
from django.db import connection

from papers.models import Paper, PaperCount, SearchEntry
from papers.search.kinds import Kind
from papers.search.schema import replace_functions
from tests.factories import PaperFactory

MIGRATION = import_module("papers.migrations.0007_functions_without_search_path")
# A body that was parsed when it was made has its names settled.
UNSETTLED = """SELECT proname FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'papers\\_%'
    AND prosqlbody IS NULL
    AND NOT EXISTS (SELECT 1 FROM unnest(proconfig) AS setting
        WHERE setting LIKE 'search_path=%')
    ORDER BY proname"""
pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no search_path"
)


def unsettled_functions():
    with connection.cursor() as cursor:
        cursor.execute(UNSETTLED)
        return [name for (name,) in cursor.fetchall()]


@pytest.fixture
def session_that_looks_nowhere(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        schema = cursor.fetchone()[0]
        cursor.execute("SET LOCAL search_path = ''")
        yield cursor, schema
        cursor.execute(f"SET LOCAL search_path = {schema}")


def test_every_function_knows_where_to_look(db):
    assert unsettled_functions() == []


def test_index_and_counts_follow_a_write_of_any_session(db, request):
    paper = PaperFactory(slug="relay", status=Paper.Status.DRAFT)
    cursor, schema = request.getfixturevalue("session_that_looks_nowhere")
    cursor.execute(
        f"UPDATE {schema}.papers_paper SET status = 'published', title = 'Ærial relay'"
    )
    cursor.execute(f"SET LOCAL search_path = {schema}")
    entry = SearchEntry.objects.get(pk=Kind.PAPER.base + paper.pk)
    assert entry.title == "Ærial relay"
    assert PaperCount.objects.get(category=paper.category).papers == 1


def test_migration_settles_the_functions_of_an_older_database(db):
    with connection.cursor() as cursor:
        cursor.execute("ALTER FUNCTION papers_keep_counts() RESET search_path")
        cursor.execute("ALTER FUNCTION papers_search_paper_insert() RESET search_path")
        cursor.execute(
            """CREATE OR REPLACE FUNCTION papers_search_words(text) RETURNS tsvector
            LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
            AS $$ SELECT papers_search_fold($1)::tsvector $$"""
        )
    assert len(unsettled_functions()) == 3
    with connection.schema_editor() as editor:
        replace_functions(None, editor)
        MIGRATION.settle_counts(None, editor)
    assert unsettled_functions() == []
