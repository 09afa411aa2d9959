"""The sheet of keys opens with “?” wherever one is, also where nothing else works."""

import pytest
from playwright.sync_api import expect

BROKEN = {
    "/papers/nowhere/": 404,
    "/broken/mistake/": 500,
    "/broken/database/": 503,
}


@pytest.fixture
def broken_site(settings):
    settings.ROOT_URLCONF = "tests.config.broken_urls"


def shows_keys(tab):
    tab.is_loaded()
    tab.press("?")
    dialog = tab.page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("This list of keys")
    assert tab.overhang() == 0
    tab.press("Escape")
    expect(dialog).to_be_hidden()


def test_pages_of_errors_list_the_keys(broken_site, open_tab):
    tab = open_tab(width=360)
    tab.expects(*BROKEN.values())
    for address in BROKEN:
        tab.open(address)
        shows_keys(tab)


def test_curation_pages_list_their_keys_and_lead_to_the_search(open_tab, curator):
    tab = open_tab(curator, width=360)
    tab.open("/admin/")
    shows_keys(tab)
    page = tab.open("/admin/papers/paper/")
    shows_keys(tab)
    tab.press("/")
    expect(page.locator("#searchbar")).to_be_focused()
    tab.press("?")
    expect(page.locator("#searchbar")).to_have_value("?")
