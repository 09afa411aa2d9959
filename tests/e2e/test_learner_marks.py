"""A learner marks what they read, from a row and from the page, and takes it back."""

from datetime import date

import pytest
from playwright.sync_api import expect

from study.models import Reading, ReadThrough

TITLE = "Attention by itself"


def statuses(learner):
    """The learner's marks by paper."""
    marks = Reading.objects.filter(learner=learner)
    return dict(marks.values_list("paper__slug", "status"))


def row_of(page):
    return page.get_by_role("listitem").filter(has_text=TITLE)


def test_mark_from_a_row(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/papers/")
    row = row_of(page)
    row.locator("summary").click()
    row.get_by_role("button", name="To read").click()
    expect(row.locator("summary")).to_contain_text("Marked “to read”")
    expect(row.locator("summary")).to_be_focused()
    tab.stands_at("/papers/")
    assert statuses(ada) == {"attention": "to_read"}


@pytest.mark.parametrize("has_scripts", [True, False])
def test_paper_to_which_a_note_leads_is_marked_below_it(open_tab, ada, has_scripts):
    """On a phone, and by keys alone."""
    tab = open_tab(ada, width=360, java_script_enabled=has_scripts)
    page = tab.open("/papers/relay/")
    row = page.locator("#links .link-list > li").first
    slug = row.locator("a").first.get_attribute("href").split("/")[2]
    tab.press_on(row.locator("summary"))
    button = row.get_by_role("button", name="To read")
    expect(button).to_be_visible()
    assert tab.overhang() == 0
    tab.press_on(button)
    expect(row.locator("summary")).to_contain_text("Marked “to read”")
    tab.stands_at("/papers/relay/" if has_scripts else "/papers/relay/#links")
    assert statuses(ada) == {slug: "to_read"}


def test_undo_from_a_row(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/papers/")
    row = row_of(page)
    for label in ("To read", "Reading"):
        row.locator("summary").click()
        row.get_by_role("button", name=label, exact=True).click()
        expect(row.locator("summary")).to_contain_text(f"Marked “{label.lower()}”")
    for left in ("Marked “to read”", "Mark"):
        row.locator("summary").click()
        row.get_by_role("button", name="Undo the last change").click()
        expect(row.locator("summary")).to_have_text(left)
        expect(row.locator("summary")).to_be_focused()
    tab.stands_at("/papers/")
    assert statuses(ada) == {}


def test_menu_opens_under_its_word(open_tab, ada):
    page = open_tab(ada).open("/papers/")
    row = row_of(page)
    row.locator("summary").click()
    word = row.locator("summary").bounding_box()
    panel = row.locator(".menu-panel").bounding_box()
    below_the_word = word["y"] + word["height"]
    assert 0 <= panel["y"] - below_the_word < 4


def test_menu_in_a_row_says_which_paper_it_marks(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/papers/")
    row = row_of(page)
    expect(row.locator("summary")).to_have_accessible_name("Mark Attention by itself")
    row.locator("summary").click()
    row.get_by_role("button", name="Reading").click()
    expect(row.locator("summary")).to_have_accessible_name(
        "Marked “reading” Attention by itself"
    )


def test_menu_closes_with_escape(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/papers/")
    summary = page.locator(".row-status summary").first
    summary.press("Enter")
    tab.press("Tab")
    expect(page.locator(".row-status button").first).to_be_focused()
    tab.press("Escape")
    expect(summary).to_be_focused()
    expect(page.locator(".row-status[open]")).to_have_count(0)


def test_mark_from_the_page_and_undo(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/papers/attention/")
    for label, status in {"Reading": "reading", "Read": "read"}.items():
        page.locator(".reading summary").click()
        page.locator(".reading").get_by_role("button", name=label, exact=True).click()
        expect(page.locator(".reading summary")).to_have_text(
            f"Marked “{label.lower()}”"
        )
        assert statuses(ada) == {"attention": status}
    for left in ("Marked “reading”", "Mark this paper"):
        page.locator(".reading summary").click()
        tab.button("Undo the last change").click()
        expect(page.locator(".reading summary")).to_have_text(left)
    assert statuses(ada) == {}


def test_marks_filter_the_catalogue_and_stand_on_the_first_page(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/papers/")
    row = row_of(page)
    row.locator("summary").click()
    row.get_by_role("button", name="Reading").click()
    expect(row.locator("summary")).to_contain_text("Marked “reading”")
    tab.select("My status", "reading")
    tab.stands_at(r"/papers/\?status=reading")
    expect(page.locator(".row-title")).to_have_text([TITLE])
    tab.open("/")
    expect(page.get_by_role("region", name="In the middle of")).to_contain_text(
        "Attention by itself"
    )


def mark_here(tab, status):
    tab.page.locator(".reading summary").press("Enter")
    tab.page.locator(".reading").get_by_role("button", name=status, exact=True).press(
        "Enter"
    )
    expect(tab.page.locator(".reading summary")).to_have_text(
        f"Marked “{status.lower()}”"
    )
    tab.is_settled()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_each_reading_keeps_its_days_and_why_it_ended(open_tab, ada, has_scripts):
    tab = open_tab(ada, width=360, java_script_enabled=has_scripts)
    page = tab.open("/papers/attention/")
    for status in ("Reading", "Read"):
        mark_here(tab, status)
    tab.open("/papers/attention/")
    page.locator(".read-throughs > summary").press("Enter")
    first = page.locator(".read-through-form").first
    first.get_by_label("Begun").fill("2024-03-01")
    first.get_by_label("Finished").fill("2024-03-09")
    first.get_by_role("button", name="Save").press("Enter")
    tab.stands_at("/papers/attention/.*")
    for status in ("Reading", "Stopped"):
        mark_here(tab, status)
    tab.open("/papers/attention/")
    page.locator(".read-throughs > summary").press("Enter")
    expect(page.locator(".read-through-form")).to_have_count(3)
    second = page.locator(".read-through-form").nth(1)
    second.get_by_label("Why you stopped").fill("Too many symbols")
    assert tab.overhang() == 0
    second.get_by_role("button", name="Save").press("Enter")
    expect(page.locator("#messages")).to_be_visible()
    before, now = ReadThrough.objects.filter(learner=ada).order_by("pk")
    days = (before.started_on, before.ended_on)
    assert days == (date(2024, 3, 1), date(2024, 3, 9))
    assert (before.ending, now.ending) == ("read", "stopped")
    assert now.stop_reason == "Too many symbols"
