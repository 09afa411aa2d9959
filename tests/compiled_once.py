"""Statements that each request needs, compiled once instead of each time.

Django writes the SQL for a browser's session and its learner anew at every request,
which takes longer than running it: of a run of all tests, a tenth. Here the text that
Django would write is kept. What is asked, and how often, stays as it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any
from unittest.mock import patch

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet
from django.db.models.query import MAX_GET_RESULTS
from django.utils import timezone

from study.models import Learner


class CompiledQuery:
    """What a query finds for other values in the place of those it was made with."""

    def __init__(self, rows: QuerySet) -> None:
        self.rows = rows

    @cached_property
    def compiler(self) -> Any:
        query = self.rows.query.chain()
        query.set_limits(high=MAX_GET_RESULTS)
        return query.get_compiler(DEFAULT_DB_ALIAS)

    @cached_property
    def sql(self) -> str:
        return self.compiler.as_sql()[0]

    @cached_property
    def converters(self) -> dict:
        columns = [column for column, _, _ in self.compiler.select]
        return self.compiler.get_converters(columns)

    @cached_property
    def names(self) -> list[str]:
        return [field.attname for field in self.rows.model._meta.concrete_fields]

    def first(self, *values: Any) -> Model | None:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            found = cursor.fetchmany(1)
        for row in self.compiler.apply_converters(found, self.converters):
            return self.rows.model.from_db(DEFAULT_DB_ALIAS, self.names, row)
        return None


SESSION = CompiledQuery(
    Session.objects.filter(expire_date__gt=timezone.now(), session_key="key")
)
LEARNER = CompiledQuery(Learner.objects.filter(pk=1))


def find_session(store: SessionStore) -> Model | None:
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    session = SESSION.first(now, store.session_key)
    if session is None:
        store._session_key = None
    return session


def find_learner(backend: ModelBackend, learner_id: int) -> Learner | None:
    learner = LEARNER.first(learner_id)
    return learner if backend.user_can_authenticate(learner) else None


@contextmanager
def compiled_once() -> Iterator[None]:
    with (
        patch.object(SessionStore, "_get_session_from_db", find_session),
        patch.object(ModelBackend, "get_user", find_learner),
    ):
        yield
