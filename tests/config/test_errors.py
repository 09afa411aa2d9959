"""What people see when something is broken, and what they do not see."""

import pytest
from django.test import Client

from tests.config.broken_urls import SECRET
from tests.config.site import printed_json

INSIDE = (
    "Traceback",
    "RuntimeError",
    "OperationalError",
    "SELECT",
    "sqlite",
    "/dev/null",
    "site-packages",
    "Django",
    SECRET,
)
AWAY = """
import json, django
django.setup()
from django.test import Client
found = {}
sessions = {"/health/": {}, "/": {"octavo_session": "a" * 32}, "/papers/": {}}
for path, cookies in sessions.items():
    headers = {"Host": "127.0.0.1"}
    browser = Client(raise_request_exception=False, headers=headers)
    browser.cookies.load(cookies)
    response = browser.get(path)
    found[path] = {
        "status": response.status_code,
        "headers": dict(response.headers),
        "body": response.content.decode(),
    }
print(json.dumps(found))
"""


def words_of_the_inside(text):
    return [word for word in INSIDE if word in text]


@pytest.fixture
def visitor(settings):
    settings.ROOT_URLCONF = "tests.config.broken_urls"
    return Client(raise_request_exception=False)


def test_our_own_mistake_needs_no_database_and_tells_nothing(visitor):
    response = visitor.get("/broken/mistake/")
    assert response.status_code == 500
    assert words_of_the_inside(response.content.decode()) == []
    assert "<h1>" in response.content.decode()


@pytest.mark.parametrize("place", ["mistake", "database"])
def test_page_of_an_error_lists_the_keys(visitor, place):
    page = visitor.get(f"/broken/{place}/").content.decode()
    assert '<dialog id="keys"' in page
    assert "/static/js/row-keys.js" in page


@pytest.mark.django_db
def test_database_that_is_away_is_worth_waiting_for(visitor):
    response = visitor.get("/broken/database/")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "10"
    assert words_of_the_inside(response.content.decode()) == []


def test_every_page_answers_503_when_the_database_is_away(tmp_path):
    variables = {
        "DATABASE_URL": "postgres://ada:secret@127.0.0.1:9/octavo",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    answers = printed_json(AWAY, data_dir=tmp_path, **variables)
    for path, answer in answers.items():
        headers = answer["headers"]
        assert answer["status"] == 503, path
        assert headers["Retry-After"] == "10", path
        assert headers["Cache-Control"] == "no-store", path
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert words_of_the_inside(answer["body"]) == [], path
        assert "secret" not in answer["body"], path


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [("/nothing/", 404), ("/broken/forbidden/", 403), ("/broken/suspicious/", 400)],
)
def test_refusal_tells_nothing_of_the_inside(visitor, path, status):
    response = visitor.get(path)
    assert response.status_code == status
    assert words_of_the_inside(response.content.decode()) == []


@pytest.mark.django_db
def test_form_without_its_token_is_explained(visitor):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(
        "/account/login/", {"login": "ada@example.org", "password": "x"}
    )
    assert response.status_code == 403
    assert "out of date" in response.content.decode()


@pytest.mark.django_db
def test_expired_session_in_a_fragment_becomes_a_full_sign_in_page(visitor):
    response = visitor.get("/review/", headers={"HX-Request": "true"})
    assert response.status_code == 204
    assert response.content == b""
    assert response.headers["HX-Redirect"] == "/account/login/"
    assert "HX-Request" in response.headers["Vary"]


@pytest.mark.django_db
def test_expired_session_in_a_post_of_htmx_becomes_a_full_sign_in_page(visitor):
    response = visitor.post(
        "/questions/1/grade/", {"rating": 3}, headers={"HX-Request": "true"}
    )
    assert response.status_code == 204
    assert response.headers["HX-Redirect"] == "/account/login/"


def sign_in_after_htmx(browser, current_url):
    headers = {"HX-Request": "true", "HX-Current-URL": current_url}
    response = browser.post("/questions/1/grade/", {"rating": 3}, headers=headers)
    return response.headers["HX-Redirect"]


@pytest.mark.django_db
def test_expired_session_in_a_fragment_leads_back_to_its_page(visitor):
    address = sign_in_after_htmx(visitor, "http://testserver/quizzes/7/?a=1&b=ü#x")
    assert address == "/account/login/?next=%2Fquizzes%2F7%2F%3Fa%3D1%26b%3D%C3%BC"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "current_url",
    [
        "",
        "https://elsewhere.example/quizzes/7/",
        "http://testserver//elsewhere.example/",
        "http://testserver/\\elsewhere.example/",
        "javascript:alert(1)",
        "//elsewhere.example/",
        "http://[",
        "http://testserver",
        "http://testserver/account/login/?next=/account/login/",
    ],
)
def test_expired_session_leads_nowhere_else(visitor, current_url):
    assert sign_in_after_htmx(visitor, current_url) == "/account/login/"


@pytest.mark.django_db
def test_expired_session_in_a_form_leads_back_to_the_page_it_names(visitor):
    body = {"rating": 3, "next": "/quizzes/7/"}
    headers = {"Referer": "http://testserver/questions/1/answer/"}
    response = visitor.post("/questions/1/grade/", body, headers=headers)
    assert response.status_code == 302
    assert response.headers["Location"] == "/account/login/?next=%2Fquizzes%2F7%2F"


@pytest.mark.django_db
def test_expired_session_in_a_form_leads_back_to_the_page_it_stood_on(visitor):
    body = {"next": "//elsewhere.example/"}
    headers = {"Referer": "http://testserver/papers/attention/"}
    response = visitor.post("/papers/attention/quiz/", body, headers=headers)
    expected = "/account/login/?next=%2Fpapers%2Fattention%2F"
    assert response.headers["Location"] == expected


@pytest.mark.django_db
def test_expired_session_on_a_page_leads_back_to_it(visitor):
    response = visitor.get("/progress/")
    assert response.headers["Location"] == "/account/login/?next=/progress/"
