"""A learner walks the rows by keyboard, ticks papers and does one thing with all."""

import pytest
from playwright.sync_api import expect

from study.models import Reading

PHONE = {"width": 360, "height": 740}


def statuses(learner):
    """The learner's marks by paper."""
    marks = Reading.objects.filter(learner=learner)
    return dict(marks.values_list("paper__slug", "status"))


@pytest.fixture
def phone(open_tab, ada):
    tab = open_tab(ada)
    tab.open("/papers/").set_viewport_size(PHONE)
    return tab


def test_rows_are_walked_marked_and_ticked_by_keyboard(phone, ada):
    page = phone.page
    rows = page.locator(".rows > li")
    phone.press("j")
    expect(rows.nth(0).locator("h3 a")).to_be_focused()
    phone.press("j")
    phone.press("k")
    expect(rows.nth(0).locator("h3 a")).to_be_focused()
    phone.press("m")
    phone.press("j")
    phone.press("Enter")
    menu = rows.nth(0).locator("details.row-status")
    expect(menu.locator("summary")).to_have_text("Marked “reading”")
    phone.press("x")
    bar = page.locator("#chosen")
    expect(bar.locator(".selection-count")).to_have_text("1 chosen")
    phone.press("?")
    sheet = page.get_by_role("dialog", name="Keys")
    expect(sheet).to_contain_text("Tick it")
    phone.press("Escape")
    page.reload()
    expect(rows.nth(0).locator(".row-choice")).to_be_checked()
    phone.press("/")
    phone.type("jkmx?")
    expect(sheet).to_be_hidden()
    expect(page.locator(".site-search input")).to_have_value("jkmx?")


def test_ticked_papers_are_marked_together_and_undone(phone, ada):
    page = phone.page
    page.get_by_label("Choose some").check()
    boxes = page.locator(".row-choice")
    count = boxes.count()
    bar = page.locator("#chosen")
    for number in range(count):
        boxes.nth(number).check()
        expect(bar.locator(".selection-count")).to_have_text(f"{number + 1} chosen")
    bar.get_by_text("Mark as").click()
    bar.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_text("marked “read”").first).to_be_visible()
    assert set(statuses(ada).values()) == {"read"}
    assert len(statuses(ada)) == count
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_text("as before").first).to_be_visible()
    assert statuses(ada) == {}
    phone.press("j")
    phone.press("l")
    expect(page.get_by_role("heading", level=1)).to_contain_text("to a list")
