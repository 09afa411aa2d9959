"""A learner plans a path, slips, moves it all, and checks a routine off."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from study.models import ReadingPlan, RoutineCheck

TITLE = "First steps"


def about(words, name):
    """A button's words, and what only screen readers hear: what it is about."""
    return re.compile(f"{words}.*{name}")


def says(tab, message):
    expect(tab.page.locator("#messages")).to_contain_text(message)


def looks_right(tab):
    """In the width at hand, by day and by night."""
    assert tab.accessibility_faults() == []
    tab.page.emulate_media(color_scheme="dark")
    assert tab.accessibility_faults("color-contrast") == []
    tab.page.emulate_media(color_scheme="light")
    assert tab.overhang() == 0


def slip(plan):
    """The same plan, a few days later than it was."""
    for row in plan.readings.all():
        row.day -= timedelta(days=3)
        row.save()
    plan.starts_on -= timedelta(days=3)
    plan.save()


def test_path_is_planned_and_moved_by_keyboard(open_tab, ada):
    tab = open_tab(ada, width=360)
    page = tab.open("/paths/first-steps/")
    tab.press_on(tab.link("Plan to read it"))
    tab.stands_at(r"/plans/reading/new/\?path=first-steps")
    expect(page.get_by_label("Done by", exact=True)).to_be_hidden()
    weekly = page.get_by_label("Every week")
    tab.press_on(weekly, "ArrowUp")
    expect(page.get_by_label("Every day")).to_be_checked()
    tab.press_on(tab.button("Show me the days"))
    tab.sees_heading("It would be so")
    looks_right(tab)
    tab.press_on(tab.button("Keep this plan"))
    says(tab, "Your plan stands.")
    plan = ReadingPlan.objects.get(learner=ada)
    first_day = plan.readings.get(position=0).day
    assert first_day == ada.clock.day_of(timezone.now())
    slip(plan)
    page.reload()
    tab.sees("That happens. What suits you?")
    looks_right(tab)
    tab.press_on(tab.link("Move everything by a week"))
    tab.press_on(tab.button("Do it"))
    tab.sees("Changed: Move everything by a week.")
    assert plan.readings.get(position=0).day == first_day + timedelta(days=4)
    tab.press_on(tab.button("Undo"))
    says(tab, "The days are as they were before.")
    tab.open("/")
    tab.sees_heading("Today’s reading")
    tab.press_on(tab.link("Plans", exact=True))
    tab.sees(TITLE)
    looks_right(tab)


def test_routines_and_plans_need_no_scripts(open_tab, ada):
    tab = open_tab(ada, width=360, java_script_enabled=False)
    page = tab.open("/routines/")
    tab.button("Start with these").click()
    tab.button(about("Done today", "Skim the new notes")).click()
    tab.sees("✓ done today")
    tab.open("/")
    undo = tab.button(about("Undo", "Skim the new notes"))
    undo.click()
    expect(undo).to_have_count(0)
    tab.stands_at("/")
    assert not RoutineCheck.objects.exists()
    tab.open("/plans/reading/new/?path=first-steps")
    tab.check("Done by a date")
    last = ada.clock.day_of(timezone.now()) + timedelta(days=20)
    tab.fill("Done by", last.isoformat(), exact=True)
    tab.button("Show me the days").click()
    tab.sees_heading("It would be so")
    tab.button("Keep this plan").click()
    page.get_by_text("Change the days").click()
    tab.link("Spread what is left").click()
    tab.sees("That would change no day.")
    tab.link("Back to the plan").click()
    tab.button("Delete this plan").click()
    tab.button(about("Bring it back", TITLE)).click()
    says(tab, "The plan is back.")
    tab.open("/plans/calendar/")
    tab.button("Make an address").click()
    tab.sees("The address, shown only now.")
