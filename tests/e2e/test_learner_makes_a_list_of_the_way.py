"""From a paper to a list of all that it needs, on a phone and by keyboard."""

import pytest
from playwright.sync_api import expect

from study.models import ListEntry


@pytest.fixture
def phone(open_tab, ada):
    return open_tab(ada, width=360)


def test_everything_that_a_paper_needs_becomes_a_list(phone):
    page = phone.open("/papers/relay/prerequisites/")
    phone.link("Everything it needs").press("Enter")
    phone.stands_at(r"/papers/relay/prerequisites/\?show=all")
    titles = page.locator(".steps h2 a").all_inner_texts()
    phone.button("Make a list of them").press("Enter")
    phone.stands_at(r"/lists/\d+/")
    assert page.locator(".entry-text .row-title a").all_inner_texts() == titles
    assert ListEntry.objects.count() == len(titles)
    assert phone.overhang() == 0


def test_keys_are_listed_and_rows_walked_where_no_box_stands(phone):
    page = phone.open("/paths/first-steps/")
    expect(page.locator(".row-status").first).to_be_visible()
    phone.press("j", "j", "k", "l")
    phone.stands_at(r"/lists/add/.*")
    phone.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
