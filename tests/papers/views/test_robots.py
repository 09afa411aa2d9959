"""What search engines find: robots.txt, the sitemap, canonical addresses."""

import re
from xml.etree import ElementTree

import pytest

from papers.queries import addresses
from tests.factories import (
    CategoryFactory,
    PaperFactory,
    ReadingPathFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def locations(client, path):
    tree = ElementTree.fromstring(client.get(path).content)
    return [node.text.removeprefix(SITE) for node in tree.iter(LOCATION)]


def canonical_addresses(client, path):
    html = client.get(path).content.decode()
    return re.findall(r'<link rel="canonical" href="([^"]+)">', html)


def test_robots_names_the_sitemap_and_closes_what_is_no_page(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert lines[-1] == f"Sitemap: {SITE}/sitemap.xml"
    assert "Disallow: /account/" in lines
    assert "Disallow: /search/" in lines
    assert "Disallow: /papers/export/" in lines


def test_sitemap_has_all_that_is_public(client, db):
    PaperFactory(slug="shown", category=CategoryFactory(slug="language"))
    PaperFactory(slug="draft", status="draft", category=CategoryFactory(slug="vision"))
    TopicFactory(slug="attention")
    ReadingPathFactory(slug="way")
    ReadingPathFactory(slug="draft-way", status="draft")
    assert locations(client, "/sitemap.xml") == ["/sitemap/0.xml", "/sitemap/1.xml"]
    assert locations(client, "/sitemap/0.xml") == [
        "/",
        "/papers/",
        "/topics/",
        "/paths/",
        "/collections/",
        "/trends/",
        "/sources/",
        "/map/",
        "/lists/public/",
        "/categories/language/",
        "/categories/vision/",
        "/topics/attention/",
        "/paths/way/",
    ]
    assert locations(client, "/sitemap/1.xml") == ["/papers/shown/"]


def test_sitemap_comes_in_parts(client, db, monkeypatch):
    monkeypatch.setattr(addresses, "PAPERS_A_PART", 2)
    for number in range(3):
        PaperFactory(slug=f"p{number}")
    assert locations(client, "/sitemap.xml") == [
        "/sitemap/0.xml",
        "/sitemap/1.xml",
        "/sitemap/2.xml",
    ]
    assert locations(client, "/sitemap/2.xml") == ["/papers/p2/"]
    assert client.get("/sitemap/3.xml").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/papers/",
        "/categories/language/",
        "/topics/",
        "/topics/attention/",
        "/paths/",
        "/paths/way/",
    ],
)
def test_canonical_address_of_a_list(client, db, path):
    CategoryFactory(slug="language")
    TopicFactory(slug="attention")
    ReadingPathFactory(slug="way")
    found = canonical_addresses(client, f"{path}?utm_source=x")
    assert found == [SITE + path]


def test_canonical_address_of_a_note(client, db):
    PaperFactory(slug="note")
    found = canonical_addresses(client, "/papers/note/")
    assert found == [f"{SITE}/papers/note/"]


def test_canonical_address_keeps_filters_and_page_but_not_the_order(client, db):
    path = "/papers/?year=2017&order=title&category=&note=full&page=2"
    found = canonical_addresses(client, path)
    assert found == [f"{SITE}/papers/?note=full&amp;year=2017&amp;page=2"]
