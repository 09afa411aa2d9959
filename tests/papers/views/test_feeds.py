"""Feeds: asked for again, they say that nothing is new; an entry is known for ever."""

import re

import pytest

from papers.models import Paper
from papers.services.page_cache import render_pages
from tests.factories import PaperFactory

ID = re.compile("<id>(urn:uuid:[^<]*)</id>")


@pytest.fixture
def paper(db):
    paper = PaperFactory(slug="gan")
    list(render_pages())
    return paper


def test_feed_that_did_not_change_is_not_sent_again(client, paper):
    first = client.get("/feeds/notes/")
    again = client.get("/feeds/notes/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    since = {"If-Modified-Since": first["Last-Modified"]}
    assert client.get("/feeds/notes/", headers=since).status_code == 304


def test_feed_that_changed_is_sent_again(client, paper):
    first = client.get("/feeds/notes/")
    paper.title = "Another title"
    paper.save()
    again = client.get("/feeds/notes/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert "Another title" in again.text


def test_entry_keeps_its_id_under_another_slug_and_address(client, paper, settings):
    (before,) = ID.findall(client.get("/feeds/notes/").text)
    Paper.objects.filter(pk=paper.pk).update(slug="generative-nets")
    settings.SITE_URL = "https://elsewhere.example"
    text = client.get("/feeds/notes/").text
    assert ID.findall(text) == [before]
    assert "https://elsewhere.example/papers/generative-nets/" in text
