"""A list is shared by a link, opened by a stranger, added to, and closed again."""

from playwright.sync_api import expect

from papers.models import Paper
from study.lists.services import create_list
from study.models import ListEntry, ListSuggestion
from tests.factories import LearnerFactory

SEEN = (
    "Anyone with this link sees the titles, their order and your notes on the entries."
    " Not what you have read or recall."
)


def press_tab_to(tab, locator):
    """By keyboard alone; no page has more stops than these."""
    for _ in range(60):
        tab.page.keyboard.press("Tab")
        if locator.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("never reached by the keyboard")


def follow_by_keyboard(tab, locator):
    press_tab_to(tab, locator)
    tab.page.keyboard.press("Enter")


def share_by_keyboard(tab, reading_list):
    """The link, as the page shows it."""
    tab.open(f"/lists/{reading_list.pk}/sharing/")
    tab.is_accessible()
    follow_by_keyboard(tab, tab.link("Anyone with a link"))
    tab.sees(SEEN)
    tab.is_accessible()
    follow_by_keyboard(tab, tab.button("Make the link"))
    shown = tab.page.locator("#list-link")
    expect(shown).to_contain_text("/shared/")
    tab.is_accessible()
    return shown.inner_text()


def test_list_is_shared_opened_added_to_and_closed(open_tab, ada, noon):
    attention = Paper.objects.get(slug="attention")
    reading_list = create_list(
        learner=ada, title="Evenings", papers=[attention], at=noon
    )
    reading_list.editing = "suggestions"
    reading_list.save()
    narrow = {"width": 360}
    owner = open_tab(ada, **narrow)
    link = share_by_keyboard(owner, reading_list)
    path = link.partition("/shared/")[2]

    stranger = open_tab(**narrow)
    stranger.open(f"/shared/{path}")
    stranger.sees_heading("Evenings")
    stranger.sees(attention.title)
    stranger.is_accessible()

    friend = open_tab(LearnerFactory(), java_script_enabled=False, **narrow)
    friend.open(f"/shared/{path}")
    friend.page.locator(".row-status > summary").click()
    friend.button("Reading", exact=True).click()
    friend.stands_at(f"/shared/{path}")
    friend.sees("Marked “reading”")
    other = Paper.objects.published().exclude(pk=attention.pk).first()
    friend.link("Suggest a paper").click()
    friend.fill("Which paper?", other.title)
    friend.fill("Why does it belong here?", "It comes next.")
    friend.button("Suggest it").click()
    friend.sees("Waits for an answer")

    owner.open(f"/lists/{reading_list.pk}/suggestions/")
    owner.fill("Your answer", "Gladly.")
    owner.is_accessible()
    follow_by_keyboard(owner, owner.button("Put it on the list"))
    owner.sees("Nothing waits for your answer.")
    assert ListEntry.objects.filter(paper=other).exists()
    assert ListSuggestion.objects.get().answer == "Gladly."
    friend.open("/suggestions/")
    friend.sees("Accepted: Gladly.")

    owner.open(f"/lists/{reading_list.pk}/sharing/?to=private")
    owner.button("Keep it to myself").click()
    owner.sees("Only you.")
    stranger.expects(404)
    stranger.open(f"/shared/{path}")
    stranger.sees_heading("There is nothing at this address")
