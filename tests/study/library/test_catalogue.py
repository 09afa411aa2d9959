"""Finding papers: filters, their combinations, order and pages.

All of it stands in the address.
"""

import pytest

from papers.models import Paper
from study.library.catalogue_filters import render_known_form
from study.reading.services import set_reading_status
from tests.factories import CategoryFactory, PaperFactory, TopicFactory
from tests.html_page import Page


def slugs(response):
    return [row.slug for row in response.context["rows"]]


def listed(client, path="/papers/", **query):
    response = client.get(path, query)
    assert response.status_code == 200
    return slugs(response)


@pytest.fixture
def shelf(db):
    """Four papers with a note, one without, a draft and a retired one."""
    language, vision = (
        CategoryFactory(slug="language", name="Language"),
        CategoryFactory(slug="vision"),
    )
    above = TopicFactory(slug="learning")
    below = TopicFactory(slug="attention", parent=above)
    PaperFactory(
        slug="gan",
        title="Adversarial Nets",
        year=2014,
        category=vision,
        tags=["generative"],
        note="brief",
    )
    PaperFactory(
        slug="resnet",
        title="Residual Learning",
        year=2015,
        category=vision,
        topics=[above],
    )
    PaperFactory(
        slug="transformer",
        title="Attention Is All You Need",
        year=2017,
        category=language,
        tags=["attention"],
        topics=[below],
        authors=["Vaswani, Ashish", "Shazeer, Noam"],
    )
    PaperFactory(
        slug="bert",
        title="BERT",
        year=2018,
        category=language,
        tags=["attention"],
        authors=["Devlin, Jacob"],
    )
    PaperFactory(
        slug="mystery",
        title="A Mystery",
        year=2016,
        category=language,
        note="none",
        tldr="",
    )
    PaperFactory(
        slug="draft",
        year=2019,
        category=language,
        tags=["attention"],
        topics=[below],
        status="draft",
    )
    PaperFactory(
        slug="retired", year=2019, category=language, status=Paper.Status.RETIRED
    )


def test_all_published_notes_newest_first(client, shelf):
    assert listed(client) == ["bert", "transformer", "resnet", "gan"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"category": "vision"}, ["resnet", "gan"]),
        ({"tag": "attention"}, ["bert", "transformer"]),
        ({"author": "vaswani"}, ["transformer"]),
        ({"topic": "learning"}, ["transformer", "resnet"]),
        ({"topic": "attention"}, ["transformer"]),
        ({"year": "2015"}, ["resnet"]),
        ({"year": "2015..2017"}, ["transformer", "resnet"]),
        ({"year": "2015-2017"}, ["transformer", "resnet"]),
        ({"year": "2015–2017"}, ["transformer", "resnet"]),
        ({"year": "2017.."}, ["bert", "transformer"]),
        ({"year": "..2014"}, ["gan"]),
        ({"note": "full"}, ["bert", "transformer", "resnet"]),
        ({"note": "brief"}, ["gan"]),
        ({"note": "none"}, ["mystery"]),
        ({"note": "all"}, ["bert", "transformer", "mystery", "resnet", "gan"]),
        ({"order": "oldest"}, ["gan", "resnet", "transformer", "bert"]),
        ({"order": "title"}, ["gan", "transformer", "bert", "resnet"]),
        ({"order": "added"}, ["bert", "transformer", "resnet", "gan"]),
        ({"category": "language", "tag": "attention", "year": "2018"}, ["bert"]),
        (
            {"category": "language", "note": "all", "order": "oldest"},
            ["mystery", "transformer", "bert"],
        ),
        ({"topic": "learning", "author": "shazeer", "note": "full"}, ["transformer"]),
        ({"category": "vision", "tag": "attention"}, []),
    ],
    ids=str,
)
def test_filter_gives_what_it_says(client, shelf, query, found):
    assert listed(client, **query) == found


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/categories/vision/", ["resnet", "gan"]),
        ("/tags/attention/", ["bert", "transformer"]),
        ("/authors/devlin/", ["bert"]),
    ],
)
def test_narrowed_page_is_the_same_list_narrowed(client, shelf, path, found):
    assert listed(client, path) == found
    assert listed(client, path, order="oldest") == found[::-1]
    assert listed(client, path, year="1999") == []


@pytest.mark.parametrize("path", ["/categories/none/", "/tags/none/", "/authors/none/"])
def test_unknown_narrowed_page_does_not_exist(client, shelf, path):
    assert client.get(path).status_code == 404


def test_filter_of_a_narrowed_page_cannot_be_taken_back(client, shelf):
    assert listed(client, "/categories/vision/", category="language") == [
        "resnet",
        "gan",
    ]


def test_own_status_is_a_filter(ada, learner, shelf, noon):
    for slug, status in (("bert", "read"), ("gan", "to_read")):
        set_reading_status(
            learner=learner, paper=Paper.objects.get(slug=slug), status=status, at=noon
        )

    assert listed(ada, status="read") == ["bert"]
    assert listed(ada, status="unmarked") == ["transformer", "resnet"]
    assert listed(ada, status="to_read", category="vision") == ["gan"]
    assert listed(ada, status="stopped") == []


