"""Visitors and search engines find the lists that are public, and no others."""

import pytest

from study.lists.services import create_list
from study.models import ReadingList
from tests.html_page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(learner, noon):
    """One of each visibility, by its name."""
    kept = {}
    for visibility in (
        ReadingList.Visibility.PRIVATE,
        ReadingList.Visibility.LINK,
        ReadingList.Visibility.PUBLIC,
    ):
        reading_list = create_list(learner=learner, title=visibility.label, at=noon)
        reading_list.visibility = visibility
        reading_list.save()
        kept[visibility.value] = reading_list
    return kept


def test_visitor_finds_public_lists_from_every_page(client):
    for path in ("/", "/papers/"):
        assert "/lists/public/" in Page(client.get(path)).links


def test_sitemap_names_public_lists_alone(client, lists):
    sitemap = client.get("/lists/public/sitemap.xml").text
    assert f"/lists/public/{lists['public'].pk}/</loc>" in sitemap
    assert sitemap.count("<loc>") == 1
    assert "/lists/public/sitemap.xml" in client.get("/robots.txt").text


def test_sitemap_forgets_a_list_that_was_archived(client, lists, noon):
    ReadingList.objects.update(archived_at=noon)
    archived = client.get("/lists/public/sitemap.xml").text.count("<loc>")
    shown = client.get("/lists/public/").text.count("changed ")
    assert archived == shown
