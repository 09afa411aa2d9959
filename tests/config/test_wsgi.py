"""What the server hands to browsers as it comes from the site."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.factories import PaperFactory
from tests.raw_requests import raw_request

STATIC_FILE = "/static/head.css"
FOUND = [
    "/",
    "/papers/",
    "/papers/gan/",
    "/account/login/",
    "/health/",
    "/robots.txt",
    STATIC_FILE,
]
REFUSED = [
    "/nothing/",
    "/static/nothing.css",
    "/review/",
    "/admin/",
]


@pytest.fixture(autouse=True)
def library(db):
    PaperFactory(slug="gan")
    (Path(settings.STATIC_ROOT) / "head.css").write_text("p { color: red }")


@pytest.mark.parametrize("path", [*FOUND, *REFUSED])
def test_head_sends_no_body(path):
    assert raw_request("HEAD", path).body == b""


@pytest.mark.parametrize("path", [*FOUND, *REFUSED])
def test_head_answers_as_get_does(path):
    head = raw_request("HEAD", path)
    get = raw_request("GET", path)
    assert head.status == get.status
    assert head.headers.keys() == get.headers.keys()


@pytest.mark.parametrize("path", FOUND)
def test_head_says_how_long_the_body_is(path):
    length = int(raw_request("HEAD", path).headers["Content-Length"])
    assert length == len(raw_request("GET", path).body)


def test_head_that_cannot_be_read_sends_no_body():
    response = raw_request("HEAD", "/", content_type="text/plain; charset=utf-7")
    assert response.status == 400
    assert response.body == b""
