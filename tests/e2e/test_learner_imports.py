"""A learner makes a list of a pasted syllabus: seen first, put there, taken back."""

import pytest
from playwright.sync_api import expect

from papers.models import Paper
from study.models import ListEntry, ReadingList

SYLLABUS = """# Week 1
- Attention by it self
- A work that nobody here has, https://arxiv.org/abs/2105.03824
Please read all of it before Monday.
"""


@pytest.mark.parametrize("has_scripts", [True, False])
def test_syllabus_becomes_a_list_and_is_taken_back(open_tab, ada, has_scripts):
    """On a phone, and by keys alone."""
    tab = open_tab(ada, width=360, java_script_enabled=has_scripts)
    page = tab.open("/lists/")
    tab.press_on(tab.link("Begin with a file or a text"))
    tab.fill("Name of the new list", "Seminar")
    tab.fill("Paste a text", SYLLABUS)
    tab.press_on(tab.button("Show what is in it"))
    tab.stands_at(r"/lists/imports/\d+/")
    tab.sees("Nothing is on the list yet.")
    tab.sees("Probably here already")
    assert tab.overhang() == 0
    if has_scripts:
        tab.is_accessible()
    assert not ListEntry.objects.exists()
    page.get_by_label("What becomes of line 4").select_option(label="Leave it out")
    tab.press_on(tab.button("Put them on the list"))
    expect(tab.button("Take it back")).to_be_visible()
    tab.stands_at(r"/lists/imports/\d+/")
    reading_list = ReadingList.objects.get(learner=ada)
    entries = ListEntry.objects.filter(reading_list=reading_list).in_order()
    assert [entry.kind for entry in entries] == ["heading", "paper", "paper"]
    assert Paper.objects.own_of(ada).count() == 1
    tab.open(f"/lists/{reading_list.pk}/")
    tab.sees("Attention by itself")
    tab.sees("A work that nobody here has")
    tab.goes_back()
    tab.press_on(tab.button("Take it back"))
    expect(page.locator("#messages")).to_contain_text("3 entries are off the list")
    assert not ListEntry.objects.exists()
    assert not Paper.objects.own_of(ada).exists()


def test_form_says_that_it_is_read(open_tab, ada):
    """The event alone: a browser that is on its way elsewhere answers no test."""
    tab = open_tab(ada, width=360)
    page = tab.open("/lists/import/")
    page.locator(".import-form").dispatch_event("submit")
    expect(page.get_by_role("progressbar", name="Reading")).to_be_visible()
    assert tab.overhang() == 0
