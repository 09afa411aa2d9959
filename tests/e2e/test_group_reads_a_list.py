"""Three people and a group's list: voted on, taken on, suggested for, read together."""

from datetime import timedelta

import pytest
from django.utils import timezone

from papers.models import Paper
from study.grouplists.services import create_group_list
from study.models import ListEntry, Meeting
from tests.factories import LearnerFactory, MembershipFactory, StudyGroupFactory

NOTE = "Mind the scale of the queries."


@pytest.fixture
def group(ada):
    made = StudyGroupFactory(name="Thursday readers")
    MembershipFactory(group=made, learner=ada, role="owner")
    return made


@pytest.fixture
def autumn(group):
    """Organisers change it, members suggest."""
    papers = [Paper.objects.get(slug=slug) for slug in ("attention", "relay")]
    made = create_group_list(
        group=group,
        editing="suggestions",
        title="Autumn",
        papers=papers,
        at=timezone.now(),
    )
    entry = ListEntry.objects.get(reading_list=made, paper=papers[0])
    entry.note = NOTE
    entry.save()
    return made


def member_of(group, name):
    learner = LearnerFactory(email=f"{name.lower()}@example.org", display_name=name)
    MembershipFactory(group=group, learner=learner)
    return learner


def opens_a_vote(tab, reading_list):
    tab.open(reading_list.get_absolute_url())
    tab.link("Put entries up for a vote").click()
    tab.check("Attention")
    closes_at = timezone.now() + timedelta(days=2)
    tab.fill("When does it close?", f"{closes_at:%Y-%m-%dT%H:%M}")
    tab.button("Open the vote").click()
    tab.sees("What do we read next?")
    return tab.place


def votes_without_scripts(tab, vote_path):
    """The first page's news lead to it until one has voted."""
    tab.open("/groups/news/")
    tab.sees("a vote without yours")
    tab.link("What do we read next?").click()
    tab.stands_at(vote_path)
    tab.check("Attention")
    tab.page.locator("main form button[type=submit]").first.click()
    tab.sees("1 of 2 voted so far.")
    tab.open("/groups/news/")
    assert "a vote without yours" not in tab.page.content()


def takes_on_an_entry_by_keyboard(tab, reading_list):
    tab.open(reading_list.get_absolute_url())
    tools = tab.page.locator("main summary", has_text="Entry").first
    tab.press_tab_to(tools)
    tab.press("Enter")
    tab.follow_by_keyboard(tab.button("I present it").first)
    tab.sees("You present this")
    tab.is_accessible()


def reads_it_for_a_meeting(tab, reading_list):
    tab.open(reading_list.get_absolute_url())
    tab.link("Read some for a meeting").click()
    tab.check("Attention")
    tab.is_accessible()
    tab.button("Read these").click()
    tab.sees_heading("Arrange a meeting")
    tab.fill("What about", "The first evening")
    tab.fill("Day", str(timezone.now().date() + timedelta(days=9)))
    tab.fill("Time", "17:00")
    tab.is_accessible()
    tab.button("Arrange it").click()
    tab.sees_heading("The first evening")


def test_group_reads_from_its_list(open_tab, ada, group, autumn):
    owner = open_tab(ada)
    member = open_tab(member_of(group, "Ben"), java_script_enabled=False)
    vote_path = opens_a_vote(owner, autumn)
    votes_without_scripts(member, vote_path)
    newcomer = open_tab(member_of(group, "Chiara"), width=360, color_scheme="dark")
    takes_on_an_entry_by_keyboard(newcomer, autumn)
    reads_it_for_a_meeting(owner, autumn)
    newcomer.open("/groups/news/")
    newcomer.is_accessible()
    newcomer.link("You present Attention by itself").click()
    newcomer.sees_heading("The first evening")
    newcomer.link("Open the sheet").click()
    newcomer.sees(NOTE)
    newcomer.sees("Chiara presents it, from “Autumn”")
    newcomer.is_accessible()
    papers = Meeting.objects.get().entries.values_list("paper__slug", flat=True)
    assert list(papers) == ["attention"]
