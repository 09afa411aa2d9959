"""A learner's lists without scripts, on a phone: ticked papers, order, notes, undo."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from papers.models import Paper
from study.lists.services import create_list
from study.models import ListEntry, ReadingList


@pytest.fixture
def phone(open_tab, ada):
    return open_tab(ada, width=360, java_script_enabled=False)


def tick(page, *slugs):
    for slug in slugs:
        page.locator(f".row-choice[value={slug}]").check()


def titles_on(page):
    return page.locator(".entry-text .row-title a").all_inner_texts()


def open_menu(page, number):
    """Of the entry at this place, from 0."""
    entry = page.locator(".entry").nth(number)
    entry.locator(".entry-menu > summary").press("Enter")
    return entry


def list_of_ticked_papers(phone):
    """Ticked on two pages, put on a list together."""
    page = phone.open("/papers/?category=memory")
    page.get_by_label("Choose some").check()
    tick(page, "pooling", "recurrence")
    phone.button("Keep the ticks").press("Enter")
    phone.open("/papers/?category=signals")
    expect(page.locator(".selection-count")).to_have_text("2 chosen")
    page.get_by_label("Choose some").check()
    tick(page, "attention")
    phone.button("Lists", exact=True).press("Enter")
    phone.sees_heading("Add 3 papers to a list")
    phone.fill("A new list", "Seminar")
    phone.button("Make it and add").press("Enter")
    return ReadingList.objects.get(title="Seminar")


def test_ticked_papers_go_on_a_list_leave_it_and_are_compared(phone):
    made = list_of_ticked_papers(phone)
    assert made.entries.count() == 3
    page = phone.open("/papers/?category=memory")
    phone.button("Lists", exact=True).press("Enter")
    phone.button("Take all 3 off Seminar").press("Enter")
    assert made.entries.count() == 0
    phone.open(made.get_absolute_url())
    phone.button("Put back what was taken off last").press("Enter")
    assert len(titles_on(page)) == 3
    phone.open("/papers/?category=memory")
    phone.button("Compare", exact=True).press("Enter")
    phone.stands_at(r"/compare/\?papers=.*")
    assert page.locator(".compare-title").count() == 3
    phone.open("/papers/?category=memory")
    page.get_by_text("Take along", exact=True).press("Enter")
    with page.expect_download() as taken:
        phone.button("BibTeX").press("Enter")
    assert taken.value.path().read_text().count("\n  title = ") == 3
    assert phone.overhang() == 0


def test_list_gets_an_order_notes_and_headings(phone):
    made = list_of_ticked_papers(phone)
    page = phone.open(made.get_absolute_url())
    first, second, third = titles_on(page)
    open_menu(page, 0).get_by_role("button", name="Down").press("Enter")
    assert titles_on(page) == [second, first, third]
    open_menu(page, 1).get_by_role("button", name="Up").press("Enter")
    assert titles_on(page) == [first, second, third]
    entry = open_menu(page, 0)
    entry.get_by_label("To place").fill("99")
    entry.get_by_role("button", name="Move").press("Enter")
    assert titles_on(page) == [second, third, first]
    open_menu(page, 0).get_by_role("link", name="Write a note").press("Enter")
    phone.fill("Note", "*Slowly*: $x^2$")
    phone.button("Save").press("Enter")
    expect(page.locator(".entry-note em")).to_have_text("Slowly")
    assert page.locator(".entry-note math").count() == 1
    page.get_by_text("Add a heading or a line").press("Enter")
    page.get_by_label("How it reads").fill("After the holidays")
    phone.button("Add it at the end").press("Enter")
    phone.sees("After the holidays")
    phone.link("print it").press("Enter")
    phone.sees("After the holidays")
    phone.open(made.get_absolute_url())
    page.locator("summary", has_text="List").first.press("Enter")
    phone.button("Delete it").press("Enter")
    assert not ReadingList.objects.standing().exists()
    phone.open(made.get_absolute_url())
    phone.button("Bring it back").press("Enter")
    assert len(titles_on(page)) == 3
    assert phone.overhang() == 0


def test_paper_that_is_not_here_is_added_from_a_list_found_and_suggested(open_tab, ada):
    """What a list's search box does not find becomes a paper of one's own."""
    tab = open_tab(ada, width=360)
    made = create_list(learner=ada, title="Seminar", at=timezone.now())
    page = tab.open(f"{made.get_absolute_url()}papers/?q=Slow+reading")
    tab.sees("The library has no paper that fits.")
    tab.follow_by_keyboard(tab.link("Add a paper that is not here"))
    tab.follow_by_keyboard(tab.button("Find it"))
    tab.fill("Title", "Slow reading")
    tab.fill("Authors", "Lovelace, Ada")
    tab.press_on(tab.button("Add it to “Seminar”"))
    tab.sees_heading("Seminar")
    paper = Paper.objects.get(owner=ada)
    assert ListEntry.objects.get(reading_list=made).paper == paper
    tab.open("/search/?q=mine:+slow")
    tab.sees("Slow reading")
    tab.open("/compare/?papers=" + f"{paper.slug},attention")
    tab.sees("Slow reading")
    tab.open(f"{paper.get_absolute_url()}suggest/")
    tab.sees("not who you are")
    tab.is_accessible()
    tab.press_on(tab.button("Suggest it"))
    tab.stands_at(paper.get_absolute_url())
    expect(page.get_by_role("button", name="Withdraw")).to_be_visible()
