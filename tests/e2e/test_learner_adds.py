"""A learner adds papers: one that is here, one that a service knows, one by hand."""

import pytest
from playwright.sync_api import expect

from papers.models import Paper
from study.models import Reading
from tests.papers.metadata.conftest import server, services  # noqa: F401

TITLE = "Learning to Read Slowly & Well with $n<k$ Pages"


@pytest.mark.usefixtures("services")
def test_add_papers_by_keyboard_on_a_phone(open_tab, ada):
    tab = open_tab(ada, width=360)
    page = tab.open("/search/?q=learning+slowly")
    tab.link("Add it").press("Enter")
    box = page.get_by_label("What you have of it")
    expect(box).to_have_value("learning slowly")

    box.fill("Atention by itself")
    tab.button("Find it").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it one of these?")
    tab.is_accessible()
    page.get_by_role("link", name="This one").press("Enter")
    tab.stands_at(r"/papers/add/\?papers=attention")
    row = page.get_by_role("listitem").filter(has_text="Attention by itself")
    row.locator("summary").press("Enter")
    row.get_by_role("button", name="To read").press("Enter")
    expect(row.locator("summary")).to_contain_text("Marked “to read”")
    expect(tab.link("Add to a list")).to_be_visible()

    box.fill("https://arxiv.org/abs/2401.01234v3")
    tab.button("Find it").press("Enter")
    expect(page.get_by_label("Title")).to_have_value(TITLE)
    expect(page.get_by_label("arXiv number")).to_have_value("2401.01234")
    tab.is_accessible()
    tab.button("Add it").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Learning to Read")
    paper = Paper.objects.get(owner=ada)
    assert paper.own_part.authors[0] == "van den Berg, Aäron"
    marks = Reading.objects.filter(learner=ada, status="to_read")
    assert set(marks.values_list("paper__slug", flat=True)) == {"attention", paper.slug}


@pytest.mark.usefixtures("services")
def test_facts_are_looked_up_without_scripts_on_a_phone(open_tab, ada):
    tab = open_tab(ada, width=360, java_script_enabled=False)
    page = tab.open("/papers/add/")
    tab.fill("What you have of it", "arXiv:2401.01234")
    tab.button("Find it").press("Enter")
    expect(page.get_by_label("Title")).to_have_value(TITLE)
    assert tab.overhang() == 0
    tab.button("Add it").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Learning to Read")
    assert Paper.objects.get(owner=ada).arxiv_id == "2401.01234"


def test_add_a_paper_by_hand_without_scripts(open_tab, ada):
    tab = open_tab(ada, java_script_enabled=False)
    page = tab.open("/papers/")
    tab.link("Add a paper").click()
    tab.link("Fill it in by hand").click()
    page.get_by_label("Title").fill("Slowly read works")
    page.get_by_label("Authors").fill("Ada Lovelace")
    tab.button("Add it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Slowly read works")
    assert Paper.objects.get(owner=ada).own_part.authors == ["Lovelace, Ada"]
