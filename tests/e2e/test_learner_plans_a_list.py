"""A learner plans a list, gives a paper another day, takes that back, takes a break."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from study.models import ReadingPlan


def says(tab, message):
    expect(tab.page.locator("#messages")).to_contain_text(message)


def looks_right(tab):
    """In the width at hand, by day and by night."""
    assert tab.accessibility_faults() == []
    tab.page.emulate_media(color_scheme="dark")
    assert tab.accessibility_faults("color-contrast") == []
    tab.page.emulate_media(color_scheme="light")
    assert tab.overhang() == 0


def days_of(plan):
    return list(plan.readings.order_by("position").values_list("day", flat=True))


def plan_the_list(tab, page):
    tab.press_on(page.locator("summary", has_text=re.compile("^List$")))
    tab.press_on(tab.link("Plan to read it"))
    tab.stands_at(r"/plans/reading/new/\?list=\d+")
    tab.press_on(page.get_by_label("Every week"), "ArrowUp")
    expect(page.get_by_label("Every day")).to_be_checked()
    tab.press_on(tab.button("Show me the days"))
    tab.sees_heading("It would be so")
    tab.press_on(tab.button("Keep this plan"))
    says(tab, "Your plan stands.")


def take_a_break(tab, page, first_day, last_day):
    tab.press_on(page.locator("main").get_by_role("link", name="Plans", exact=True))
    tab.press_on(tab.link("Holidays"))
    tab.fill("First day", first_day.isoformat())
    tab.fill("Last day", last_day.isoformat())
    tab.fill("What for", "A break")
    tab.press_on(tab.button("Keep these days free"))
    says(tab, "New plans leave these days free.")
    looks_right(tab)


def test_list_is_planned_moved_and_kept_off_a_break_by_keyboard(open_tab, ada):
    tab = open_tab(ada, width=360)
    page = tab.open("/paths/first-steps/")
    tab.press_on(tab.button("Make a list of my own from it"))
    tab.stands_at(r"/lists/\d+/")

    plan_the_list(tab, page)
    plan = ReadingPlan.objects.get(learner=ada)
    before = days_of(plan)
    assert plan.reading_list is not None

    another_day = before[-1] + timedelta(days=3)
    last = plan.readings.order_by("position").last().paper
    tab.press_on(tab.link(re.compile(f"Another day for {re.escape(last.title)}")))
    tab.sees("No other paper moves.")
    tab.fill("Read it on", another_day.isoformat())
    looks_right(tab)
    tab.press_on(tab.button("Move it there"))
    says(tab, "It is planned for")
    assert days_of(plan) == [*before[:-1], another_day]
    tab.sees("Changed: One paper on another day.")
    tab.press_on(tab.button("Undo"))
    says(tab, "The days are as they were before.")
    assert days_of(plan) == before

    take_a_break(tab, page, before[-1], another_day)
    tab.open(plan.get_absolute_url())
    tab.sees("Something is planned on a holiday.")
    tab.press_on(tab.link("Make room for the holidays"))
    tab.press_on(tab.button("Do it"))
    says(tab, "Done. The days below are the new ones.")
    after = days_of(plan)
    assert after[:-1] == before[:-1]
    assert after[-1] > another_day
    looks_right(tab)


def test_path_is_planned_and_routines_are_kept_without_scripts(open_tab, ada):
    tab = open_tab(ada, width=360, java_script_enabled=False)
    page = tab.open("/plans/reading/new/?path=first-steps")
    tab.page.get_by_label("Every week").check()
    tab.button("Show me the days").press("Enter")
    tab.sees_heading("It would be so")
    tab.button("Keep this plan").press("Enter")
    plan = ReadingPlan.objects.get(learner=ada)
    tab.stands_at(plan.get_absolute_url())
    before = days_of(plan)
    page.get_by_text("Change the days").press("Enter")
    tab.link("Move everything by a week").press("Enter")
    tab.button("Do it").press("Enter")
    assert days_of(plan) == [day + timedelta(weeks=1) for day in before]
    tab.button("Undo").press("Enter")
    assert days_of(plan) == before
    tab.open("/routines/")
    tab.button("Start with these").press("Enter")
    page.get_by_role("button", name="Done").first.press("Enter")
    tab.sees("✓ done")
    assert ada.routines.count() == 4
    assert tab.overhang() == 0
