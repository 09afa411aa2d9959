"""Lists are merged, copied and archived, on a phone, by keyboard, without scripts too.

A public one is followed by its feed.
"""

from xml.etree import ElementTree

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from study.lists.services import create_list
from study.models import ReadingList
from tests.factories import LearnerFactory

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def lists(ada, library):
    """Two that have a paper in common."""
    now = timezone.now()
    spring = [library["attention"], library["pooling"]]
    autumn = [library["recurrence"], library["pooling"]]
    return (
        create_list(learner=ada, title="Spring", papers=spring, at=now),
        create_list(learner=ada, title="Autumn", papers=autumn, at=now),
    )


def sees_titles(tab, *titles):
    """Of the entries, in this order, once the page is there."""
    links = tab.page.locator(".entry-text .row-title a")
    expect(links).to_have_text(list(titles))
    tab.is_loaded()


def choose(tab, name):
    """From the list's menu."""
    tab.follow_by_keyboard(tab.page.locator(".actions > .menu > summary"))
    chosen = tab.page.locator(".list-menu").get_by_text(name, exact=True)
    tab.follow_by_keyboard(chosen)


@pytest.mark.parametrize("has_scripts", [True, False])
def test_lists_are_merged_copied_and_archived(open_tab, ada, lists, has_scripts):
    spring, _ = lists
    tab = open_tab(ada, width=360, java_script_enabled=has_scripts)
    before = ["Attention by itself", "Pooling what is near"]
    tab.open(spring.get_absolute_url())
    sees_titles(tab, *before)
    choose(tab, "Rename, describe or merge")
    tab.page.get_by_label("List", exact=True).select_option("Autumn")
    tab.follow_by_keyboard(tab.button("Merge"))
    tab.sees_heading("Spring")
    sees_titles(tab, *before, "Recurrence and its costs")
    expect(tab.page.get_by_text("“Autumn” has come over: 1 entry")).to_be_visible()
    tab.follow_by_keyboard(tab.page.locator(".list-undo button"))
    sees_titles(tab, *before)
    assert ReadingList.objects.standing().count() == 2

    choose(tab, "Copy it")
    tab.sees_heading("Spring (copy)")
    sees_titles(tab, *before)
    choose(tab, "Archive it")
    tab.sees_heading("Archived")
    archived = tab.page.locator("section", has=tab.heading("Archived"))
    tab.follow_by_keyboard(archived.get_by_role("link").first)
    tab.sees("Archived.")
    choose(tab, "Use it again")
    expect(tab.page.locator(".list-menu", has_text="Archive it")).to_have_count(1)
    assert not ReadingList.objects.exclude(archived_at=None).exists()
    assert tab.overhang() == 0


def test_public_list_is_copied_and_followed_by_its_feed(open_tab, ada, lists):
    spring, _ = lists
    owner = open_tab(ada, width=360, java_script_enabled=False)
    owner.open(f"/lists/{spring.pk}/sharing/?to=public")
    owner.follow_by_keyboard(owner.button("Show it to everybody"))
    reader = open_tab(LearnerFactory(), width=360)
    page = reader.open("/lists/public/")
    reader.follow_by_keyboard(reader.link("Spring"))
    feed = reader.link("Feed of what is added").get_attribute("href")
    answer = page.request.get(feed)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    read = ElementTree.fromstring(answer.text())
    titles = [entry.findtext(f"{ATOM}title") for entry in read.iter(f"{ATOM}entry")]
    assert sorted(titles) == ["Attention by itself", "Pooling what is near"]
    reader.follow_by_keyboard(reader.button("Copy it to my lists"))
    reader.stands_at(r"/lists/\d+/")
    sees_titles(reader, "Attention by itself", "Pooling what is near")
    assert reader.overhang() == 0
