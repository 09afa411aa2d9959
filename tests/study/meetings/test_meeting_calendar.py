"""A group's calendar by its secret address, read by a parser that is not ours."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from icalendar import Calendar

from study.models import Learner, Meeting, MeetingCalendar, Membership
from tests.calendar_rules import faults_of_calendar
from tests.factories import MeetingFactory, PaperFactory
from tests.html_page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(ben, meeting, settings):
    """The path of Ben's calendar, just opened."""
    page = f"/groups/{meeting.group_id}/meetings/calendar/make/"
    response = ben.post(page)
    url = response.context["calendar_url"]
    assert url in Page(response).text
    return url.removeprefix(settings.SITE_URL)


def events(response):
    """By their UIDs; the file has no fault."""
    assert response.status_code == 200
    assert faults_of_calendar(response.content.decode()) == []
    calendar = Calendar.from_ical(response.content)
    assert calendar.errors == []
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_meeting_is_an_event_in_utc(client, address, meeting, read_for, settings):
    read_for(meeting, PaperFactory(title="Attention; is, all"))
    (event,) = events(client.get(address)).values()
    assert event.decoded("DTSTART") == datetime(2026, 3, 12, 16, tzinfo=UTC)
    assert event.decoded("DTEND") == datetime(2026, 3, 12, 17, tzinfo=UTC)
    assert event["SUMMARY"] == "Thursday readers: Attention"
    assert event["LOCATION"] == "Room 12"
    assert event["DESCRIPTION"] == "Read: Attention; is, all"
    assert event["URL"] == settings.SITE_URL + meeting.get_absolute_url()
    assert event["STATUS"] == "CONFIRMED"


def test_series_is_at_the_same_hour_in_winter_and_in_summer(
    client, ada, address, meeting, posted
):
    """The parser shows each by Vienna's clocks."""
    path = f"/groups/{meeting.group_id}/meetings/create/"
    ada.post(path, posted(rhythm="weekly", last_on="2026-04-09"))
    hours = {}
    for event in events(client.get(address)).values():
        moment = event.decoded("DTSTART")
        local = moment.astimezone(ZoneInfo("Europe/Vienna"))
        hours[local.day, local.month] = (moment.hour, local.hour)
    assert hours[26, 3] == (16, 17)
    assert hours[2, 4] == (15, 17)
    assert {local for _, local in hours.values()} == {17}


def test_moved_meeting_is_the_same_event_with_a_higher_sequence(
    client, ada, address, meeting, posted
):
    before = events(client.get(address))
    ada.post(f"{meeting.get_absolute_url()}change/", posted())
    after = events(client.get(address))
    (uid,) = before
    assert list(after) == [uid]
    assert after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"]
    assert after[uid].decoded("DTSTART") == datetime(2026, 3, 19, 16, tzinfo=UTC)


def test_meeting_called_off_arrives_as_cancelled(client, ada, address, meeting):
    before = events(client.get(address))
    ada.post(f"{meeting.get_absolute_url()}call-off/")
    (event,) = events(client.get(address)).values()
    assert event["STATUS"] == "CANCELLED"
    assert event["SEQUENCE"] > before[str(event["UID"])]["SEQUENCE"]


def test_one_meeting_is_a_file(ben, meeting):
    response = ben.get(f"{meeting.get_absolute_url()}meeting.ics")
    (event,) = events(response).values()
    assert event["SUMMARY"] == "Thursday readers: Attention"
    assert "attachment" in response.headers["Content-Disposition"]


def test_calendar_holds_its_group_alone(client, address, meeting):
    MeetingFactory(title="Elsewhere")
    assert len(events(client.get(address))) == 1


@pytest.mark.parametrize("state", ["left", "removed", "banned"])
def test_address_ends_with_the_membership(client, address, member, noon, state):
    Membership.objects.filter(pk=member.pk).update(state=state, ended_at=noon)
    assert client.get(address).status_code == 404


def test_address_does_not_come_back_with_the_member(client, address, member, noon):
    later = datetime(2026, 6, 1, tzinfo=UTC)
    Membership.objects.filter(pk=member.pk).update(joined_at=later)
    assert client.get(address).status_code == 404


def test_calendar_of_a_deactivated_member_leads_nowhere(client, address, member):
    Learner.objects.filter(pk=member.learner_id).update(is_active=False)
    assert client.get(address).status_code == 404


def test_new_address_ends_the_old_one(client, ben, address, meeting):
    ben.post(f"/groups/{meeting.group_id}/meetings/calendar/make/")
    assert client.get(address).status_code == 404
    assert MeetingCalendar.objects.count() == 1


def test_closed_address_leads_nowhere(client, ben, address, meeting):
    ben.post(f"/groups/{meeting.group_id}/meetings/calendar/close/")
    assert client.get(address).status_code == 404


def test_address_is_kept_as_a_digest_and_told_once(ben, address, meeting):
    token = address.removeprefix("/group-calendars/").removesuffix(".ics")
    assert token not in str(MeetingCalendar.objects.values().get())
    page = ben.get(f"/groups/{meeting.group_id}/meetings/calendar/")
    assert token not in page.content.decode()


def test_calendar_sends_no_referrer_and_is_not_kept(client, address):
    headers = client.get(address).headers
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "private, no-store"


def test_meetings_of_years_ago_are_left_out(client, address, meeting):
    with time_machine.travel(datetime(2028, 1, 1, tzinfo=UTC)):
        assert events(client.get(address)) == {}
    assert Meeting.objects.count() == 1
