"""Collections: papers in an index's own groups, beside their home categories."""

import pytest

from study.reading.services import set_reading_status
from tests.factories import CollectionFactory, PaperFactory
from tests.html_page import Page

BLURB = "What *the index* says."


@pytest.fixture
def index(db):
    """Two groups; a draft and a line without a title are not shown."""
    index = CollectionFactory(slug="index", title="An index", description="By *hand*.")
    rows = (
        {"group": "Nets", "paper": PaperFactory(slug="resnet", title="Residual")},
        {"group": "Nets", "title": "A paper elsewhere", "blurb": BLURB},
        {"group": "Sums", "paper": PaperFactory(slug="adam", title="Adam")},
        {"group": "Sums", "paper": PaperFactory(slug="hidden", status="draft")},
        {"group": "Sums", "blurb": "A line that names nothing."},
    )
    for position, row in enumerate(rows, start=1):
        index.entries.create(position=position, **row)
    CollectionFactory(slug="unfinished", title="Unfinished", status="draft")
    return index


def groups(response):
    return [
        (group.name, [entry["title"] for entry in group.entries])
        for group in response.context["groups"]
    ]


def test_list_counts_the_papers_that_are_shown(client, index):
    response = client.get("/collections/")
    text = Page(response).text
    assert "By hand." in text
    assert "2 papers" in text
    assert "Unfinished" not in text


def test_groups_show_what_everybody_may_see(client, index):
    response = client.get("/collections/index/")
    assert groups(response) == [
        ("Nets", ["Residual", "A paper elsewhere"]),
        ("Sums", ["Adam"]),
    ]
    text = Page(response).text
    assert "What the index says." in text
    assert "not in the library yet" in text
    assert "A line that names nothing." not in text


def test_learner_sees_what_they_have_read(ada, learner, index, noon):
    paper = index.entries.get(paper__slug="adam").paper
    set_reading_status(learner=learner, paper=paper, status="read", at=noon)
    response = ada.get("/collections/index/")
    _, sums = response.context["groups"]
    assert [entry["status_label"] for entry in sums.entries] == ["Read"]


def test_note_names_the_collections_that_it_stands_in(client, index):
    page = Page(client.get("/papers/adam/"))
    assert "In the collection An index (“Sums”)" in " ".join(page.text.split())
    assert "collection" not in Page(client.get("/papers/hidden/")).text


@pytest.mark.parametrize("slug", ["unfinished", "nothing"])
def test_collection_that_is_not_published_does_not_exist(ada, index, slug):
    assert ada.get(f"/collections/{slug}/").status_code == 404


def test_no_collections_yet_is_a_page(client, db):
    assert "no collections yet" in client.get("/collections/").text


def test_large_collection_asks_no_more(ada, index, django_assert_max_num_queries):
    for number in range(40):
        index.entries.create(
            group=f"Group {number % 7}", paper=PaperFactory(), position=10 + number
        )
    with django_assert_max_num_queries(8):
        ada.get("/collections/index/")
