"""Where a reader stands in a long list."""

import pytest

from study.pagination import make_page


def page_url(number):
    return f"/list/?page={number}"


@pytest.mark.parametrize(
    ("number", "previous_url", "next_url"),
    [
        (1, "", "/list/?page=2"),
        (2, "/list/?page=1", "/list/?page=3"),
        (3, "/list/?page=2", ""),
    ],
)
def test_page_leads_to_its_neighbours(number, previous_url, next_url):
    page = make_page(number, 3, page_url)
    assert page.previous_url == previous_url
    assert page.next_url == next_url
    assert page.has_previous is bool(previous_url)
    assert page.has_next is bool(next_url)


@pytest.mark.parametrize("number", [4, 10**9])
def test_page_beyond_the_last_has_no_neighbours(number):
    page = make_page(number, 3, page_url)
    assert not page.has_previous
    assert not page.has_next


def test_only_page_has_no_neighbours():
    page = make_page(1, 1, page_url)
    assert not page.has_previous
    assert not page.has_next
