"""Whether the site says truly that it can serve."""

import pytest
from django.db import connection, transaction

from papers.search.schema import database_index


@pytest.fixture
def site_without_index(db):
    """What is left when a dump was restored in part."""
    with connection.cursor() as cursor:
        for statement in database_index(connection.vendor).removal_statements():
            cursor.execute(statement)


def test_site_that_can_serve_says_so_in_one_line(client, db):
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert response.cookies == {}


def test_site_whose_search_is_broken_is_not_well(client, site_without_index):
    with transaction.atomic():
        response = client.get("/health/")
        transaction.set_rollback(True)
    assert response.status_code == 503
    assert response.json() == {"status": "search does not work"}


def test_health_asks_two_questions(client, db, django_assert_num_queries):
    client.get("/health/")
    with django_assert_num_queries(2):
        client.get("/health/")
