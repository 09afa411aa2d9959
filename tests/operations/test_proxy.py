"""What a running site believes of what a proxy says, and what it sends to HEAD."""

from http.client import HTTPConnection

import pytest


@pytest.fixture
def start(site):
    """Starts a site that people reach by https, behind as many proxies of its own."""

    def start_behind(proxy_count):
        site.variables["SITE_URL"] = "https://octavo.example.org"
        site.variables["PROXY_COUNT"] = str(proxy_count)
        site.start()
        return site

    return start_behind


def response_headers(site, **headers):
    connection = HTTPConnection("127.0.0.1", site.port, timeout=60)
    connection.request("HEAD", "/health/", headers=headers)
    response = connection.getresponse()
    connection.close()
    assert response.status == 200
    return response.headers


def test_forwarded_scheme_is_not_believed_without_a_proxy(start):
    """Not even from this machine, where gunicorn believes it unless told otherwise."""
    headers = {"X-Forwarded-Proto": "https"}
    answer = response_headers(start(0), **headers)
    assert "Strict-Transport-Security" not in answer


def test_forwarded_scheme_is_believed_behind_a_proxy(start):
    site = start(1)
    secure = response_headers(site, **{"X-Forwarded-Proto": "https"})
    plain = response_headers(site, **{"X-Forwarded-Proto": "http"})
    assert "Strict-Transport-Security" in secure
    assert "Strict-Transport-Security" not in plain


def test_head_leaves_nothing_in_the_way_of_the_next_answer(site):
    site.start()
    connection = HTTPConnection("127.0.0.1", site.port, timeout=60)
    for method in ("HEAD", "GET"):
        connection.request(method, "/nothing/")
        response = connection.getresponse()
        response.read()
        assert response.status == 404
    connection.close()
