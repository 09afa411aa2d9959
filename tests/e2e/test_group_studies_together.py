"""Three people side by side, from the invitation to the minutes of a meeting."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from study.models import Meeting, Membership
from tests.factories import LearnerFactory, MembershipFactory


@pytest.fixture
def ben(library):
    return LearnerFactory(email="ben@example.org", display_name="Ben")


@pytest.fixture
def newcomer(library):
    return LearnerFactory(email="chiara@example.org", display_name="Chiara")


def starts_a_group(tab):
    """The address of the link that lets one more in, which its page shows."""
    tab.open("/groups/")
    tab.link("Start a group").first.click()
    tab.fill("Name", "Thursday readers")
    tab.button("Start the group").click()
    tab.sees_heading("Thursday readers")
    tab.is_accessible()
    tab.link("Invite somebody").click()
    tab.button("Make a link").click()
    shown = tab.page.locator("#new-link")
    expect(shown).to_contain_text("/groups/invitations/")
    tab.is_accessible()
    return urlsplit(shown.inner_text()).path


def joins_by_keyboard(tab, link):
    tab.open(link)
    tab.sees_heading("Thursday readers")
    tab.is_accessible()
    tab.press_tab_to(tab.page.get_by_label("How far I am on the group’s lists"))
    tab.press("Space")
    join = tab.button("Join the group")
    tab.follow_by_keyboard(join)
    expect(join).to_have_count(0)
    tab.sees_heading("Thursday readers")
    tab.is_accessible()


def starts_to_talk(tab, group_path):
    """Without scripts."""
    tab.open(f"{group_path}discussion/new/")
    tab.fill("What it is about", "Where to begin")
    tab.fill("Your remark", "With the *first* figure?")
    tab.button("Start it").click()
    tab.sees("With the first figure?")
    return tab.place


def answers_by_keyboard(tab, thread_path):
    tab.open(thread_path)
    remark = tab.page.get_by_label("Your remark")
    tab.press_tab_to(remark)
    tab.type("Rather with @Ben")
    tab.follow_by_keyboard(tab.button("Send"))
    tab.sees("Mentions Ben")
    tab.is_accessible()


def arranges_a_meeting(tab, group_path):
    tab.open(f"{group_path}meetings/new/")
    tab.fill("What about", "The first evening")
    tab.fill("Day", str(timezone.now().date() + timedelta(days=9)))
    tab.fill("Time", "17:00")
    tab.is_accessible()
    tab.page.locator("main form button[type=submit]").click()
    tab.sees_heading("The first evening")
    tab.is_accessible()
    return tab.place


def writes_the_minutes(tab, meeting_path):
    tab.open(meeting_path)
    tab.follow_by_keyboard(tab.link("Write the minutes"))
    tab.page.get_by_label("Minutes", exact=True).fill("We began with the figure.")
    tab.is_accessible()
    tab.follow_by_keyboard(tab.page.locator("main form button[type=submit]"))
    tab.sees("We began with the figure.")
    tab.sees("Written by Chiara")


def test_group_goes_from_invitation_to_minutes(open_tab, ada, ben, newcomer):
    owner = open_tab(ada)
    link = starts_a_group(owner)
    membership = Membership.objects.get()
    group_path = membership.group.get_absolute_url()
    MembershipFactory(group=membership.group, learner=ben)
    member = open_tab(ben, java_script_enabled=False)
    coming = open_tab(newcomer, width=360, color_scheme="dark")
    joins_by_keyboard(coming, link)
    joined = Membership.objects.get(learner=newcomer)
    assert joined.shares_progress
    assert not joined.shares_results
    answers_by_keyboard(coming, starts_to_talk(member, group_path))
    meeting_path = arranges_a_meeting(owner, group_path)
    writes_the_minutes(coming, meeting_path)
    owner.open(meeting_path)
    owner.sees("We began with the figure.")
    member.open("/groups/news/")
    member.sees("Chiara mentioned you")
    member.sees("The first evening")
    assert Meeting.objects.get().minutes.get().written_by == newcomer
