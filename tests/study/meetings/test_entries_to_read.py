"""Entries of a group's list that are read for a meeting."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from study.grouplists.services import create_group_list
from study.lists.entry_services import add_line
from study.meetings.limits import MOST_PAPERS
from study.models import EntryPresenter, ListEntry, Meeting, MeetingPaper
from tests.factories import (
    LearnerFactory,
    MeetingFactory,
    MembershipFactory,
    PaperFactory,
    StudyGroupFactory,
)
from tests.html_page import Page

pytestmark = pytest.mark.django_db


def list_of(group, papers, at, **fields):
    return create_group_list(
        group=group,
        editing="group",
        papers=papers,
        at=at,
        **{"title": "Autumn", **fields},
    )


def entry_of(reading_list, paper):
    return ListEntry.objects.get(reading_list=reading_list, paper=paper)


def note(reading_list, paper, text):
    entry = entry_of(reading_list, paper)
    entry.note = text
    entry.save()
    return entry


@pytest.fixture
def papers():
    return [PaperFactory(title=f"Paper {word}") for word in ("one", "two", "three")]


@pytest.fixture
def autumn(group, organiser, papers, noon):
    return list_of(group, papers, noon)


@pytest.fixture
def path(autumn):
    return autumn.url_of("read_for_meeting")


def read_for(meeting):
    entries = MeetingPaper.objects.filter(meeting=meeting).order_by("position")
    return [entry.paper for entry in entries]


def test_chosen_entries_are_read_for_a_meeting_in_the_lists_order(
    ada, meeting, autumn, papers, path
):
    first, _, third = papers
    chosen = [entry_of(autumn, paper).pk for paper in (third, first)]
    answer = ada.post(path, {"entries": chosen, "meeting": meeting.pk})
    assert answer["Location"] == meeting.get_absolute_url()
    assert read_for(meeting) == [first, third]


def test_what_is_read_already_stays_where_it_is(ada, meeting, autumn, papers, path):
    chosen = [entry_of(autumn, paper).pk for paper in papers]
    ada.post(path, {"entries": chosen[2:], "meeting": meeting.pk})
    ada.post(path, {"entries": chosen, "meeting": meeting.pk})
    assert read_for(meeting) == [papers[2], papers[0], papers[1]]


def test_new_meeting_takes_the_chosen_entries_along(ada, autumn, papers, path, posted):
    chosen = [entry_of(autumn, paper).pk for paper in papers[:2]]
    answer = ada.post(path, {"entries": chosen, "meeting": ""})
    form_path = answer["Location"]
    query = parse_qs(urlsplit(form_path).query)
    assert query == {"entry": [str(number) for number in chosen]}
    form = ada.get(form_path).content.decode()
    assert "Paper one" in form
    assert "Paper three" not in form
    create = f"/groups/{autumn.group_id}/meetings/create/"
    ada.post(create, posted(entries=chosen))
    assert read_for(Meeting.objects.latest("pk")) == papers[:2]


def test_series_reads_them_for_its_first_meeting(ada, autumn, papers, posted):
    chosen = [entry_of(autumn, papers[0]).pk]
    create = f"/groups/{autumn.group_id}/meetings/create/"
    ada.post(create, posted(entries=chosen, rhythm="weekly", last_on="2026-04-02"))
    first, second, _ = Meeting.objects.order_by("begins_at")
    assert read_for(first) == papers[:1]
    assert read_for(second) == []


def test_form_offers_meetings_to_come_and_what_the_address_names(
    ada, group, meeting, autumn, papers, path, noon
):
    MeetingFactory(group=group, title="Over", begins_at=noon - timedelta(days=7))
    MeetingFactory(group=group, title="Off", called_off_at=noon)
    MeetingFactory(title="Of another group")
    chosen = entry_of(autumn, papers[1]).pk
    page = ada.get(f"{path}?entry={chosen}&meeting={meeting.pk}").content.decode()
    assert f'value="{meeting.pk}" selected' in page
    for title in ("Over", "Off", "Of another group"):
        assert f": {title}<" not in page
    assert page.count("checked") == 1


def test_lines_and_withdrawn_papers_are_not_offered(ada, autumn, papers, path, noon):
    add_line(reading_list=autumn, kind=ListEntry.Kind.TEXT, text="A talk", at=noon)
    papers[0].status = "retired"
    papers[0].save()
    offered = Page(ada.get(path)).text
    assert "A talk" not in offered
    assert "Paper one" not in offered
    assert "Paper two" in offered


@pytest.mark.parametrize("entries", [[], ["x"], ["9" * 30], ["²"], ["-1"]])
def test_choice_that_names_no_entry_is_explained(ada, meeting, path, entries):
    answer = ada.post(path, {"entries": entries, "meeting": meeting.pk})
    assert answer.status_code == 422
    assert "hoose" in answer.content.decode()


def test_entry_of_another_groups_list_is_no_choice(ada, group, path, noon, posted):
    foreign = list_of(StudyGroupFactory(), [PaperFactory(title="Theirs")], noon)
    chosen = [foreign.entries.get().pk]
    assert ada.post(path, {"entries": chosen, "meeting": ""}).status_code == 422
    create = f"/groups/{group.pk}/meetings/create/"
    answer = ada.post(create, posted(entries=chosen))
    assert answer.status_code == 400
    assert "Theirs" not in answer.content.decode()
    assert not Meeting.objects.exists()


def test_more_than_a_meeting_takes_are_not_added(ada, group, meeting, noon):
    many = PaperFactory.create_batch(MOST_PAPERS + 1)
    reading_list = list_of(group, many, noon)
    chosen = list(reading_list.entries.values_list("pk", flat=True))
    path = reading_list.url_of("read_for_meeting")
    answer = ada.post(path, {"entries": chosen, "meeting": meeting.pk})
    assert f"{MOST_PAPERS} papers" in answer.content.decode()
    assert read_for(meeting) == []
    ada.post(path, {"entries": chosen[:15], "meeting": meeting.pk})
    answer = ada.post(path, {"entries": chosen[15:], "meeting": meeting.pk})
    assert answer.status_code == 422
    assert len(read_for(meeting)) == 15


def test_members_do_not_choose_for_meetings(ben, autumn, path):
    assert ben.get(path).status_code == 404
    assert path not in ben.get(autumn.get_absolute_url()).content.decode()


def test_list_and_meeting_lead_to_the_choice(ada, meeting, autumn, path, papers):
    page = ada.get(autumn.get_absolute_url()).content.decode()
    assert f'href="{path}"' in page
    assert f'href="{path}?entry={entry_of(autumn, papers[0]).pk}"' in page
    found = ada.get(f"{meeting.get_absolute_url()}papers/").content.decode()
    assert f'href="{path}?meeting={meeting.pk}"' in found


def sheet_of(browser, meeting):
    page = Page(browser.get(f"{meeting.get_absolute_url()}sheet/"))
    return " ".join(page.text.split())


@pytest.fixture
def read_first(meeting, papers):
    return MeetingPaper.objects.create(meeting=meeting, paper=papers[0], position=0)


def test_sheet_shows_notes_and_presenters_of_the_groups_lists(
    ada, member, meeting, autumn, papers, read_first
):
    entry = note(autumn, papers[0], "Mind the **scale**.")
    EntryPresenter.objects.create(
        entry=entry, membership=member, taken_at=timezone.now()
    )
    note(autumn, papers[1], "Of what is not read.")
    text = sheet_of(ada, meeting)
    assert "Mind the scale. Ben presents it, from “Autumn”" in text
    assert "Of what is not read" not in text


def test_sheet_shows_no_notes_of_lists_that_are_not_the_groups_in_use(
    ada, group, meeting, papers, read_first, noon
):
    ended = list_of(group, papers[:1], noon, title="Deleted")
    put_away = list_of(group, papers[:1], noon, title="Archived")
    foreign = list_of(StudyGroupFactory(), papers[:1], noon, title="Foreign")
    for reading_list in (ended, put_away, foreign):
        note(reading_list, papers[0], f"{reading_list.title} secret")
    ended.deleted_at = put_away.archived_at = noon
    ended.save()
    put_away.save()
    assert "secret" not in sheet_of(ada, meeting)


def test_sheet_names_no_presenter_who_left(
    ada, group, meeting, autumn, papers, read_first, noon
):
    chen = LearnerFactory(display_name="Chen")
    left = MembershipFactory(group=group, learner=chen, state="left", ended_at=noon)
    entry = note(autumn, papers[0], "Mind the scale.")
    EntryPresenter.objects.create(entry=entry, membership=left, taken_at=timezone.now())
    text = sheet_of(ada, meeting)
    assert "Mind the scale." in text
    assert "Chen" not in text
