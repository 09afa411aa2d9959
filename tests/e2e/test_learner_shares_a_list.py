"""A list is shared by a link, opened by a stranger, added to, and closed again."""

import pytest
from playwright.sync_api import expect

from papers.models import Paper
from study.lists.services import create_list
from study.models import ListEntry
from tests.factories import LearnerFactory

SEEN = (
    "Anyone with this link sees the titles, their order and your notes on the entries."
    " Not what you have read or recall."
)


def share_by_keyboard(tab, reading_list):
    """The link, as the page shows it."""
    tab.open(reading_list.get_absolute_url())
    tab.follow_by_keyboard(tab.link("Share it"))
    tab.sees_heading("Who can see this list")
    tab.is_accessible()
    tab.follow_by_keyboard(tab.link("Anyone with a link"))
    tab.sees(SEEN)
    tab.is_accessible()
    tab.follow_by_keyboard(tab.button("Make the link"))
    shown = tab.page.locator("#list-link")
    expect(shown).to_contain_text("/shared/")
    tab.is_accessible()
    return shown.inner_text()


@pytest.fixture
def reading_list(ada, noon):
    paper = Paper.objects.get(slug="attention")
    made = create_list(learner=ada, title="Evenings", papers=[paper], at=noon)
    made.editing = "suggestions"
    made.save()
    return made


@pytest.fixture
def other_paper(library):
    return Paper.objects.published().exclude(slug="attention").first()


def marks_and_suggests(tab, path, paper):
    """A learner without scripts, whose page says no address to anybody."""
    tab.open(path)
    tab.page.locator(".row-status > summary").click()
    tab.button("Reading", exact=True).click()
    tab.stands_at(path)
    tab.sees("Marked “reading”")
    tab.link("Suggest a paper").click()
    tab.fill("Which paper?", paper.title)
    tab.fill("Why does it belong here?", "It comes next.")
    tab.button("Suggest it").click()
    tab.sees("Waits for an answer")


def accepts_by_keyboard(tab, reading_list):
    tab.open(f"/lists/{reading_list.pk}/suggestions/")
    tab.fill("Your answer", "Gladly.")
    tab.is_accessible()
    tab.follow_by_keyboard(tab.button("Put it on the list"))
    tab.sees("Nothing waits for your answer.")


def test_list_is_shared_opened_added_to_and_closed(
    open_tab, ada, reading_list, other_paper
):
    owner = open_tab(ada, width=360)
    link = share_by_keyboard(owner, reading_list)
    path = link[link.index("/shared/") :]

    stranger = open_tab(width=360)
    stranger.open(path)
    stranger.sees_heading("Evenings")
    stranger.is_accessible()

    friend = open_tab(LearnerFactory(), width=360, java_script_enabled=False)
    marks_and_suggests(friend, path, other_paper)
    accepts_by_keyboard(owner, reading_list)
    assert ListEntry.objects.filter(paper=other_paper).exists()
    friend.open("/suggestions/")
    friend.sees("Accepted: Gladly.")

    owner.open(f"/lists/{reading_list.pk}/sharing/?to=private")
    owner.button("Keep it to myself").click()
    owner.sees("Only you.")
    stranger.expects(404)
    stranger.open(path)
    stranger.sees_heading("There is nothing at this address")
