"""A browser in which a learner is signed in already."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils.crypto import get_random_string

from study.models import Learner

BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in(learner: Learner) -> Client:
    """With the session that signing in leaves, stored by one statement.

    Django's `force_login` takes fifteen, most of them for a session that was there
    before. Only the time of the last sign-in is not noted.
    """
    store = SessionStore()
    values = {
        SESSION_KEY: str(learner.pk),
        BACKEND_SESSION_KEY: BACKEND,
        HASH_SESSION_KEY: learner.get_session_auth_hash(),
    }
    session = Session.objects.create(
        session_key=get_random_string(32, VALID_KEY_CHARS),
        session_data=store.encode(values),
        expire_date=store.get_expiry_date(),
    )
    browser = Client()
    browser.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return browser
