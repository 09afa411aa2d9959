"""Lists that are longer than a page, and the numbers that stand beside them."""

import re

import pytest

from papers.models import Category, Link, Paper
from papers.queries.catalogue import PAGE_SIZE
from papers.services.page_cache import render_pages
from study.pagination import make_page
from tests.factories import CategoryFactory, PaperFactory, QuestionFactory
from tests.html_page import Page


@pytest.fixture
def long_list(db):
    """A page and a half in one category, one paper in another."""
    category = CategoryFactory(slug="language")
    first = PaperFactory(slug="paper", category=category, year=2000)
    rows = [
        Paper(
            slug=f"paper-{number}",
            title=f"Paper {number}",
            year=2001 + number % 5,
            category=category,
            note="brief",
        )
        for number in range(PAGE_SIZE + PAGE_SIZE // 2 - 1)
    ]
    for number, row in enumerate(rows):
        row.status, row.tldr, row.arxiv_id = "published", "Short.", f"1234.{number}"
    Paper.objects.bulk_create(rows)
    PaperFactory(slug="other", category=CategoryFactory(slug="vision"))
    return first


def slugs(response):
    return [row.slug for row in response.context["rows"]]


def test_pages_hold_every_paper_once(client, long_list):
    first, second = (
        slugs(client.get("/papers/", {"page": number})) for number in (1, 2)
    )
    assert len(first) == PAGE_SIZE
    assert sorted(first + second) == sorted(
        Paper.objects.values_list("slug", flat=True)
    )


def test_pages_lead_to_each_other_and_keep_the_filters(client, long_list):
    query = {"category": "language", "order": "oldest"}
    first, second = (
        client.get("/papers/", query | {"page": number}) for number in (1, 2)
    )
    list_url = "/papers/?category=language&order=oldest"
    assert first.context["page"].next_url == f"{list_url}&page=2"
    assert second.context["page"].previous_url == list_url
    assert first.context["page"].next_url in Page(first).links
    assert not first.context["page"].has_previous
    assert not second.context["page"].has_next


@pytest.mark.parametrize(
    "number", ["3", "1000000000", "0", "-1", "x", "2.5", "²", "9" * 5000, "1e3", " "]
)
def test_page_that_is_not_there_is_explained(client, long_list, number):
    response = client.get("/papers/", {"page": number})
    assert (response.status_code, slugs(response)) == (200, [])
    assert response.context["empty_reason"] == "This list ends with page 2."


def test_total_counts_the_whole_list(client, long_list):
    assert client.get("/papers/").context["total"] == PAGE_SIZE + PAGE_SIZE // 2 + 1
    assert client.get("/papers/", {"year": "2000"}).context["total"] == 1


def test_category_counts_are_the_totals_of_their_lists(client, long_list):
    paper = Paper.objects.get(slug="paper-1")
    for change in (
        {"status": "draft"},
        {"status": "published"},
        {"note": "none"},
        {"category": Category.objects.get(slug="vision")},
    ):
        Paper.objects.filter(pk=paper.pk).update(**change)
        said = {
            url: count for _, url, _, count in client.get("/").context["categories"]
        }
        assert said == {url: client.get(url).context["total"] for url in said}
        assert (
            sum(said.values())
            == client.get("/papers/").context["total"]
            == client.get("/").context["paper_count"]
        )


def test_count_beside_a_category_in_the_filter_is_its_total(client, long_list):
    assert f"({PAGE_SIZE * 3 // 2})" in client.get("/papers/").content.decode()
    assert client.get("/categories/language/").context["total"] == PAGE_SIZE * 3 // 2


def test_empty_library_says_how_it_is_filled(client, db):
    response = client.get("/papers/")
    assert (response.status_code, response.context["total"]) == (200, 0)
    assert response.context["empty_reason"] in Page(response).text


def test_titles_only_are_more_a_page(client, long_list):
    response = client.get("/papers/", {"view": "dense"})
    assert len(slugs(response)) == PAGE_SIZE + PAGE_SIZE // 2 + 1
    assert 'class="rows is-dense"' in response.text


def test_pages_are_named_by_number(client, long_list):
    page = client.get("/papers/", {"category": "language"}).context["page"]
    assert page.named == (
        (1, "/papers/?category=language"),
        (2, "/papers/?category=language&page=2"),
    )


def test_far_pages_are_a_gap():
    page = make_page(9, 20, str)
    numbers = [entry and entry[0] for entry in page.named]
    assert numbers == [1, None, 7, 8, 9, 10, 11, None, 20]


def test_rows_say_how_many_questions_their_page_lists(client, long_list):
    QuestionFactory.create_batch(2, home=long_list)
    QuestionFactory(home=long_list, status="draft")
    response = client.get("/papers/", {"year": "2000"})
    said = re.findall(r"(\d+) questions?\b", Page(response).text)
    listed = client.get("/papers/paper/").context["question_count"]
    assert said == [str(listed)] == ["2"]


def test_most_linked_papers_come_first(client, long_list):
    busy = Paper.objects.get(slug="paper-3")
    for slug in ("paper-1", "paper-2"):
        source = Paper.objects.get(slug=slug)
        Link.objects.create(source=source, target=busy, kind="builds_on", reason="So.")
    for number in range(3):
        draft = PaperFactory(slug=f"draft-{number}", status="draft")
        Link.objects.create(
            source=draft, target=long_list, kind="builds_on", reason="So."
        )
    list(render_pages())
    assert slugs(client.get("/papers/", {"order": "linked"}))[0] == "paper-3"


def test_importance_counts_what_leads_to_a_paper_and_what_is_asked_of_it(
    client, long_list
):
    linked, asked, both = (
        Paper.objects.get(slug=slug) for slug in ("paper-3", "paper-4", "paper-5")
    )
    for slug in ("paper-1", "paper-2"):
        source = Paper.objects.get(slug=slug)
        for target in (linked, both):
            Link.objects.create(
                source=source, target=target, kind="builds_on", reason="So."
            )
    QuestionFactory.create_batch(3, home=asked)
    QuestionFactory.create_batch(2, home=both)
    # What its page does not list counts for nothing.
    QuestionFactory.create_batch(2, home=linked, status="draft")
    list(render_pages())
    found = slugs(client.get("/papers/", {"order": "important"}))
    assert found[:3] == ["paper-5", "paper-4", "paper-3"]
