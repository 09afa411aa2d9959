"""A visitor chooses some papers of a list, to compare them or to take them along; no script is needed."""

import json

import pytest
from playwright.sync_api import expect

LISTS = (
    "/papers/",
    "/search/?q=relays OR pooling OR recurrence",
    "/topics/chain-length/",
)


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def desk(open_desk, request):
    return open_desk(java_script_enabled=request.param)


def choose(page):
    return page.get_by_role("checkbox", name="Choose some")


def box(page, title):
    return page.locator(".rows").get_by_role("checkbox", name=title)


@pytest.mark.parametrize("place", LISTS)
def test_boxes_are_there_when_they_are_asked_for(desk, place):
    page = desk.open(place)
    expect(page.locator(".rows .row-choice").first).to_be_hidden()
    expect(desk.button("Compare")).to_be_hidden()
    choose(page).check()
    expect(page.locator(".rows .row-choice").first).to_be_visible()
    desk.sees("Tick the papers you want.")
    expect(desk.button("Compare")).to_be_hidden()
    choose(page).uncheck()
    expect(page.locator(".rows .row-choice").first).to_be_hidden()


def test_chosen_papers_are_compared(desk):
    page = desk.open("/papers/")
    choose(page).check()
    box(page, "Relays: A Method").check()
    box(page, "Pooling what is near").check()
    desk.button("Compare").click()
    expect(page.locator(".compare-title")).to_have_count(2)
    desk.stands_at(r"/compare/\?papers=[\w-]+,[\w-]+")


def test_choice_is_still_there_on_the_way_back(desk):
    page = desk.open("/papers/")
    choose(page).check()
    box(page, "Pooling what is near").check()
    desk.button("Compare").click()
    expect(page.locator(".compare-title")).to_have_count(1)
    page.go_back()
    expect(box(page, "Pooling what is near")).to_be_checked()
    expect(desk.button("Compare")).to_be_visible()


def test_chosen_papers_are_taken_along(desk):
    page = desk.open("/papers/")
    choose(page).check()
    box(page, "Pooling what is near").check()
    with page.expect_download() as taken:
        desk.button("CSL-JSON").click()
    titles = [item["title"] for item in json.loads(taken.value.path().read_text())]
    assert titles == ["Pooling what is near"]


def test_papers_are_chosen_by_keyboard(open_desk):
    desk = open_desk()
    page = desk.open("/papers/")
    choose(page).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.locator(".row-choice").first).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".row-choice").first).to_be_checked()
    desk.button("Compare").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".compare-title")).to_have_count(1)


@pytest.mark.parametrize("place", LISTS)
def test_choosing_is_accessible(open_desk, place):
    desk = open_desk(width=360)
    page = desk.open(place)
    choose(page).check()
    page.locator(".row-choice").first.check()
    assert desk.accessibility_faults() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
