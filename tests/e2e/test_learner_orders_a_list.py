"""A learner makes a list of a path and gives it an order of their own, by keyboard."""

import re

from playwright.sync_api import expect

from study.models import ReadingList


def looks_right(tab):
    """In the width at hand, by day and by night."""
    assert tab.accessibility_faults() == []
    tab.page.emulate_media(color_scheme="dark")
    assert tab.accessibility_faults("color-contrast") == []
    tab.page.emulate_media(color_scheme="light")
    assert tab.overhang() == 0


def titles_on(page):
    titles = page.locator(".row-title").all_inner_texts()
    return [" ".join(title.split()) for title in titles]


def stored_titles():
    entries = ReadingList.objects.get().entries.of_papers().in_order()
    return list(entries.values_list("paper__title", flat=True))


def test_list_of_a_path_is_ordered_by_keyboard(open_tab, ada):
    tab = open_tab(ada, width=360)
    page = tab.open("/paths/first-steps/")
    tab.press_on(tab.button("Make a list of my own from it"))
    tab.stands_at(r"/lists/\d+/")
    before = titles_on(page)
    looks_right(tab)
    first = page.locator(".entry-handle").first
    handle = page.locator(f"#{first.get_attribute('id')}")
    handle.focus()
    with page.expect_response(re.compile("/move/")) as moved:
        tab.press("Alt+ArrowDown")
    assert moved.value.status == 200
    expect(page.locator("#announcer")).to_have_text("Place 2.")
    expect(handle).to_be_focused()
    assert titles_on(page)[:2] == [before[1], before[0]]
    assert stored_titles() == titles_on(page)
    with page.expect_response(re.compile("/move/")):
        tab.press("Alt+ArrowUp")
    expect(page.locator("#announcer")).to_have_text("Place 1.")
    assert titles_on(page) == before


def test_list_is_ordered_by_dragging_and_two_tabs_agree(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/paths/first-steps/")
    tab.button("Make a list of my own from it").click()
    tab.stands_at(r"/lists/\d+/")
    before = titles_on(page)
    other = open_tab(ada)
    other.expects(409)
    other_page = other.open(page.url.replace(other.url, ""))
    handles = page.locator(".entry-handle")
    last = handles.last.bounding_box()
    with page.expect_response(re.compile("/move/")):
        handles.first.hover()
        page.mouse.down()
        page.mouse.move(last["x"] + 5, last["y"] + 20, steps=8)
        page.mouse.move(last["x"] + 5, last["y"] + 60, steps=4)
        page.mouse.up()
    tab.is_settled()
    after = titles_on(page)
    assert after == [*before[1:], before[0]]
    assert stored_titles() == after
    other_page.locator(".entry-handle").first.focus()
    with other_page.expect_navigation():
        other.press("Alt+ArrowDown")
    expect(other_page.locator("#messages")).to_contain_text("changed in another window")
    assert titles_on(other_page) == after
