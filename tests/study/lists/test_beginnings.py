"""A list begins in each of eight ways, by the buttons that pages have for it."""

import pytest

from papers.models import Link, PathStep
from study.models import ReadingList
from tests.factories import (
    PaperFactory,
    ReadingPathFactory,
    TopicFactory,
)
from tests.html_page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def colbert(papers):
    """It builds on BERT, which builds on the Transformer, and on BM25."""
    topic = TopicFactory(slug="retrieval", name="Retrieval")
    made = {}
    for slug, year in (("transformer", 2017), ("bm25", 1994), ("colbert", 2020)):
        made[slug] = PaperFactory(slug=slug, title=f"The {slug}", year=year)
    made["bert"] = papers[1]
    made["colbert"].topics.add(topic)
    for source, target in (
        ("colbert", "bert"),
        ("colbert", "bm25"),
        ("bert", "transformer"),
    ):
        Link.objects.create(
            source=made[source], target=made[target], kind="builds_on", reason="So."
        )
    path = ReadingPathFactory(slug="beginning", title="Beginning")
    for position, slug in enumerate(("bm25", "colbert"), start=1):
        PathStep.objects.create(
            path=path, paper=made[slug], position=position, reason="So."
        )
    return made["colbert"]


def slugs_of(title):
    entries = ReadingList.objects.get(title=title).entries.of_papers().in_order()
    return list(entries.values_list("paper__slug", flat=True))


def send_form(browser, page_url, action, **values):
    """Press the button of that form, as it stands on the page."""
    form = Page(browser.get(page_url)).form(action)
    return browser.post(action, form.values | values)


def begin_with_nothing(ada):
    send_form(ada, "/lists/create/", "/lists/create/", title="Mine")


def begin_with_a_path(ada):
    send_form(ada, "/paths/beginning/", "/lists/from/path/beginning/")


def begin_with_a_topic(ada):
    send_form(ada, "/topics/retrieval/", "/lists/from/topic/retrieval/")


def begin_with_a_search(ada):
    send_form(ada, "/search/?q=colbert", "/lists/from/search/")


def begin_with_ticked_rows(ada):
    ada.post("/chosen/", {"papers": ["bm25", "colbert"], "shown": "bm25,colbert"})
    form = Page(ada.post("/chosen/list/", {"next": "/papers/"})).form("/lists/add/")
    ada.post("/lists/add/", form.values | {"title": "Ticked"})


def begin_with_the_way(ada, query=""):
    page = Page(ada.get(f"/papers/colbert/prerequisites/{query}"))
    ada.post("/lists/add/", page.form("/lists/add/").lists)


def begin_with_the_shortest_way(ada):
    begin_with_the_way(ada)


def begin_with_everything_it_needs(ada):
    begin_with_the_way(ada, "?show=all")


def begin_with_another_list(ada):
    ada.post("/lists/add/", {"papers": "bm25,gpt", "title": "Other"})
    address = ReadingList.objects.get(title="Other").get_absolute_url()
    send_form(ada, address, f"{address}copy/")


def begin_with_a_file(ada):
    values = {"list_title": "Syllabus", "pasted": "On bert"}
    preview = ada.post("/lists/import/read/", values).headers["Location"]
    ada.post(f"{preview}confirm/")


@pytest.mark.parametrize(
    ("begin", "title", "slugs"),
    [
        (begin_with_nothing, "Mine", []),
        (begin_with_a_path, "Beginning", ["bm25", "colbert"]),
        (begin_with_a_topic, "Retrieval", ["colbert"]),
        (begin_with_a_search, "Search: colbert", ["colbert"]),
        (begin_with_ticked_rows, "Ticked", ["bm25", "colbert"]),
        (begin_with_the_shortest_way, "The way to The colbert", ["bm25", "colbert"]),
        (
            begin_with_everything_it_needs,
            "The way to The colbert",
            ["bm25", "transformer", "bert", "colbert"],
        ),
        (begin_with_another_list, "Other (copy)", ["bm25", "gpt"]),
        (begin_with_a_file, "Syllabus", ["bert"]),
    ],
)
def test_list_begins(ada, colbert, begin, title, slugs):
    begin(ada)
    assert slugs_of(title) == slugs


def test_everything_that_colbert_needs_leaves_bert_not_out(ada, colbert):
    shortest = Page(ada.get("/papers/colbert/prerequisites/")).text
    everything = Page(ada.get("/papers/colbert/prerequisites/?show=all")).text
    assert "On bert" not in shortest
    assert "On bert" in everything
    assert "The bm25" in everything
