"""Papers side by side; adding and removing are links and a form."""

import html
import re

import pytest

from papers.models import Link
from tests.factories import PaperFactory, TopicFactory
from tests.papers.views.pages import page_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    topic = TopicFactory(name="Attention")
    first = PaperFactory(
        slug="first",
        title="The First",
        year=2017,
        topics=[topic],
        tags=["nlp"],
        sections={"problem": "It is *slow*."},
    )
    second = PaperFactory(
        slug="second",
        title="The Second",
        year=2018,
        topics=[topic],
        sections={"evidence": "$x$ wins."},
    )
    Link.objects.create(
        source=second, target=first, kind="builds_on", reason="It takes *up*."
    )
    return first, second


def comparison_page(client, query=""):
    return page_source(client.get(f"/compare/{query}"))


def compared_slugs(text):
    return re.findall(r'class="compare-title"[^>]* href="/papers/([\w-]+)/"', text)


def row_cells(text, name):
    """The cells of a row, without tags."""
    row = re.search(rf'label"> ?{name}(?:, the same)? ?</span>.*?<tr>(.*?)</tr>', text)
    cells = []
    for cell in re.findall(r"<td>(.*?)</td>", row[1]):
        without_tags = re.sub(r"<(?!/?strong)[^>]+>", "", cell)
        cells.append(html.unescape(without_tags).strip())
    return cells


def names_of_same_rows(text):
    return re.findall(r'label"> ?(\w+), the same', text)


def test_facts_stand_in_rows_and_what_stands_out_is_bold(client, two):
    two[0].topics.add(TopicFactory(name="Zeal"))
    text = comparison_page(client, "?papers=first,second")
    assert compared_slugs(text) == ["first", "second"]
    assert row_cells(text, "Year") == ["2017", "2018"]
    assert row_cells(text, "Topics") == [
        "Attention, <strong>Zeal</strong>",
        "Attention",
    ]
    assert row_cells(text, "Tags") == ["nlp", "not known"]
    assert names_of_same_rows(text) == ["Venue"]
    assert names_of_same_rows(comparison_page(client, "?papers=first")) == []


def test_sections_stand_in_rows(client, two):
    text = comparison_page(client, "?papers=first,second")
    assert row_cells(text, "Problem") == ["It is slow.", "Not in this note."]
    assert row_cells(text, "Evidence")[0] == "Not in this note."
    assert "<math" in text


def test_links_between_them_have_their_reason(client, two):
    text = comparison_page(client, "?papers=first,second")
    sentence = "<strong>The Second</strong> builds on <strong>The First</strong>:"
    assert f"{sentence} It takes <em>up</em>." in text


def test_link_that_both_papers_tell_stands_once(client, two):
    Link.objects.create(source=two[0], target=two[1], kind="read_next", reason="Go on.")
    Link.objects.create(
        source=two[1], target=two[0], kind="contradicts", reason="Not so."
    )
    text = comparison_page(client, "?papers=first,second")
    assert "Go on." not in text
    sentence = "<strong>The Second</strong> contradicts <strong>The First</strong>:"
    assert f"{sentence} Not so." in text


def test_order_is_that_of_the_address(client, two):
    text = comparison_page(client, "?papers=second,first,second")
    assert compared_slugs(text) == ["second", "first"]


def test_removing_is_a_link(client, two):
    text = comparison_page(client, "?papers=first,second")
    assert re.findall(r'class="compare-remove fine" href="([^"]+)"', text) == [
        "/compare/?papers=second",
        "/compare/?papers=first",
    ]


@pytest.mark.parametrize("words", ["second", "The Second", "SECOND the"])
def test_adding_by_words_of_the_title(client, two, words):
    response = client.get("/compare/", {"papers": "first", "add": words})
    assert response.status_code == 302
    assert response.headers["Location"] == "/compare/?papers=first,second"


def test_several_that_fit_are_offered(client, two):
    text = comparison_page(client, "?add=the")
    assert "Several papers have these words" in text
    assert 'href="/compare/?papers=first"' in text
    assert 'href="/compare/?papers=second"' in text


def test_none_that_fits_is_explained(client, two):
    text = comparison_page(client, "?papers=first&add=<b>")
    assert "No other paper has “<b>” in its title." in html.unescape(text)


def test_unknown_papers_are_explained(client, two):
    text = comparison_page(client, "?papers=first,nobody,nothing")
    assert "The library has no paper called “nobody”, “nothing”." in text
    assert compared_slugs(text) == ["first"]


def test_drafts_are_unknown(client, two):
    PaperFactory(slug="draft", status="draft")
    assert "no paper called “draft”" in comparison_page(client, "?papers=draft")
    assert "No other paper has" in comparison_page(client, "?papers=first&add=draft")


def test_neighbours_are_offered(client, two):
    text = comparison_page(client, "?papers=first")
    assert 'href="/compare/?papers=first,second"' in text


def test_four_fit(client, db):
    slugs = [PaperFactory().slug for _ in range(5)]
    text = comparison_page(client, f"?papers={','.join(slugs)}")
    assert compared_slugs(text) == slugs[:4]
    assert "Four papers fit side by side." in text
    assert "You chose 1 more. Four fit side by side: these are the first." in text


def test_ticked_papers_become_one_address(client, two):
    ticked = "papers=&papers=second&papers=first&papers=a%26b%0A"
    response = client.get(f"/compare/?{ticked}")
    address = response.headers["Location"]
    assert address == "/compare/?papers=second,first,a%26b"
    text = client.get(address).content.decode()
    assert compared_slugs(text) == ["second", "first"]


@pytest.mark.parametrize(
    "query", ["?papers=%00", "?add=%00", "?papers=" + "x" * 2000, "?papers=,,,&add=%20"]
)
def test_odd_addresses_get_a_page(client, two, query):
    assert "Compare papers" in comparison_page(client, query)


def test_number_of_queries_does_not_grow(client, two, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        comparison_page(client, "?papers=first,second")
    for _ in range(20):
        Link.objects.create(
            source=PaperFactory(), target=two[0], kind="builds_on", reason="Also."
        )
    with django_assert_max_num_queries(10):
        comparison_page(client, "?papers=first,second")
