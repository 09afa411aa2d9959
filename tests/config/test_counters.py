"""Rate limits and used codes stay until their time is over, whatever else comes."""

import time
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client

from tests.source_files import OWN, imports_of, name_of

PASSWORD = "correct horse battery"
TABLE = "octavo_cache"
SECONDS_A_LOCK_LASTS = 300


@pytest.fixture(autouse=True)
def real_cache(db, settings):
    """The cache as a site has it, in the database."""
    settings.CACHES = {
        "default": {
            "BACKEND": "config.counters.CounterCache",
            "LOCATION": TABLE,
        }
    }
    call_command("createcachetable", verbosity=0)


@pytest.fixture(autouse=True)
def noon_stands_still(time_machine, noon):
    time_machine.move_to(noon, tick=False)


def row_count():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {TABLE}")
        return cursor.fetchone()[0]


def sign_in(
    browser,
    email="ada@example.org",
    password=PASSWORD,
    place="192.0.2.1",
):
    body = {
        "login": email,
        "password": password,
    }
    return browser.post(
        "/account/login/",
        body,
        REMOTE_ADDR=place,
    )


def lock_account():
    for _ in range(5):
        sign_in(Client(), password="wrong")


def is_locked(place="192.0.2.200"):
    browser = Client()
    sign_in(browser, place=place)
    return browser.get("/review/").status_code == 302


def test_other_accounts_failures_do_not_free_a_locked_account(learner):
    lock_account()
    for number in range(400):
        email = f"nobody{number}@example.org"
        sign_in(Client(), email, "wrong", place=f"198.51.100.{number // 9}")
    assert row_count() > 400
    assert is_locked()


def test_lock_ends_in_its_time(learner, time_machine):
    lock_account()
    time_machine.shift(SECONDS_A_LOCK_LASTS + 1)
    assert not is_locked()


@pytest.mark.parametrize("key", ["!", "~", "middle"])
def test_no_row_is_crowded_out_wherever_its_name_is_sorted(key):
    cache.set(key, "kept", 60)
    for number in range(400):
        cache.set(f"noise-{number}", 1, 60)
    assert cache.get(key) == "kept"
    assert row_count() == 401


def test_expired_rows_make_room(time_machine):
    for number in range(400):
        cache.set(f"noise-{number}", 1, 60)
    time_machine.shift(timedelta(seconds=62))
    cache.set("live", 1, 60)
    assert row_count() == 1


def test_used_code_stays_used(learner):
    secret = generate_totp_secret()
    authenticator = TOTP.activate(learner, secret)
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    assert authenticator.validate_code(code)
    for number in range(400):
        cache.set(f"noise-{number}", 1, 60)
    assert not authenticator.validate_code(code)


def test_nothing_else_lies_beside_the_counters():
    """What is cached for speed would crowd a Redis, and slow each count down.

    Look-ups of a learner are counted too.
    """
    users = {
        name_of(file)
        for file in OWN
        if any(name.startswith("django.core.cache") for name in imports_of(file))
    }
    assert users == {"config.counters", "study.adding.finding"}
