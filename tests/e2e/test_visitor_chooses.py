"""A visitor chooses some papers of a list, to compare or to export them.

No script is needed.
"""

import json

import pytest
from playwright.sync_api import expect

LISTS = (
    "/papers/",
    "/search/?q=relays OR pooling OR recurrence",
    "/topics/chain-length/",
    "/",
)


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def tab(open_tab, request):
    return open_tab(java_script_enabled=request.param)


def choose(page):
    return page.get_by_role("checkbox", name="Choose some")


def box(page, title):
    return page.locator(".rows").get_by_role("checkbox", name=title)


@pytest.mark.parametrize("place", LISTS)
def test_boxes_are_there_when_they_are_asked_for(tab, place):
    page = tab.open(place)
    expect(page.locator(".rows .row-choice").first).to_be_hidden()
    expect(tab.button("Compare")).to_be_hidden()
    choose(page).check()
    expect(page.locator(".rows .row-choice").first).to_be_visible()
    tab.sees("Tick the papers you want.")
    expect(tab.button("Compare")).to_be_hidden()
    choose(page).uncheck()
    expect(page.locator(".rows .row-choice").first).to_be_hidden()


def test_chosen_papers_are_compared(tab):
    page = tab.open("/papers/")
    choose(page).check()
    box(page, "Relays: A Method").check()
    box(page, "Pooling what is near").check()
    tab.button("Compare").click()
    expect(page.locator(".compare-title")).to_have_count(2)
    tab.stands_at(r"/compare/\?papers=[\w-]+,[\w-]+")


def test_choice_is_still_there_on_the_way_back(tab):
    page = tab.open("/papers/")
    choose(page).check()
    box(page, "Pooling what is near").check()
    tab.button("Compare").click()
    expect(page.locator(".compare-title")).to_have_count(1)
    page.go_back()
    expect(box(page, "Pooling what is near")).to_be_checked()
    expect(tab.button("Compare")).to_be_visible()


def test_chosen_papers_are_exported(tab):
    page = tab.open("/papers/")
    choose(page).check()
    box(page, "Pooling what is near").check()
    with page.expect_download() as download:
        tab.button("CSL-JSON").click()
    titles = [item["title"] for item in json.loads(download.value.path().read_text())]
    assert titles == ["Pooling what is near"]


def test_papers_are_chosen_by_keyboard(open_tab):
    tab = open_tab()
    page = tab.open("/papers/")
    choose(page).focus()
    tab.press("Space")
    tab.press("Tab")
    expect(page.locator(".row-choice").first).to_be_focused()
    tab.press("Space")
    expect(page.locator(".row-choice").first).to_be_checked()
    tab.press_on(tab.button("Compare"))
    expect(page.locator(".compare-title")).to_have_count(1)


@pytest.mark.parametrize("place", LISTS)
def test_choosing_is_accessible(open_tab, place):
    tab = open_tab(width=360)
    page = tab.open(place)
    choose(page).check()
    page.locator(".row-choice").first.check()
    assert tab.accessibility_faults() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
