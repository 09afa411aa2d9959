"""Who waits for their turn to write to SQLite asks as often as who has just come."""

import sqlite3
from contextlib import closing

import pytest
from django.conf import settings
from django.db import OperationalError, connection, transaction

from config.sqlite3 import base
from study.models import Learner
from tests.factories import LearnerFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="PostgreSQL keeps a queue of its own."
    ),
]
TRIES = 60


@pytest.fixture
def other():
    """Another program, whose turn it is."""
    # Opened by Django first, for what it does to a new connection.
    connection.ensure_connection()
    file = settings.DATABASES["default"]["NAME"]
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


@pytest.fixture
def pauses(monkeypatch, other):
    """How long it was paused; the other program ends after so many pauses."""
    pauses = []

    def pause(seconds):
        pauses.append(seconds)
        if len(pauses) == TRIES:
            other.execute("ROLLBACK")

    monkeypatch.setattr(base, "sleep", pause)
    return pauses


def busy_timeout():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        return cursor.fetchone()[0]


def test_turn_is_asked_for_equally_often_until_it_comes(pauses):
    with transaction.atomic():
        learner = LearnerFactory()
    assert Learner.objects.filter(pk=learner.pk).exists()
    assert pauses == [base.PAUSE_SECONDS] * TRIES


def test_other_statements_wait_as_long_as_before(pauses):
    before = busy_timeout()
    with transaction.atomic():
        pass
    assert pauses
    assert busy_timeout() == before == 20_000


def test_patience_has_an_end(other, monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.05)
    is_refused = pytest.raises(OperationalError, match="database is locked")
    with is_refused, transaction.atomic():
        pytest.fail("It is not our turn.")
    other.execute("ROLLBACK")
    with transaction.atomic():
        assert Learner.objects.count() == 0


def test_other_fault_is_no_reason_to_wait(monkeypatch, db):
    connection.ensure_connection()

    def refuse(self):
        raise OperationalError("disk I/O error")

    begin = "_start_transaction_under_autocommit"
    monkeypatch.setattr(base.base.DatabaseWrapper, begin, refuse)
    is_refused = pytest.raises(OperationalError, match="disk I/O error")
    with is_refused, transaction.atomic():
        pytest.fail("There is no turn.")
