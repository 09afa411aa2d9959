"""The map of the library, a category, a topic or a path."""

import re

import pytest

from papers.models import Link, Paper, PathStep
from papers.queries import maps
from tests.factories import (
    CategoryFactory,
    PaperFactory,
    ReadingPathFactory,
    TopicFactory,
)
from tests.papers.views.pages import page_source

pytestmark = pytest.mark.django_db


def link(source, target, kind="builds_on", reason="Because."):
    return Link.objects.create(source=source, target=target, kind=kind, reason=reason)


@pytest.fixture
def three():
    """C builds on B, B on A, and C on A as well."""
    category = CategoryFactory(slug="language", name="Language")
    a = PaperFactory(slug="a", title="A", category=category)
    b = PaperFactory(slug="b", title="B", category=category)
    c = PaperFactory(slug="c", title="C", category=category)
    link(c, b, reason="It keeps *B*.")
    link(b, a)
    link(c, a, reason="The oldest idea.")
    return a, b, c


def box_slugs(response):
    """In the order of the page."""
    return re.findall(
        r'class="map-box" href="/papers/([\w-]+)/"', page_source(response)
    )


def boxes(response):
    return sorted(box_slugs(response))


def lines(response):
    pattern = r'class="map-line is-(\w+)"> ?<title>(.*?)</title>'
    return re.findall(pattern, page_source(response))


def test_map_draws_boxes_and_lines(client, three):
    response = client.get("/map/")
    assert boxes(response) == ["a", "b", "c"]
    assert sorted(lines(response)) == [
        ("builds_on", "B builds on A: Because."),
        ("builds_on", "C builds on B: It keeps B."),
    ]


def test_what_a_chain_says_stands_in_the_list(client, three):
    page = page_source(client.get("/map/"))
    assert "1 link that a chain of others implies is not drawn, but in" in page
    assert 'builds on <a href="/papers/a/">A</a>: The oldest idea.' in page


def test_drafts_are_not_on_the_map(client, three):
    draft = PaperFactory(slug="draft", status="draft")
    link(draft, three[0])
    assert boxes(client.get("/map/")) == ["a", "b", "c"]


def test_map_of_a_category(client, three):
    PaperFactory(slug="elsewhere")
    response = client.get("/map/", {"category": "language"})
    assert boxes(response) == ["a", "b", "c"]
    assert "<h1>Map: Language</h1>" in page_source(response)


def test_map_of_a_topic_has_what_lies_below(client, three):
    above = TopicFactory(slug="above", name="Above")
    below = TopicFactory(parent=above)
    three[0].topics.add(above)
    three[1].topics.add(above, below)
    three[2].topics.add(TopicFactory())
    assert boxes(client.get("/map/", {"topic": "above"})) == ["a", "b"]


def test_map_of_a_path(client, three):
    path = ReadingPathFactory(slug="way")
    PathStep.objects.create(path=path, paper=three[2], position=1, reason="Go.")
    assert boxes(client.get("/map/", {"path": "way"})) == ["c"]


@pytest.mark.parametrize(
    "query",
    ["category=none", "topic=none", "path=none", "category=%00", "topic=" + "9" * 5000],
)
def test_unknown_part_is_not_found(client, db, query):
    assert client.get(f"/map/?{query}").status_code == 404


def test_draft_path_is_not_found(client, db):
    ReadingPathFactory(slug="draft", status="draft")
    assert client.get("/map/?path=draft").status_code == 404


def test_empty_map_says_so(client, db):
    CategoryFactory(slug="empty")
    page = page_source(client.get("/map/?category=empty"))
    assert "There is nothing to draw here yet." in page


def test_beyond_the_limit_those_with_most_links_are_drawn(client, three, monkeypatch):
    monkeypatch.setattr(maps, "MOST_PAPERS", 2)
    d = PaperFactory(slug="d", title="D")
    link(d, three[0])
    link(three[1], d)
    response = client.get("/map/")
    assert boxes(response) == ["a", "b"]
    assert "The 2 papers with the most links, of 4" in page_source(response)


@pytest.mark.parametrize(
    "query", ["", "?category=language", "?topic=above", "?path=way"]
)
def test_number_of_queries_does_not_grow(
    ada, three, query, django_assert_max_num_queries
):
    topic = TopicFactory(slug="above")
    path = ReadingPathFactory(slug="way")
    papers = [*three, *PaperFactory.create_batch(30, category=three[0].category)]
    for position, paper in enumerate(papers):
        paper.topics.add(topic)
        PathStep.objects.create(path=path, paper=paper, position=position, reason="Go.")
    for paper in papers[3:]:
        link(paper, papers[0])
    with django_assert_max_num_queries(8):
        assert len(boxes(ada.get(f"/map/{query}"))) == 33


def test_papers_come_in_reading_order_for_the_keyboard(client, three):
    assert Paper.objects.count() == 3
    assert box_slugs(client.get("/map/")) == ["a", "b", "c"]


def chips(response):
    """Slugs and what is written in their chips, in the order of the page."""
    pattern = r'data-slug="([\w-]+)".*?<text [^>]*>(.*?)</text>'
    return dict(re.findall(pattern, page_source(response)))


def test_fields_and_years_on_request(client, three):
    response = client.get("/map/", {"view": "fields"})
    assert chips(response) == {"a": "A", "b": "B", "c": "C"}
    page = page_source(response)
    assert ">Language</text>" in page
    assert 'data-earlier="a" data-later="b"' in page


def test_many_papers_are_drawn_by_field_and_year(client, three, monkeypatch):
    monkeypatch.setattr("papers.views.maps.MOST_FOR_LINKS", 2)
    assert set(chips(client.get("/map/"))) == {"a", "b", "c"}
    assert boxes(client.get("/map/?view=links")) == ["a", "b", "c"]


def test_an_unknown_view_is_the_usual_one(client, three):
    assert boxes(client.get("/map/?view=%00")) == ["a", "b", "c"]


def test_the_other_view_is_of_the_same_region(client, three):
    page = page_source(client.get("/map/?category=language"))
    assert 'href="?category=language&amp;view=fields"' in page


def test_chips_say_what_people_call_a_paper(client, db):
    PaperFactory(slug="bert", title="BERT: Pre-training of Deep Transformers")
    PaperFactory(slug="gans", title="Generative Networks", also_called="GAN\nGANs")
    PaperFactory(slug="plain", title="A Title That No Chip Has Room For")
    labels = chips(client.get("/map/?view=fields"))
    assert labels["bert"] == "BERT"
    assert labels["gans"] == "GAN"
    assert labels["plain"].endswith("…")


def test_chips_say_no_name_by_which_readers_only_look(client, db):
    names = "A name with too many words\nAnother such name\nThe third\nlook for it"
    PaperFactory(slug="far", title="A Title Without Any Room", also_called=names)
    PaperFactory(slug="near", title="A Title With Room", also_called=names[27:])
    names = names.replace("The third", "The third name of the paper")
    PaperFactory(slug="none", title="A Title That Has No Room", also_called=names)
    labels = chips(client.get("/map/?view=fields"))
    assert labels["far"] == "The third"
    assert labels["near"] == "The third"
    assert labels["none"].startswith("A Title")


@pytest.mark.parametrize("view", ["fields", "links"])
def test_the_map_opens_on_the_most_linked_paper(client, three, view):
    page = page_source(client.get("/map/", {"view": view}))
    x = re.search(r'data-centre-x="(\d+)"', page)[1]
    assert f'<rect x="{x}"' in page
