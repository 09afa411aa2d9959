"""What a topic is, in full, and where a note explains it."""

import pytest

from papers.models import Paper
from tests.factories import PaperFactory, TopicFactory

DEFINITION = "Reading *all* of it at once, by weights $w_i$."


@pytest.fixture
def explained(db):
    """A topic that a section of a note explains."""
    paper = PaperFactory(slug="relay", title="Relays of $O(n)$")
    section = paper.sections.create(kind="approach", body="How it is done.")
    return TopicFactory(
        slug="attention",
        name="Attention",
        definition=DEFINITION,
        explained_in=section,
    )


def test_topic_says_what_it_is_and_where_it_is_explained(client, explained):
    html = client.get("/topics/attention/").text
    assert "Reading <em>all</em> of it at once, by weights <math>" in html
    assert '<a href="/papers/relay/#approach">Relays of O(n), Approach</a>' in html


def test_topic_with_a_place_alone_is_not_called_empty(client, explained):
    html = client.get("/topics/attention/").text
    assert "It is explained in the section named above." in html
    assert "Nothing is filed here yet." not in html


def test_topic_without_a_place_says_that_nothing_is_filed(client, explained):
    Paper.objects.update(status=Paper.Status.DRAFT)
    html = client.get("/topics/attention/").text
    assert "Nothing is filed here yet." in html
    assert "section named above" not in html


def test_section_of_a_draft_is_not_named(client, explained):
    Paper.objects.update(status=Paper.Status.DRAFT)
    html = client.get("/topics/attention/").text
    assert "Reading <em>all</em>" in html
    assert "Explained in" not in html


def test_topic_without_a_definition_promises_none(client, db):
    TopicFactory(slug="bare")
    html = client.get("/topics/bare/").text
    assert "topic-definition" not in html
    assert "Explained in" not in html


def test_topic_outlives_the_section_that_explained_it(explained):
    explained.explained_in.delete()
    explained.refresh_from_db()
    assert explained.explained_in is None
