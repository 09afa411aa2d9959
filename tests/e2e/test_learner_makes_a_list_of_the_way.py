"""From a paper to a list of all that it needs, on a phone and by keyboard."""

import pytest
from playwright.sync_api import expect

from study.models import ListEntry

WAYS = {
    "The shortest way": "",
    "Everything it needs": "?show=all",
}


@pytest.fixture
def phone(open_tab, ada):
    return open_tab(ada, width=360)


@pytest.mark.parametrize("has_scripts", [True, False])
def test_either_way_to_a_paper_becomes_a_list(open_tab, ada, has_scripts):
    tab = open_tab(ada, width=360, java_script_enabled=has_scripts)
    for way, query in WAYS.items():
        page = tab.open("/papers/relay/prerequisites/")
        tab.follow_by_keyboard(tab.link(way))
        tab.stands_at(f"/papers/relay/prerequisites/{query.replace('?', '.')}")
        titles = page.locator(".steps h2 a").all_inner_texts()
        assert titles
        tab.follow_by_keyboard(tab.button("Make a list of them"))
        tab.stands_at(r"/lists/\d+/")
        assert page.locator(".entry-text .row-title a").all_inner_texts() == titles
        assert ListEntry.objects.count() == len(titles)
        assert tab.overhang() == 0
        ListEntry.objects.all().delete()


def test_keys_are_listed_and_rows_walked_where_no_box_stands(phone):
    page = phone.open("/paths/first-steps/")
    expect(page.locator(".row-status").first).to_be_visible()
    phone.press("j", "j", "k", "l")
    phone.stands_at(r"/lists/add/.*")
    phone.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
