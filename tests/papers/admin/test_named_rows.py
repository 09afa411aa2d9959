"""The rows of a note's form name papers and authors without a query for each."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from papers.models import Author, Authorship, Link
from tests.factories import PaperFactory
from tests.papers.admin.test_curating_notes import path_of

MANY = 8
MOST_QUERIES = 20


@pytest.fixture
def large_note(gan):
    """A note with many authors and links."""
    for number in range(MANY):
        author = Author.objects.create(
            name=f"Author, {number}", slug=f"author-{number}"
        )
        Authorship.objects.create(paper=gan, author=author, position=10 + number)
        Link.objects.create(
            source=gan,
            target=PaperFactory(title=f"Later work {number}"),
            kind=Link.Kind.READ_NEXT,
            reason="It goes on.",
            position=number,
        )
    return gan


def queries_of_form(browser, paper):
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(path_of(paper)).status_code == 200
    return len(queries)


def test_large_note_asks_no_more_than_a_small_one(curator_browser, large_note):
    small = PaperFactory(authors=["Goodfellow, Ian"])
    queries_of_form(curator_browser, small)
    of_small = queries_of_form(curator_browser, small)
    of_large = queries_of_form(curator_browser, large_note)
    assert of_large <= of_small
    assert of_large <= MOST_QUERIES


def test_each_row_shows_what_it_has_stored(curator_browser, large_note):
    html = curator_browser.get(path_of(large_note)).content.decode()
    for number in range(MANY):
        assert f"selected>Author, {number}</option>" in html
        assert f"selected>Later work {number}</option>" in html


def test_refused_row_shows_what_was_chosen(save, large_note):
    other = PaperFactory(title="Chosen instead")
    response = save(
        path_of(large_note),
        **{"links-0-target": str(other.pk), "links-0-reason": ""},
    )
    assert response.status_code == 200
    assert "selected>Chosen instead</option>" in response.content.decode()
