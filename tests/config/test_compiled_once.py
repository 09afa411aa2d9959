"""What tests compile once is what Django would write, and finds what Django finds."""

from datetime import timedelta

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from study.models import Learner
from tests.access_cells import statements_seen
from tests.compiled_once import find_learner, find_session
from tests.factories import LearnerFactory


@pytest.fixture
def session(ada):
    return Session.objects.get()


def test_session_is_asked_for_as_django_does(session):
    store = SessionStore(session.session_key)
    with statements_seen() as ours:
        found = find_session(store)
    with statements_seen() as djangos:
        same = Session.objects.get(
            session_key=session.session_key, expire_date__gt=timezone.now()
        )
    assert ours == djangos
    assert found == same == session
    assert found.expire_date == session.expire_date


def test_session_that_is_over_is_none(session):
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    store = SessionStore(session.session_key)
    assert find_session(store) is None
    assert store.session_key is None


def test_learner_is_asked_for_as_django_does(learner):
    LearnerFactory()
    with statements_seen() as ours:
        found = find_learner(ModelBackend(), learner.pk)
    with statements_seen() as djangos:
        same = Learner.objects.get(pk=learner.pk)
    assert ours == djangos
    assert stored(found) == stored(same)


def stored(learner):
    return {
        field.attname: getattr(learner, field.attname)
        for field in Learner._meta.concrete_fields
    }


def test_learner_who_is_gone_or_put_out_is_nobody(learner):
    assert find_learner(ModelBackend(), learner.pk + 1) is None
    Learner.objects.update(is_active=False)
    assert find_learner(ModelBackend(), learner.pk) is None


def test_browser_is_signed_in(learner, sign_in):
    LearnerFactory()
    with statements_seen() as statements:
        browser = sign_in(learner)
    assert len(statements) == 1
    assert browser.get("/review/").wsgi_request.user == learner
