"""Arranging meetings: alone and in a series, moved, called off, presented."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from papers.models import Paper
from study.models import Meeting, MeetingSeries, Membership
from tests.factories import (
    LearnerFactory,
    MeetingFactory,
    PaperFactory,
    StudyGroupFactory,
)
from tests.html_page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(group):
    return f"/groups/{group.pk}/meetings/"


def days(group):
    return [meeting.begins_at for meeting in Meeting.objects.filter(group=group)]


def test_meeting_is_arranged_by_the_clocks_of_a_zone(ada, organiser, path, posted):
    response = ada.post(f"{path}create/", posted())
    meeting = Meeting.objects.get()
    assert response.url == f"{path}{meeting.pk}/"
    assert meeting.begins_at == datetime(2026, 3, 19, 16, tzinfo=UTC)
    assert meeting.ends_at - meeting.begins_at == timedelta(minutes=90)


def test_series_keeps_its_hour_across_the_change_to_summer_time(
    ada, organiser, group, path, posted
):
    ada.post(f"{path}create/", posted(rhythm="biweekly", last_on="2026-04-16"))
    assert days(group) == [
        datetime(2026, 3, 19, 16, tzinfo=UTC),
        datetime(2026, 4, 2, 15, tzinfo=UTC),
        datetime(2026, 4, 16, 15, tzinfo=UTC),
    ]


def test_series_without_an_end_goes_on_for_half_a_year(ada, organiser, path, posted):
    ada.post(f"{path}create/", posted(rhythm="weekly"))
    assert Meeting.objects.count() == 27


def test_series_begun_twice_by_a_double_click_is_one(ada, organiser, path, posted):
    sent = posted(rhythm="weekly", last_on="2026-04-16")
    ada.post(f"{path}create/", sent)
    response = ada.post(f"{path}create/", sent)
    assert response.status_code == 409
    assert "meets at that time already" in Page(response).text
    assert MeetingSeries.objects.count() == 1
    assert Meeting.objects.count() == 5


def test_presenter_of_a_new_series_has_its_first_meeting(
    ada, organiser, member, path, posted
):
    sent = posted(rhythm="weekly", last_on="2026-04-16", presenter=member.learner_id)
    ada.post(f"{path}create/", sent)
    presenters = Meeting.objects.values_list("presenter", flat=True)
    assert list(presenters) == [member.learner_id, None, None, None, None]


def test_series_goes_on_after_its_last_day(ada, organiser, group, path, posted):
    ada.post(f"{path}create/", posted(rhythm="monthly", last_on="2026-04-30"))
    series = MeetingSeries.objects.get()
    ada.post(f"{path}series/{series.pk}/extend/")
    found = list(Meeting.objects.values_list("series_day", flat=True))
    assert found[:3] == [date(2026, 3, 19), date(2026, 4, 16), date(2026, 5, 21)]
    assert len(found) == 8
    assert Meeting.objects.filter(title="Scaling laws").count() == 8


def test_ended_series_calls_off_what_is_to_come(ada, organiser, group, path, posted):
    ada.post(f"{path}create/", posted(rhythm="weekly", last_on="2026-04-16"))
    series = MeetingSeries.objects.get()
    with time_machine.travel(datetime(2026, 3, 27, tzinfo=UTC)):
        ada.post(f"{path}series/{series.pk}/end/")
    called_off = Meeting.objects.exclude(called_off_at=None)
    assert called_off.count() == 3
    assert called_off.filter(sequence=1).count() == 3
    for verb in ("extend", "end"):
        assert ada.post(f"{path}series/{series.pk}/{verb}/").status_code == 404


def test_one_of_a_series_is_moved_alone(ada, organiser, group, path, posted):
    ada.post(f"{path}create/", posted(rhythm="weekly", last_on="2026-04-02"))
    second = Meeting.objects.get(series_day=date(2026, 3, 26))
    ada.post(f"{path}{second.pk}/change/", posted(day="2026-03-27", clock_time="09:30"))
    second.refresh_from_db()
    assert second.begins_at == datetime(2026, 3, 27, 8, 30, tzinfo=UTC)
    assert second.series_day == date(2026, 3, 26)
    assert second.sequence == 1
    assert len(days(group)) == 3
    assert Meeting.objects.filter(sequence=0).count() == 2


def test_moved_meeting_stays_off_a_time_that_is_taken(ada, meeting, group, posted):
    other = MeetingFactory(group=group, begins_at=datetime(2026, 3, 19, 16, tzinfo=UTC))
    response = ada.post(f"{meeting.get_absolute_url()}change/", posted())
    assert response.status_code == 409
    meeting.refresh_from_db()
    assert meeting.begins_at != other.begins_at


def test_meeting_is_called_off_and_takes_place_after_all(ada, meeting):
    path = meeting.get_absolute_url()
    ada.post(f"{path}call-off/")
    ada.post(f"{path}call-off/")
    assert "This meeting is called off" in Page(ada.get(path)).text
    meeting.refresh_from_db()
    assert meeting.sequence == 1
    ada.post(f"{path}restore/")
    meeting.refresh_from_db()
    assert not meeting.is_called_off
    assert meeting.sequence == 2


def test_meeting_comes_back_only_where_its_time_is_free(ada, meeting, group):
    path = meeting.get_absolute_url()
    ada.post(f"{path}call-off/")
    MeetingFactory(group=group, begins_at=meeting.begins_at)
    response = ada.post(f"{path}restore/", follow=True)
    assert "meets at that time already" in Page(response).text
    meeting.refresh_from_db()
    assert meeting.is_called_off


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("day", "2026-03-09", "That moment is over. Choose one that is still to come."),
        ("day", "0000-00-00", "Enter a day like 2026-12-24."),
        ("day", "9999-12-31", "Choose a day up to the end of 2100."),
        ("clock_time", "25:00", "Enter a time like 17:00."),
        ("clock_time", "", "Choose a time."),
        ("time_zone", "Mars/Olympus", "Choose a time zone from the list"),
        ("time_zone", "../etc/passwd", "Choose a time zone from the list"),
        ("duration", "0", "Choose from 15 to 720 minutes."),
        ("duration", "9" * 400, "Choose from 15 to 720 minutes."),
        ("rhythm", "hourly", "Choose one of these."),
        ("last_on", "soon", "Enter a day like 2026-12-24."),
        ("last_on", "2026-03-18", "This lies before the first meeting."),
        ("last_on", "2028-03-18", "Choose a year at most."),
        ("presenter", "999999", "Choose a member of the group, or leave it."),
        ("presenter", "9" * 400, "Choose a member of the group, or leave it."),
        ("framework", "x", "Choose one from the list, or none."),
        ("title", "x" * 121, "Say it in 120 characters at most."),
        ("place", "x" * 301, "Say it in 300 characters at most."),
    ],
)
def test_bad_input_gets_a_plain_sentence(
    ada, organiser, path, posted, field, value, sentence
):
    sent = posted(rhythm="weekly") | {field: value}
    response = ada.post(f"{path}create/", sent)
    assert response.status_code == 400
    assert sentence in Page(response).text
    assert not Meeting.objects.exists()


def test_who_presents_must_belong_to_the_group(ada, organiser, path, posted):
    stranger = LearnerFactory()
    response = ada.post(f"{path}create/", posted(presenter=stranger.pk))
    assert response.status_code == 400


def test_past_meeting_is_changed_where_it_was(ada, meeting, posted):
    path = meeting.get_absolute_url()
    with time_machine.travel(datetime(2026, 4, 1, tzinfo=UTC)):
        sent = posted(day="2026-03-12", title="Attention, again")
        assert ada.post(f"{path}change/", sent).status_code == 302
        moved = ada.post(f"{path}change/", sent | {"day": "2026-03-13"})
    assert moved.status_code == 400
    assert "That moment is over" in Page(moved).text


def test_zone_that_no_longer_exists_is_told_and_can_be_changed(ada, meeting, posted):
    Meeting.objects.filter(pk=meeting.pk).update(time_zone="Europe/Atlantis")
    path = meeting.get_absolute_url()
    page = Page(ada.get(path))
    assert "Nobody knows the time zone Europe/Atlantis any more" in page.text
    assert ada.get(f"{path}edit/").status_code == 200
    assert ada.post(f"{path}change/", posted()).status_code == 302
    meeting.refresh_from_db()
    assert meeting.time_zone == "Europe/Vienna"


def test_series_in_a_lost_zone_does_not_go_on(ada, organiser, path, posted):
    ada.post(f"{path}create/", posted(rhythm="weekly", last_on="2026-04-02"))
    MeetingSeries.objects.update(time_zone="Europe/Atlantis")
    series = MeetingSeries.objects.get()
    response = ada.post(f"{path}series/{series.pk}/extend/", follow=True)
    assert "Nobody knows the time zone Europe/Atlantis" in Page(response).text
    assert Meeting.objects.count() == 3


def test_hour_that_clocks_jump_over_is_told(ada, organiser, path, posted):
    sent = posted(day="2026-03-29", clock_time="02:30")
    response = ada.post(f"{path}create/", sent, follow=True)
    assert "The clocks jump over that time on that day" in Page(response).text
    assert Meeting.objects.get().begins_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_each_member_sees_their_own_clock_and_the_groups(ada, ben, learner, meeting):
    learner.time_zone = "Europe/Vienna"
    learner.save()
    path = meeting.get_absolute_url()
    theirs = Page(ben.get(path)).text
    assert "12:00 to 13:00" in theirs
    assert "17:00 in Europe/Vienna" in theirs
    own = Page(ada.get(path)).text
    assert "17:00 to 18:00" in own
    assert "in Europe/Vienna" not in own


def test_member_takes_on_an_open_meeting_and_leaves_it(ben, ada, member, meeting):
    path = meeting.get_absolute_url()
    ben.post(f"{path}present/")
    assert "Ben" in Page(ada.get(path)).text
    answer = ada.post(f"{path}present/", follow=True)
    assert "Somebody was faster" in Page(answer).text
    ada.post(f"{path}present/leave/")
    meeting.refresh_from_db()
    assert meeting.presenter == member.learner
    ben.post(f"{path}present/leave/")
    meeting.refresh_from_db()
    assert meeting.presenter is None


def test_meeting_is_open_again_when_its_presenter_leaves(ada, member, meeting, noon):
    Meeting.objects.filter(pk=meeting.pk).update(presenter=member.learner)
    Membership.objects.filter(pk=member.pk).update(state="left", ended_at=noon)
    path = meeting.get_absolute_url()
    page = Page(ada.get(path)).text
    assert "Nobody yet" in page
    assert "Ben" not in page
    ada.post(f"{path}present/")
    assert "Nobody yet" not in Page(ada.get(path)).text


def test_papers_are_found_put_on_and_taken_off(ada, meeting):
    paper = PaperFactory(title="Deep residual learning")
    path = meeting.get_absolute_url()
    found = Page(ada.get(f"{path}papers/?q=residual"))
    assert "Deep residual learning" in found.text
    for _ in range(2):
        ada.post(f"{path}papers/add/", {"paper": paper.slug})
    assert meeting.entries.count() == 1
    assert "Deep residual learning" in Page(ada.get(path)).text
    ada.post(f"{path}papers/{paper.pk}/remove/")
    assert meeting.entries.count() == 0
    meeting.refresh_from_db()
    assert meeting.sequence == 2


def test_twenty_papers_are_enough(ada, meeting, read_for):
    read_for(meeting, *(PaperFactory() for _ in range(20)))
    path = f"{meeting.get_absolute_url()}papers/add/"
    response = ada.post(path, {"paper": PaperFactory().slug}, follow=True)
    assert "20 papers are read for a meeting at most" in Page(response).text
    assert meeting.entries.count() == 20


@pytest.mark.parametrize("status", [Paper.Status.DRAFT, Paper.Status.RETIRED])
def test_only_published_papers_are_read_together(ada, meeting, status):
    paper = PaperFactory(status=status)
    path = f"{meeting.get_absolute_url()}papers/add/"
    response = ada.post(path, {"paper": paper.slug}, follow=True)
    assert "The library has no such paper" in Page(response).text
    assert not meeting.entries.exists()


MEMBERS_SEE = ("", "sheet/", "minutes/", "minutes/history/", "meeting.ics")
ORGANISERS_ASK = ("edit/", "papers/")
ORGANISERS_DO = ("change/", "call-off/", "restore/", "papers/add/")


def test_member_sees_and_arranges_nothing(ben, meeting):
    path = meeting.get_absolute_url()
    for part in MEMBERS_SEE:
        assert ben.get(path + part).status_code == 200, part
    for part in ORGANISERS_ASK:
        assert ben.get(path + part).status_code == 404, part
    for part in ORGANISERS_DO:
        assert ben.post(path + part).status_code == 404, part
    page = Page(ben.get(path)).text
    assert "Call it off" not in page
    assert "Add papers" not in page


@pytest.mark.parametrize("state", ["left", "removed", "banned"])
def test_former_member_finds_nothing(ben, member, meeting, noon, state):
    Membership.objects.filter(pk=member.pk).update(state=state, ended_at=noon)
    path = meeting.get_absolute_url()
    for part in (*MEMBERS_SEE, *ORGANISERS_ASK):
        assert ben.get(path + part).status_code == 404, part
    assert ben.post(f"{path}present/").status_code == 404
    assert ben.post(f"{path}minutes/save/").status_code == 404


def test_meeting_of_another_group_is_not_found_in_ones_own(ada, organiser, group):
    foreign = MeetingFactory(group=StudyGroupFactory())
    for number in (foreign.pk, 10**9, 2**63 - 1, 2**70):
        path = f"/groups/{group.pk}/meetings/{number}/"
        assert ada.get(path).status_code == 404


@pytest.mark.parametrize("verb", ["extend", "end"])
def test_series_of_another_group_is_not_found_in_ones_own(
    ada, organiser, group, path, posted, verb
):
    ada.post(f"{path}create/", posted(rhythm="weekly", last_on="2026-04-16"))
    MeetingSeries.objects.update(group=StudyGroupFactory())
    series = MeetingSeries.objects.get()
    assert ada.post(f"{path}series/{series.pk}/{verb}/").status_code == 404
    series.refresh_from_db()
    assert series.ended_at is None


def test_closed_group_is_read_and_not_arranged(ada, meeting, group, noon, posted):
    group.closed_at = noon
    group.save()
    path = meeting.get_absolute_url()
    page = Page(ada.get(path)).text
    assert "Call it off" not in page
    assert "Write the minutes" not in page
    assert "I present" not in page
    assert ada.get(f"{path}sheet/").status_code == 200
    for part in (*ORGANISERS_DO, "present/", "present/leave/", "minutes/save/"):
        assert ada.post(path + part, posted()).status_code == 404, part
