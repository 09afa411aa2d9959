"""Older code leaves the tables of newer code alone."""

import pytest

from tests.operations.site import refusal_of

FUTURE = """
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
MigrationRecorder(connection).record_applied("{app}", "0999_future")
"""
REVISION = """
from papers.models import LibraryRevision
print(LibraryRevision.objects.values_list("number", flat=True).get())
"""
COMMANDS = [
    "serve --prepare",
    "load_library",
    "load_demo",
    "migrate",
    "rebuild_search",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_older_code_refuses_a_newer_database(command, site):
    site.run(FUTURE.format(app="study"))
    before = site.run(REVISION)
    finished = site.manage(*command.split())
    sentence = refusal_of(finished)
    assert "A newer Octavo has written this database" in sentence
    assert "study.0999_future" in sentence
    assert finished.stdout == ""
    assert site.run(REVISION) == before


def test_migration_of_an_app_that_is_not_installed_stops_nothing(site):
    site.run(FUTURE.format(app="some_plugin"))
    assert site.manage("serve", "--prepare").returncode == 0
