"""What stands on every answer, whatever kind it is."""

from pathlib import Path

import pytest
from django.conf import settings as site
from django.test import Client

from tests.factories import PaperFactory

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ANSWERS = {
    "/": 200,
    "/papers/": 200,
    "/papers/transformer/": 200,
    "/papers/transformer.bib": 200,
    "/papers/nothing/": 404,
    "/nothing/": 404,
    "/account/login/": 200,
    "/review/": 302,
    "/admin/": 302,
    "/health/": 200,
    "/static/probe.css": 200,
    "/static/nothing.css": 404,
    "/broken/mistake/": 500,
    "/broken/database/": 503,
    "/broken/forbidden/": 403,
    "/broken/suspicious/": 400,
}


@pytest.fixture
def visitor(db, settings):
    settings.ROOT_URLCONF = "tests.config.broken_urls"
    (Path(site.STATIC_ROOT) / "probe.css").write_text("p { color: red }")
    PaperFactory(slug="transformer")
    return Client(raise_request_exception=False)


def read(response):
    """A static file stays open until it is read."""
    return b"".join(response)


def policy_of(response):
    parts = [
        part.strip().split(" ", 1)
        for part in response.headers["Content-Security-Policy"].split(";")
    ]
    return dict(parts)


def assert_headers(response, status):
    read(response)
    assert response.status_code == status
    assert policy_of(response) == POLICY
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
    policy = response.headers["Permissions-Policy"]
    for feature in ("camera", "geolocation", "microphone", "payment", "usb"):
        assert f"{feature}=()" in policy


@pytest.mark.parametrize(("path", "status"), ANSWERS.items())
def test_every_answer_has_all_headers(visitor, path, status):
    assert_headers(visitor.get(path), status)


def test_refused_method_has_all_headers(visitor):
    assert_headers(visitor.post("/papers/"), 405)


def test_refused_form_has_all_headers(visitor, learner):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    assert_headers(strict.post("/papers/transformer/status/", {"status": "read"}), 403)


def test_fragment_has_all_headers(visitor):
    assert_headers(visitor.get("/papers/", headers={"HX-Request": "true"}), 200)


def test_signed_in_pages_and_the_curation_pages_have_all_headers(visitor, learner):
    type(learner).objects.update(is_staff=True, is_superuser=True)
    visitor.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    for path in (
        "/",
        "/review/",
        "/progress/",
        "/account/settings/",
        "/admin/",
        "/admin/papers/paper/add/",
    ):
        assert_headers(visitor.get(path), 200)


def test_policy_is_the_same_on_every_answer(visitor):
    assert (
        visitor.get("/").headers["Content-Security-Policy"]
        == visitor.get("/").headers["Content-Security-Policy"]
    )


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/papers/",
        "/papers/transformer/",
        "/static/probe.css",
        "/health/",
        "/nothing/",
    ],
)
def test_anonymous_answer_sets_no_cookie(visitor, path):
    response = visitor.get(path)
    read(response)
    assert response.cookies == {}


def test_cookies_of_a_signed_in_browser_are_for_http_only(visitor, learner):
    response = visitor.post(
        "/account/login/",
        {"login": learner.email, "password": "correct horse battery"},
    )
    session = response.cookies[site.SESSION_COOKIE_NAME]
    assert response.status_code == 302
    assert session["httponly"]
    assert session["samesite"] == "Lax"


def test_page_and_fragment_are_told_apart(visitor):
    assert "HX-Request" in visitor.get("/papers/").headers["Vary"]


def test_fragment_is_not_a_page(visitor):
    fragment = visitor.get("/papers/", headers={"HX-Request": "true"}).content.decode()
    page = visitor.get("/papers/").content.decode()
    assert ("<html" in fragment, "<html" in page) == (False, True)


def test_boosted_or_restored_request_gets_the_page(visitor):
    for extra in ("HX-Boosted", "HX-History-Restore-Request"):
        response = visitor.get(
            "/papers/", headers={"HX-Request": "true", extra: "true"}
        )
        assert "<html" in response.content.decode()
