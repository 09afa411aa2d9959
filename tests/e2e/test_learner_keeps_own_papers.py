"""A paper of one's own from its note to its deletion and back, then joined."""

import pytest

from papers.models import Paper
from tests.factories import make_own_paper

NOTE = "**Worth it**: $e^{i\\pi} = -1$"


@pytest.fixture
def own(ada):
    """The library has a paper of this number already, as is noticed at once."""
    number = Paper.objects.get(slug="attention").arxiv_id
    return make_own_paper(
        ada,
        title="Mine to think about",
        authors=("Lovelace, Ada",),
        year=2024,
        arxiv_id=number,
        abstract="About $x^2$ and more.",
    )


@pytest.mark.parametrize("has_scripts", [True, False])
def test_own_paper_is_changed_deleted_restored_and_joined(
    open_tab, ada, own, has_scripts
):
    tab = open_tab(ada, width=360, java_script_enabled=has_scripts)
    tab.open(own.get_absolute_url())
    tab.sees("Only you see this paper and your note.")
    tab.follow_by_keyboard(tab.link("Edit it"))
    tab.sees_heading("Edit my paper")
    tab.page.get_by_label("My note").fill(NOTE)
    tab.button("Save", exact=True).click()
    tab.sees("Worth it")
    assert tab.page.locator(".prose math").count() == 2
    if has_scripts:
        tab.is_accessible()
    tab.open(f"{own.get_absolute_url()}edit/")
    tab.button("Delete it", exact=True).click()
    tab.stands_at("/papers/mine/")
    tab.sees("Mine to think about")
    if has_scripts:
        tab.is_accessible()
    tab.follow_by_keyboard(tab.button("Bring back Mine to think about"))
    tab.sees_heading("Mine to think about")
    tab.link("My papers").click()
    tab.follow_by_keyboard(tab.button("Join them"))
    tab.sees("Worth it")
    tab.button("Take the joining back").click()
    tab.sees_heading("Mine to think about")


@pytest.mark.parametrize("has_scripts", [True, False])
def test_own_paper_stands_in_ones_own_map_alone(
    open_tab, ada, own, library, has_scripts
):
    tab = open_tab(ada, width=360, java_script_enabled=has_scripts)
    tab.open(f"{own.get_absolute_url()}edit/")
    tab.fill("Builds on", library["attention"].title)
    tab.follow_by_keyboard(tab.button("Save", exact=True))
    tab.follow_by_keyboard(tab.link("My map"))
    tab.sees("1 of your own, which only you see")
    drawn = tab.page.locator(f"figure.map a[href='{own.get_absolute_url()}']")
    assert drawn.count() == 1
    row = tab.page.locator(".map-list > li", has_text=own.title).first
    row.locator(".row-status > summary").press("Enter")
    row.get_by_role("button", name="Reading").press("Enter")
    tab.sees("Marked “reading”")
    assert tab.overhang() == 0
    visitor = open_tab(width=360)
    visitor.open("/map/")
    assert own.title not in visitor.page.content()
