"""Where a redirect may lead: who decides, and everything that asks."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.cache import cache

from config.http import local_path
from study.accounts.adapters import AccountAdapter
from tests.factories import PaperFactory
from tests.papers.markdown.corpora import payloads

LISTS = (
    "payloadsallthethings/Open Redirect/Intruder/*.txt",
    "payloadsallthethings/CRLF Injection/Files/*.txt",
    "blns/blns.txt",
)
HOST = "octavo.example.org"
OWN = [
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\x01//evil.example",
    " //evil.example",
    "///evil.example",
    "/%09/evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/ok\r\nSet-Cookie: a=b",
    "/ok\x00",
    "/ok\u2028",
    "papers/",
    "?q=1",
    "#x",
    "",
    f"http://{HOST}/",
    "/\u2215evil.example",
]
EVERY = 9
CONTROL_CHARACTERS = "".join(map(chr, range(33)))
# Paths, however they look.
PATHS = ("/%09/evil.example", "/\u2215evil.example")
NO_PATHS = [target for target in OWN if target not in PATHS]


def host_in_a_browser(target):
    """The host that a browser goes to (WHATWG URL).

    It drops control characters and takes \\ for /.
    """
    stripped = target.strip(CONTROL_CHARACTERS)
    cleaned = re.sub(r"[\t\n\r]", "", stripped).replace("\\", "/")
    try:
        return urlsplit(urljoin(f"https://{HOST}/papers/", cleaned)).hostname
    except ValueError:
        return None


def hostile_targets():
    return [*OWN, *payloads(*LISTS)]


@pytest.mark.corpora
def test_no_hostile_target_leaves_the_site():
    for target in hostile_targets():
        chosen = local_path(target, "/default/")
        assert chosen in (target, "/default/")
        assert chosen.startswith("/")
        assert host_in_a_browser(chosen) == HOST, target
        assert chosen.isprintable(), target


@pytest.mark.parametrize("target", NO_PATHS)
def test_odd_target_gives_the_default(target):
    assert local_path(target, "/default/") == "/default/"


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/papers/?page=2&tag=nlp",
        "/papers/gan/#questions",
        "/papers/?q=über",
        "/a//b",
    ],
)
def test_path_on_the_site_is_kept(target):
    assert local_path(target, "/default/") == target


def test_adapter_takes_a_path_of_the_site():
    assert AccountAdapter().is_safe_url("/papers/")


@pytest.mark.parametrize(
    "url",
    ["//evil.example", "https://evil.example", "", None],
)
def test_adapter_takes_nothing_else(url):
    assert not AccountAdapter().is_safe_url(url)


def some_of(targets):
    """All of them would take long: a spread, and always our own."""
    return [*OWN, *targets[len(OWN) :: EVERY]]


@pytest.mark.corpora
@pytest.mark.parametrize("address", ["status/", "status/undo/"])
def test_mark_leads_back_within_the_site(ada, address):
    paper = PaperFactory(slug="gan")
    for target in some_of(hostile_targets()):
        response = ada.post(
            f"/papers/{paper.slug}/{address}", {"status": "read", "next": target}
        )
        location = response.headers["Location"]
        assert response.status_code == 302, target
        assert host_in_a_browser(location) == HOST, target


@pytest.mark.corpora
def test_menu_of_a_fragment_carries_no_hostile_target(ada):
    PaperFactory(slug="gan")
    for target in some_of(hostile_targets()):
        body = {"status": "read", "next": target}
        response = ada.post("/papers/gan/status/", body, headers={"HX-Request": "true"})
        kept = re.search(r'name="next" value="([^"]*)"', response.content.decode())[1]
        assert kept.startswith("/"), target
        assert host_in_a_browser(kept) == HOST
        assert not {"HX-Redirect", "HX-Location", "HX-Push-Url"} & set(response.headers)


@pytest.mark.corpora
def test_sign_in_leads_on_within_the_site(client, learner):
    for target in some_of(hostile_targets()):
        cache.clear()  # so many sign-ins would be refused
        body = {
            "login": learner.email,
            "password": "correct horse battery",
            "next": target,
        }
        response = client.post("/account/login/", body)
        location = response.headers["Location"]
        assert response.status_code == 302, target
        assert host_in_a_browser(location) == HOST, target
        client.logout()


@pytest.mark.corpora
def test_sign_in_page_shows_hostile_targets_escaped(client, db):
    for target in some_of(hostile_targets())[:40]:
        response = client.get("/account/login/", {"next": target})
        assert response.status_code == 200
        assert "<script>alert" not in response.content.decode()
