"""The first page answers what to do now, and each answer leads there."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from papers.models import Link
from study.memory import Rating
from study.models import Reading
from study.reading.services import set_reading_status
from tests.factories import PaperFactory, answer

WAYS = pytest.mark.parametrize(
    ("has_scripts", "width"), [(True, 360), (True, 1280), (False, 360)]
)


@pytest.fixture
def evening(ada, library):
    """A question is due, a paper was begun, another one builds on what was read."""
    earlier = timezone.now() - timedelta(days=30)
    known = library["pooling"]
    asked = library["attention"].questions.live().first()
    following = PaperFactory(slug="following", title="What follows from pooling")
    Link.objects.create(source=following, target=known, kind="builds_on", reason="So.")
    set_reading_status(learner=ada, paper=known, status="read", at=earlier)
    set_reading_status(
        learner=ada, paper=library["recurrence"], status="reading", at=earlier
    )
    answer(ada, asked, at=earlier, rating=Rating.GOOD)
    return ada


def follow(tab, locator, *, by_keys):
    if by_keys:
        locator.focus()
        tab.page.keyboard.press("Enter")
    else:
        locator.click()


def plan_first_steps(tab, *, by_keys):
    tab.open("/plans/reading/new/?path=first-steps")
    follow(tab, tab.button("Show me the days"), by_keys=by_keys)
    follow(tab, tab.button("Keep this plan"), by_keys=by_keys)
    tab.stands_at(r"/plans/reading/\d+/")


@WAYS
def test_first_page_says_what_now(open_tab, evening, library, has_scripts, width):
    tab = open_tab(evening, width=width, java_script_enabled=has_scripts)
    plan_first_steps(tab, by_keys=has_scripts)
    page = tab.open("/")
    tab.sees_heading("1 question due")
    tab.sees_heading("Today’s reading")
    tab.sees_heading("In the middle of")
    tab.sees_heading("You are ready for")
    assert tab.overhang() == 0
    if has_scripts:
        tab.is_accessible()

    begun = page.get_by_role("region", name="In the middle of").locator("li")
    follow(tab, begun.locator(".row-status > summary"), by_keys=has_scripts)
    follow(
        tab, begun.get_by_role("button", name="Read", exact=True), by_keys=has_scripts
    )
    if has_scripts:
        expect(begun).to_contain_text("Marked “read”")
    else:
        expect(begun).to_have_count(0)
    tab.stands_at("/")
    reading = Reading.objects.get(learner=evening, paper=library["recurrence"])
    assert reading.status == "read"

    follow(tab, tab.link("What follows from pooling"), by_keys=has_scripts)
    tab.stands_at("/papers/following/")
    tab.open("/")
    follow(tab, tab.link("Review now"), by_keys=has_scripts)
    tab.stands_at("/review/")
    tab.sees("Why")