def test_status_of_a_row_is_the_learners_own(ada, learner, client, shelf, noon):
    set_reading_status(
        learner=learner, paper=Paper.objects.get(slug="bert"), status="read", at=noon
    )

    assert {row.slug: row.status for row in ada.get("/papers/").context["rows"]}[
        "bert"
    ] == "read"
    assert {row.slug: row.status for row in client.get("/papers/").context["rows"]}[
        "bert"
    ] == ""


def test_visitor_has_no_filter_by_status(client, shelf):
    assert listed(client, status="read") == ["bert", "transformer", "resnet", "gan"]
    assert "status" not in dict(Page(client.get("/papers/")).form("/papers/").fields)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ({"category": "none"}, "category"),
        ({"order": "best"}, "order"),
        ({"note": "long"}, "notes"),
        ({"status": "burnt"}, "status"),
        ({"year": "soon"}, "year"),
        ({"year": "2018..2015"}, "year"),
        ({"tag": "<script>"}, "tag"),
        ({"author": "x" * 200}, "author"),
    ],
    ids=str,
)
def test_unknown_value_is_explained(ada, shelf, query, word):
    response = ada.get("/papers/", query)
    assert (response.status_code, slugs(response)) == (200, [])
    assert word in response.context["empty_reason"]
    assert response.context["empty_reason"] in Page(response).text


@pytest.mark.parametrize(
    "query",
    [{"tag": "none"}, {"topic": "none"}, {"author": "none"}, {"year": "1800"}],
    ids=str,
)
def test_filter_that_fits_nothing_is_explained(client, shelf, query):
    response = client.get("/papers/", query)
    assert slugs(response) == []
    assert response.context["empty_reason"] in Page(response).text


def test_parameter_that_is_no_filter_changes_nothing(client, shelf):
    assert listed(client, utm_source="x", id="1") == [
        "bert",
        "transformer",
        "resnet",
        "gan",
    ]


def test_filters_in_use_can_be_taken_away_one_by_one(client, shelf):
    response = client.get(
        "/papers/", {"category": "language", "year": "2018", "order": "oldest"}
    )
    filters = dict(response.context["active_filters"])
    assert list(filters.values()) == [
        "/papers/?year=2018&order=oldest",
        "/papers/?category=language&order=oldest",
    ]
    assert "Language" in filters
    assert set(filters.values()) < set(Page(response).links)


def test_filter_that_names_nothing_says_what_it_is(client, ada, shelf):
    for name in ("category", "tag", "topic", "author", "note", "year"):
        assert dict(
            client.get("/papers/", {name: "nope"}).context["active_filters"]
        ) == {f"{name.capitalize()}: nope": "/papers/"}
    assert dict(ada.get("/papers/?status=nope").context["active_filters"]) == {
        "Status: nope": "/papers/"
    }
    assert dict(ada.get("/papers/?status=unmarked").context["active_filters"]) == {
        "Not marked": "/papers/"
    }


def test_form_keeps_what_was_asked(client, shelf):
    form = Page(
        client.get("/papers/", {"year": "2015..2018", "tag": "attention"})
    ).form("/papers/")
    assert form.method == "get"
    assert form.values["year"] == "2015..2018"
    assert form.values["tag"] == "attention"


def test_form_keeps_the_order_of_a_page_that_narrows_nothing(client, shelf):
    form = Page(client.get("/papers/?order=oldest&view=dense")).form("/papers/")
    assert form.values["order"] == "oldest"
    assert form.values["view"] == "dense"


def test_form_of_a_page_that_narrows_nothing_is_written_once(ada, shelf):
    ada.get("/papers/?view=dense")
    written_count = render_known_form.cache_info().misses
    ada.get("/papers/?view=dense")
    assert render_known_form.cache_info().misses == written_count
    ada.get("/papers/?view=dense&year=2017")
    assert render_known_form.cache_info().misses == written_count


def test_look_that_is_not_known_is_explained(client, shelf):
    page = Page(client.get("/papers/?view=tall"))
    assert "no such rows" in page.text


def test_htmx_gets_the_results_alone(client, shelf):
    response = client.get(
        "/papers/", {"tag": "attention"}, headers={"HX-Request": "true"}
    )
    page = Page(response)
    assert [tag for tag, _ in page.tags if tag in ("html", "main")] == []
    assert [attributes["id"] for tag, attributes in page.tags if tag == "form"] == [
        "chosen"
    ]
    assert {"/papers/bert/", "/papers/transformer/"} < set(page.links)


def test_every_row_leads_to_its_note(client, shelf):
    assert {
        "/papers/bert/",
        "/papers/transformer/",
        "/papers/resnet/",
        "/papers/gan/",
    } < set(Page(client.get("/papers/")).links)
