"""Everything works with scripts switched off.

Forms are sent, pages are loaded, nothing is left unsaid.
"""

import pytest
from playwright.sync_api import expect

from study.models import Reading
from tests.e2e.sample_library import ratings


@pytest.fixture
def tab(open_tab, ada):
    return open_tab(ada, java_script_enabled=False)


def test_browse_and_filter(tab):
    page = tab.open("/papers/")
    tab.select("Category", "memory")
    tab.fill("Year", "1990..")
    tab.button("Show", exact=True).click()
    expect(page.locator(".row-title")).to_have_text(["Recurrence and its costs"])
    tab.link("Remove the filter Year: 1990..").click()
    expect(page.locator(".row-title")).to_have_count(2)
    tab.link("Recurrence and its costs").click()
    tab.stands_at("/papers/recurrence/")


def test_filters_open_on_a_phone(open_tab, ada):
    tab = open_tab(ada, width=360, java_script_enabled=False)
    page = tab.open("/papers/")
    expect(page.get_by_label("Category")).to_be_hidden()
    page.get_by_text("Filter and order").click()
    tab.select("My status", "unmarked")
    tab.button("Show", exact=True).click()
    tab.sees("4 papers")


def test_topics_lead_down(tab):
    page = tab.open("/topics/")
    page.get_by_text("Topics below Signals", exact=True).locator("..").click()
    tab.link("Relays", exact=True).click()
    page.get_by_role("main").get_by_role(
        "link", name="Relay chains", exact=True
    ).first.click()
    tab.link("Chain length").click()
    tab.stands_at("/topics/chain-length/")


def test_mark_and_undo(tab, ada):
    page = tab.open("/papers/?category=memory")
    row = page.get_by_role("listitem").filter(has_text="Recurrence")
    row.locator("summary").click()
    row.get_by_role("button", name="Read", exact=True).click()
    tab.stands_at(r"/papers/\?category=memory")
    expect(row.locator("summary")).to_contain_text("Marked “read”")
    assert Reading.objects.get(learner=ada).status == "read"
    row.locator("summary").click()
    row.get_by_role("button", name="Undo the last change").click()
    tab.stands_at(r"/papers/\?category=memory")
    expect(row.locator("summary")).to_have_text("Mark")
    assert not Reading.objects.filter(learner=ada).exists()
    row.locator("summary").click()
    row.get_by_role("button", name="Read", exact=True).click()
    expect(row.locator("summary")).to_contain_text("Marked “read”")
    tab.link("Recurrence and its costs").click()
    page.locator(".reading summary").click()
    tab.button("Undo the last change").click()
    expect(page.locator(".reading summary")).to_have_text("Mark this paper")
    assert not Reading.objects.filter(learner=ada).exists()


def test_answer_grade_and_undo(tab):
    tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).click()
    tab.fill("Think, or type your answer", "They wait.")
    tab.button("Show answer").click()
    tab.sees("They wait.")
    tab.button("Hard").click()
    tab.sees("Question 2 of 3")
    tab.check("Attention")
    tab.button("Answer", exact=True).click()
    tab.sees("Right, your answer")
    tab.link("Next question").click()
    tab.fill("Gap 1 of 2", "six")
    tab.button("Check").click()
    tab.sees("left open")
    tab.button("Forgot").click()
    tab.sees("Your answers")
    assert ratings() == [2, 3, 1]
    tab.page.get_by_text("Your answer and the model answer").last.click()
    tab.link("Its own page").last.click()
    tab.button("Undo").click()
    tab.sees("Question 3 of 3")
    assert ratings() == [2, 3]


def test_account_menu_opens(tab):
    page = tab.open("/")
    page.locator(".account-menu summary").click()
    tab.button("Sign out").click()
    tab.sees_heading("Read the papers, and keep what they said.")


def test_enter_in_a_box_rates_nothing(tab):
    page = tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).click()
    tab.fill("Think, or type your answer", "They wait.")
    tab.button("Show answer").click()
    page.get_by_label("No parallel training").press("Enter")
    tab.sees("You wrote")
    tab.sees("They wait.")
    assert ratings() == []
