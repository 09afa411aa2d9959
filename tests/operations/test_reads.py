"""A read waits for no writer: no page asks for SQLite's write lock."""

import sqlite3
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from tests.access_cells import lines_of
from tests.access_matrix import ACCOUNT, OWN
from tests.access_requests import ASKED, arguments
from tests.canaries import make_world
from tests.test_access_matrix import ACCOUNT_ARGUMENTS

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="PostgreSQL locks rows, not files"
    ),
]


@pytest.fixture
def world(settings):
    """With the cache of a real site, which is a table."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "octavo_cache",
        }
    }
    call_command("createcachetable", verbosity=0)
    yield make_world()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE octavo_cache")


@pytest.fixture
def writing_elsewhere():
    """Begins to write in another connection; ours does not wait for anybody."""
    connection.ensure_connection()
    connection.connection.execute("PRAGMA busy_timeout = 0")
    path = connection.settings_dict["NAME"]
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        yield lambda: other.execute("BEGIN IMMEDIATE")
        if other.in_transaction:
            other.execute("ROLLBACK")
    connection.close()


def pages_of(role, world):
    """The address of every page that somebody may read."""
    for line in lines_of(OWN):
        if line["method"] == "GET" and line[role] == "ok":
            given = arguments(world, line["address"], line["which"])
            yield reverse(line["address"], args=given) + ASKED.get(line["which"], "")
    for line in lines_of(ACCOUNT):
        if line[role] == "ok":
            given = ACCOUNT_ARGUMENTS.get(line["address"], [])
            yield reverse(line["address"], args=given)


@pytest.mark.parametrize("role", ["anonymous", "owner"])
def test_page_is_shown_while_somebody_writes(
    role, world, client, sign_in, writing_elsewhere
):
    browser = client if role == "anonymous" else sign_in(world.learners[role])
    pages = list(pages_of(role, world))
    assert len(pages) > 20
    writing_elsewhere()
    statuses = {page: browser.get(page).status_code for page in pages}
    assert {page for page, status in statuses.items() if status != 200} == set()


def test_mark_waits_for_the_writer(world, sign_in, writing_elsewhere):
    """What the test above relies on: whoever writes is held up."""
    browser = sign_in(world.learners["owner"])
    browser.raise_request_exception = False
    address = reverse("set_paper_status", args=[world.papers["published"].slug])
    writing_elsewhere()
    assert browser.post(address, {"status": "reading"}).status_code == 503
