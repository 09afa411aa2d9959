"""Who presents an entry of a group's list, and where it is discussed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from papers.models import Paper
from study.grouplists.entry_facts import entry_facts
from study.grouplists.presenter_services import assign_presenter, take_on_presenting
from study.grouplists.services import create_group_list
from study.groups.member_services import leave_group
from study.lists.services import remove_papers_from_list
from study.meetings.paper_services import add_meeting_paper
from study.models import EntryPresenter, Membership, ReadingList
from tests.factories import MeetingFactory, MembershipFactory, ThreadFactory, remark_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(group_list):
    return group_list.entries.in_order().first()


def membership_of(learner):
    return Membership.objects.get(learner=learner)


def name_presenter(entry, membership):
    assign_presenter(entry=entry, membership=membership, at=timezone.now())


def page_of(browser, group_list):
    return browser.get(group_list.get_absolute_url()).content.decode()


def test_organiser_says_who_presents(ada, bob, group_list, entry, members):
    cleo = membership_of(members["Cleo"])
    url = group_list.url_of("entry_presenter", entry.pk)
    assert "Cleo" in ada.get(url).content.decode()
    ada.post(url, {"presenter": cleo.pk})
    assert "Cleo presents this" in page_of(bob, group_list)
    ada.post(url, {"presenter": ""})
    assert "presents this" not in page_of(bob, group_list)


def test_organiser_names_no_stranger(ada, group_list, entry):
    stranger = MembershipFactory()
    url = group_list.url_of("entry_presenter", entry.pk)
    response = ada.post(url, {"presenter": stranger.pk})
    assert response.status_code == 422
    assert not EntryPresenter.objects.exists()


def test_member_takes_it_on_and_gives_it_back(bob, group_list, entry):
    assert "I present it" in page_of(bob, group_list)
    bob.post(group_list.url_of("present_entry", entry.pk))
    page = page_of(bob, group_list)
    assert "You present this" in page
    bob.post(group_list.url_of("give_back_entry", entry.pk))
    assert "You present this" not in page_of(bob, group_list)


def test_presenter_says_that_it_is_done_and_takes_it_on_again(
    bob, group, group_list, entry
):
    bob.post(group_list.url_of("present_entry", entry.pk))
    bob.post(group_list.url_of("presented_entry", entry.pk))
    assert "You presented this" in page_of(bob, group_list)
    assert "you present" not in bob.get(f"/groups/{group.pk}/").content.decode()
    bob.post(group_list.url_of("present_entry", entry.pk))
    assert "You present this" in page_of(bob, group_list)


def test_nobody_says_that_anothers_turn_is_done(bob, group_list, entry, members):
    assign_presenter(
        entry=entry, membership=membership_of(members["Cleo"]), at=timezone.now()
    )
    bob.post(group_list.url_of("presented_entry", entry.pk))
    assert "Cleo presents this" in page_of(bob, group_list)


def test_organiser_who_names_somebody_again_asks_for_it_again(
    ada, bob, group_list, entry, members
):
    own = membership_of(members["Bob"])
    assign_presenter(entry=entry, membership=own, at=timezone.now())
    bob.post(group_list.url_of("presented_entry", entry.pk))
    assert "Bob presented this" in page_of(ada, group_list)
    ada.post(group_list.url_of("entry_presenter", entry.pk), {"presenter": own.pk})
    assert "Bob presents this" in page_of(ada, group_list)


def test_member_takes_nothing_from_another(bob, group_list, entry, members):
    assign_presenter(
        entry=entry, membership=membership_of(members["Cleo"]), at=timezone.now()
    )
    url = group_list.url_of("present_entry", entry.pk)
    page = bob.post(url, follow=True).content.decode()
    assert "Somebody else was faster." in page
    bob.post(group_list.url_of("give_back_entry", entry.pk))
    assert "Cleo presents this" in page_of(bob, group_list)


def test_who_left_presents_no_more(bob, group_list, entry, members, noon):
    cleo = membership_of(members["Cleo"])
    assign_presenter(entry=entry, membership=cleo, at=timezone.now())
    leave_group(membership=cleo, at=noon)
    assert "presents this" not in page_of(bob, group_list)
    assert not EntryPresenter.objects.exists()


def test_who_may_not_sign_in_is_followed_by_another(group_list, entry, members):
    cleo = membership_of(members["Cleo"])
    assign_presenter(entry=entry, membership=cleo, at=timezone.now())
    type(members["Cleo"]).objects.filter(pk=members["Cleo"].pk).update(is_active=False)
    bob = membership_of(members["Bob"])
    assert take_on_presenting(entry=entry, membership=bob, at=timezone.now())
    assert EntryPresenter.objects.get().membership == bob


def test_heading_and_archived_list_are_not_presented(bob, group_list, entry, noon):
    ReadingList.objects.filter(pk=group_list.pk).update(archived_at=noon)
    url = group_list.url_of("present_entry", entry.pk)
    assert bob.post(url).status_code == 404
    assert "I present it" not in page_of(bob, group_list)


def test_presenter_goes_with_the_entry(group_list, entry, members, noon):
    assign_presenter(
        entry=entry, membership=membership_of(members["Cleo"]), at=timezone.now()
    )
    remove_papers_from_list(reading_list=group_list, papers=[entry.paper], at=noon)
    assert not EntryPresenter.objects.exists()


def test_groups_page_says_what_one_presents(bob, ada, group, entry, members):
    assign_presenter(
        entry=entry, membership=membership_of(members["Bob"]), at=timezone.now()
    )
    assert "you present 1" in bob.get(f"/groups/{group.pk}/").content.decode()
    assert "you present" not in ada.get(f"/groups/{group.pk}/").content.decode()


def read_at_a_meeting(entry, at):
    meeting = MeetingFactory(group=entry.reading_list.group, begins_at=at)
    add_meeting_paper(meeting=meeting, paper=entry.paper, at=at)


def test_meeting_that_read_it_ends_the_turn(bob, group, group_list, entry, members):
    now = timezone.now()
    own = membership_of(members["Bob"])
    before = now - timedelta(days=9)
    assign_presenter(entry=entry, membership=own, at=before)
    read_at_a_meeting(entry, now - timedelta(days=7))
    assert "you present" not in bob.get(f"/groups/{group.pk}/").content.decode()
    page = page_of(bob, group_list)
    assert "You presented this" in page
    bob.post(group_list.url_of("present_entry", entry.pk))
    assert "You present this" in page_of(bob, group_list)
    assert "you present 1" in bob.get(f"/groups/{group.pk}/").content.decode()


def test_meeting_that_is_still_to_read_it_keeps_the_turn(
    bob, group_list, entry, members
):
    now = timezone.now()
    own = membership_of(members["Bob"])
    assign_presenter(entry=entry, membership=own, at=now - timedelta(days=9))
    read_at_a_meeting(entry, now - timedelta(days=7))
    read_at_a_meeting(entry, now + timedelta(days=7))
    assert "You present this" in page_of(bob, group_list)


def test_meeting_of_another_group_ends_no_turn(bob, group_list, entry, members):
    now = timezone.now()
    own = membership_of(members["Bob"])
    assign_presenter(entry=entry, membership=own, at=now - timedelta(days=9))
    elsewhere = MeetingFactory(begins_at=now - timedelta(days=7))
    add_meeting_paper(meeting=elsewhere, paper=entry.paper, at=now)
    assert "You present this" in page_of(bob, group_list)


def test_entry_leads_to_a_new_thread_and_then_to_its_thread(
    bob, group, group_list, entry, members
):
    new_url = f"/groups/{group.pk}/discussion/new/?entry={entry.pk}"
    assert new_url in page_of(bob, group_list)
    thread = ThreadFactory(group=group, entry=entry, subject="entry", paper=entry.paper)
    remark_by(membership_of(members["Cleo"]), thread)
    page = page_of(bob, group_list)
    assert new_url not in page
    assert thread.get_absolute_url() in page
    assert "1 remark<" in page


def test_thread_of_another_group_is_not_told(group, entry):
    ThreadFactory(entry=entry, subject="entry", paper=entry.paper)
    assert entry_facts(group.pk, [entry.pk], timezone.now())[entry.pk].thread is None


@pytest.mark.parametrize(("who", "most"), [("ada", 10), ("bob", 9)])
def test_list_asks_as_often_with_all_of_it(
    who, most, request, group, group_list, members
):
    """An organiser's page also asks what can be undone."""
    browser = request.getfixturevalue(who)
    with CaptureQueriesContext(connection) as before:
        page_of(browser, group_list)
    for entry in group_list.entries.all():
        assign_presenter(
            entry=entry, membership=membership_of(members["Cleo"]), at=timezone.now()
        )
        thread = ThreadFactory(
            group=group, entry=entry, subject="entry", paper=entry.paper
        )
        remark_by(membership_of(members["Cleo"]), thread)
    with CaptureQueriesContext(connection) as after:
        page_of(browser, group_list)
    assert len(after) == len(before) <= most


@pytest.mark.parametrize("name", ["present_entry", "give_back_entry"])
def test_entry_of_another_list_is_not_presented(ada, bob, group_list, entry, name):
    other = create_group_list(
        group=group_list.group,
        editing="group",
        title="Winter",
        papers=[],
        at=entry.added_at,
    )
    assert bob.post(other.url_of(name, entry.pk)).status_code == 404
    assert ada.post(other.url_of("entry_presenter", entry.pk)).status_code == 404
    assert not EntryPresenter.objects.exists()


def test_withdrawn_paper_is_not_presented(ada, bob, group_list, entry):
    Paper.objects.filter(pk=entry.paper_id).update(status="draft")
    assert bob.post(group_list.url_of("present_entry", entry.pk)).status_code == 404
    assert ada.post(group_list.url_of("entry_presenter", entry.pk)).status_code == 404
    assert not EntryPresenter.objects.exists()
