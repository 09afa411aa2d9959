"""The first evening of somebody who has just come."""

import pytest
from playwright.sync_api import expect

from study.models import Reading, StudyAim


@pytest.mark.parametrize("has_scripts", [True, False])
@pytest.mark.parametrize("width", [360, 1280])
def test_first_evening_leads_to_papers_on_the_shelf(open_tab, ada, has_scripts, width):
    tab = open_tab(ada, width=width, java_script_enabled=has_scripts)
    page = tab.open("/")
    tab.link("Begin: three short questions").click()
    tab.check("Relays")
    tab.check("To follow a path")
    page.get_by_label("Which path?").select_option(label="First steps")
    tab.check("20 minutes")
    tab.button("Show me five papers").click()
    tab.stands_at("/start/papers/")
    tab.sees("of the path “First steps”")
    tab.sees("at 20 minutes a day")
    assert Reading.objects.get(learner=ada).status == "read"
    assert StudyAim.objects.get(learner=ada).minutes_a_day == 20
    tab.button("Put them on my shelf").click()
    tab.stands_at("/")
    shelf = page.get_by_role("region", name="To read")
    expect(shelf.get_by_role("link", name="Attention by itself")).to_be_visible()


def test_first_evening_by_keyboard(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/start/")
    page.get_by_label("To look round").focus()
    tab.press(" ")
    tab.press("Tab")
    tab.press("ArrowRight")
    tab.press("Enter")
    tab.stands_at("/start/papers/")
    aim = StudyAim.objects.get()
    assert aim.kind == "look"
    assert aim.minutes_a_day == 20


def test_first_evening_is_skipped_and_asks_no_more(open_tab, ada):
    tab = open_tab(ada)
    tab.open("/start/")
    tab.link("Skip this").click()
    tab.stands_at("/")
    tab.link("Choose a paper myself").click()
    tab.stands_at("/papers/")
    assert not StudyAim.objects.exists()


def test_forgotten_path_is_asked_for(open_tab, ada):
    tab = open_tab(ada, width=360)
    tab.open("/start/")
    tab.check("To follow a path")
    tab.button("Show me five papers").click()
    tab.sees("Choose which path.")
    tab.is_accessible()
