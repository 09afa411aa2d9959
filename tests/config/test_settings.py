"""What the settings say on a real site, read in a process of their own."""

import pytest

from tests.config.site import printed_json

SETTINGS = """
import json
from config import settings
names = [name for name in dir(settings) if name.isupper()]
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""
DATABASE = """
import json, sqlite3, django
django.setup()
from django.db import connection, transaction
found = {}
with connection.cursor() as cursor:
    for name in (
        "journal_mode",
        "synchronous",
        "busy_timeout",
        "foreign_keys",
        "temp_store",
    ):
        found[name] = cursor.execute(f"PRAGMA {name}").fetchone()[0]
with transaction.atomic():
    try:
        second = sqlite3.connect(connection.settings_dict["NAME"], timeout=0)
        second.execute("BEGIN IMMEDIATE")
        found["second_writer"] = "let in"
    except sqlite3.OperationalError as error:
        found["second_writer"] = str(error)
found["atomic_requests"] = connection.settings_dict["ATOMIC_REQUESTS"]
print(json.dumps(found))
"""
SIGN_IN = """
import json, django
django.setup()
from django.test import Client
browser = Client(headers={"Host": "octavo.example.org"})
response = browser.get("/account/login/", secure=True)
print(json.dumps({
    "status": response.status_code,
    "headers": dict(response.headers),
    "cookies": [cookie.OutputString() for cookie in response.cookies.values()],
}))
"""


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    return printed_json(SETTINGS, data_dir=tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def https(tmp_path_factory):
    return printed_json(
        SETTINGS,
        data_dir=tmp_path_factory.mktemp("data"),
        SITE_URL="https://octavo.example.org",
    )


def test_database_keeps_what_it_acknowledged(tmp_path):
    found = printed_json(
        DATABASE, data_dir=tmp_path, DJANGO_SETTINGS_MODULE="config.settings"
    )
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 20_000,
        "foreign_keys": 1,
        "temp_store": 2,
        "second_writer": "database is locked",
        "atomic_requests": False,
    }


def test_postgresql_is_not_waited_for_without_end(tmp_path):
    found = printed_json(
        SETTINGS,
        data_dir=tmp_path,
        DATABASE_URL="postgres://ada:secret@127.0.0.1:5432/octavo",
    )
    database = found["DATABASES"]["default"]
    assert database["CONN_HEALTH_CHECKS"] is True
    for limit in (
        "statement_timeout",
        "lock_timeout",
        "idle_in_transaction_session_timeout",
    ):
        assert f"-c {limit}=" in database["OPTIONS"]["options"]


def test_all_workers_count_in_one_cache(plain):
    assert plain["CACHES"] == {
        "default": {
            "BACKEND": "config.counters.CounterCache",
            "LOCATION": "octavo_cache",
        }
    }


def test_passwords_are_hashed_by_our_hasher_alone(plain):
    assert plain["PASSWORD_HASHERS"] == ["config.passwords.Argon2idPasswordHasher"]


def test_plain_site_keeps_its_cookies_to_itself(plain):
    assert plain["SESSION_COOKIE_HTTPONLY"] is True
    assert plain["CSRF_COOKIE_HTTPONLY"] is True
    assert plain["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert plain["CSRF_COOKIE_SAMESITE"] == "Lax"


def test_plain_site_needs_no_https(plain):
    assert plain["SECURE_HSTS_SECONDS"] == 0
    assert plain["SESSION_COOKIE_SECURE"] is False


def test_https_site_has_secure_host_cookies(https):
    assert https["SESSION_COOKIE_NAME"] == "__Host-session"
    assert https["CSRF_COOKIE_NAME"] == "__Host-csrf"
    assert https["TRIAL_COOKIE_NAME"] == "__Host-trial"
    assert https["SESSION_COOKIE_SECURE"] is True
    assert https["CSRF_COOKIE_SECURE"] is True


@pytest.mark.parametrize(
    "name",
    [
        "SESSION_COOKIE_DOMAIN",
        "CSRF_COOKIE_DOMAIN",
        "SESSION_COOKIE_PATH",
    ],
)
def test_https_site_leaves_its_cookies_to_the_host(https, name):
    assert https.get(name) is None


def test_https_site_writes_https_links(https):
    assert https["ACCOUNT_DEFAULT_HTTP_PROTOCOL"] == "https"


def test_https_site_sends_hsts_and_host_cookies(tmp_path):
    variables = {
        "SITE_URL": "https://octavo.example.org",
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    found = printed_json(SIGN_IN, data_dir=tmp_path, **variables)
    assert found["status"] == 200
    hsts = found["headers"]["Strict-Transport-Security"]
    assert hsts == "max-age=31536000"
    (cookie,) = found["cookies"]
    parts = [part.strip().split("=")[0] for part in cookie.split(";")]
    assert parts[0] == "__Host-csrf"
    assert {"HttpOnly", "Secure", "Path", "SameSite"} < set(parts)
    assert "Domain" not in parts


@pytest.mark.parametrize(
    ("count", "header"), [("0", None), ("1", ["HTTP_X_FORWARDED_PROTO", "https"])]
)
def test_proxy_headers_are_believed_only_behind_a_proxy(tmp_path, count, header):
    found = printed_json(SETTINGS, data_dir=tmp_path, PROXY_COUNT=count)
    assert found["ALLAUTH_TRUSTED_PROXY_COUNT"] == int(count)
    assert found["SECURE_PROXY_SSL_HEADER"] == header


def test_mail_decides_whether_addresses_are_confirmed(tmp_path, plain):
    mailing = printed_json(
        SETTINGS,
        data_dir=tmp_path,
        EMAIL_URL="smtp+tls://ada:secret@mail.example.org:587",
    )
    assert plain["ACCOUNT_EMAIL_VERIFICATION"] == "none"
    assert mailing["ACCOUNT_EMAIL_VERIFICATION"] == "mandatory"
    assert mailing["ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED"] is True


def test_silent_mail_server_does_not_hold_a_worker_for_ever(plain):
    assert plain["EMAIL_TIMEOUT"] == 20


def test_debug_is_off_unless_asked_for(plain):
    assert plain["DEBUG"] is False
