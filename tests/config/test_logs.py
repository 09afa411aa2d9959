"""No token stands in the log, whatever is logged of its address."""

import logging

import pytest
from django.conf import settings
from django.urls import URLResolver, get_resolver

from config.logs import TOKEN_PREFIXES, TokenFilter, without_tokens

TOKEN = "k3w-Xq_0123456789abcdef"


@pytest.mark.parametrize(
    ("line", "logged"),
    [
        (f"Not Found: /shared/{TOKEN}/", "Not Found: /shared/…/"),
        (f"/shared/{TOKEN}/copy/?next=/", "/shared/…/copy/?next=/"),
        (f"GET /feeds/searches/{TOKEN}/ 404", "GET /feeds/searches/…/ 404"),
        (f"/reminders/off/{TOKEN}", "/reminders/off/…"),
        (f"GET /calendars/{TOKEN}.ics 404", "GET /calendars/… 404"),
        (f"GET /group-calendars/{TOKEN}.ics 404", "GET /group-calendars/… 404"),
        ("Not Found: /papers/shared/", "Not Found: /papers/shared/"),
        ("/reminders/off/", "/reminders/off/"),
    ],
)
def test_token_is_cut_out_of_a_line(line, logged):
    assert without_tokens(line) == logged


def routes_below(patterns, before="/"):
    for entry in patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes_below(entry.url_patterns, route)
        else:
            yield route


def test_every_address_with_a_token_is_known():
    routes = routes_below(get_resolver().url_patterns)
    with_token = [route for route in routes if "<slug:token>" in route]
    assert len(with_token) > 2
    for route in with_token:
        assert route.startswith(TOKEN_PREFIXES)


def test_rest_of_a_record_stays():
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 1, "%s: %s", ("Gone", "/papers/"), None
    )
    assert TokenFilter().filter(record)
    assert record.getMessage() == "Gone: /papers/"


def test_every_handler_has_the_filter():
    for handler in settings.LOGGING["handlers"].values():
        assert "tokens" in handler["filters"]


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "put"])
def test_refused_address_is_logged_without_its_token(client, caplog, method):
    caplog.handler.addFilter(TokenFilter())
    response = getattr(client, method)(f"/reminders/off/{TOKEN}/")
    assert response.status_code in (404, 405)
    assert "/reminders/off/…/" in caplog.text
    assert TOKEN not in caplog.text
