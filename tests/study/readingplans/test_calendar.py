"""The calendar by its secret address, as a calendar program sees it come and change."""

import pytest
import time_machine
from icalendar import Calendar

from study.models import Learner, PlanCalendar, ReadingPlan
from study.reading.services import set_reading_status
from tests.calendar_rules import faults_of_calendar
from tests.factories import LearnerFactory
from tests.html_page import Page
from tests.study.readingplans.planning import make_path, plan_body

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def plan(ada):
    make_path(3)
    ada.post("/plans/reading/create/", plan_body())
    return ReadingPlan.objects.get()


@pytest.fixture
def address(ada, plan, settings):
    """The path of a calendar that was just opened."""
    response = ada.post("/plans/calendar/open/")
    url = response.context["calendar_url"]
    assert url.startswith(f"{settings.SITE_URL}/calendars/")
    assert url in Page(response).text
    return url.removeprefix(settings.SITE_URL)


def events(client, address):
    """By their UIDs; the file has no fault."""
    response = client.get(address)
    assert response.status_code == 200
    assert faults_of_calendar(response.content.decode()) == []
    calendar = Calendar.from_ical(response.content)
    assert calendar.errors == []
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def by_title(client, address):
    found = {}
    for event in events(client, address).values():
        day = event.decoded("DTSTART")
        found[str(event["SUMMARY"])] = (day.month, day.day)
    return found


def test_each_planned_paper_is_a_day(client, address):
    assert by_title(client, address) == {
        "Read: Paper 1": (3, 10),
        "Read: Paper 2": (3, 17),
        "Read: Paper 3": (3, 24),
    }


def test_change_moves_the_same_event_with_a_higher_sequence(client, ada, plan, address):
    before = events(client, address)
    ada.post(f"{plan.get_absolute_url()}change/make/", {"change": "week"})
    moved = events(client, address)
    ada.post(f"{plan.get_absolute_url()}change/undo/")
    back = events(client, address)
    assert list(moved) == list(before)
    for uid, event in before.items():
        assert moved[uid].decoded("DTSTART") > event.decoded("DTSTART")
        assert back[uid].decoded("DTSTART") == event.decoded("DTSTART")
        assert event["SEQUENCE"] < moved[uid]["SEQUENCE"] < back[uid]["SEQUENCE"]


def test_what_is_no_longer_planned_is_gone(client, ada, plan, address):
    plan.path.steps.filter(position=2).delete()
    ada.post(f"{plan.get_absolute_url()}change/make/", {"change": "source"})
    assert list(by_title(client, address)) == ["Read: Paper 3", "Read: Paper 1"]
    ada.post(f"{plan.get_absolute_url()}archive/")
    assert events(client, address) == {}
    ada.post(f"{plan.get_absolute_url()}resume/")
    assert len(events(client, address)) == 2
    ada.post(f"{plan.get_absolute_url()}delete/")
    assert events(client, address) == {}


def test_paper_that_was_read_is_ticked(client, learner, plan, address, noon):
    paper = plan.readings.get(position=0).paper
    set_reading_status(learner=learner, paper=paper, status="read", at=noon)
    assert "✓ Paper 1" in by_title(client, address)


def test_new_address_ends_the_old_one(client, ada, address):
    ada.post("/plans/calendar/open/")
    assert client.get(address).status_code == 404
    assert PlanCalendar.objects.count() == 1


def test_closed_calendar_leads_nowhere(client, ada, address):
    ada.post("/plans/calendar/close/")
    assert client.get(address).status_code == 404
    assert "Make an address" in Page(ada.get("/plans/calendar/")).text


def test_calendar_of_a_deactivated_learner_leads_nowhere(client, learner, address):
    Learner.objects.filter(pk=learner.pk).update(is_active=False)
    assert client.get(address).status_code == 404


def test_address_is_kept_as_a_digest_and_told_once(ada, address):
    token = address.removeprefix("/calendars/").removesuffix(".ics")
    assert token not in str(PlanCalendar.objects.values().get())
    assert token not in ada.get("/plans/calendar/").content.decode()


def test_calendar_sends_no_referrer_and_is_not_kept(client, address):
    headers = client.get(address).headers
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "private, no-store"


def test_calendar_holds_its_learners_plans_alone(client, sign_in, address):
    other = sign_in(LearnerFactory())
    other.post("/plans/reading/create/", plan_body(starts_on="2026-03-12"))
    assert (3, 12) not in by_title(client, address).values()
