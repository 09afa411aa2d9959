"""Everything works with scripts switched off: forms are sent, pages are loaded, nothing is left unsaid."""

import pytest
from playwright.sync_api import expect

from study.models import Reading, Review


@pytest.fixture
def desk(open_desk, ada):
    return open_desk(ada, java_script_enabled=False)


def ratings():
    return list(
        Review.objects.filter(undone_at=None)
        .order_by("id")
        .values_list("rating", flat=True)
    )


def test_browse_and_filter(desk):
    page = desk.open("/papers/")
    page.get_by_label("Category").select_option("memory")
    page.get_by_label("Year").fill("1990..")
    desk.button("Show", exact=True).click()
    expect(page.locator(".row-title")).to_have_text(["Recurrence and its costs"])
    desk.link("Remove the filter Year: 1990..").click()
    expect(page.locator(".row-title")).to_have_count(2)
    desk.link("Recurrence and its costs").click()
    desk.stands_at("/papers/recurrence/")


def test_filters_open_on_a_phone(open_desk, ada):
    desk = open_desk(ada, width=360, java_script_enabled=False)
    page = desk.open("/papers/")
    expect(page.get_by_label("Category")).to_be_hidden()
    page.get_by_text("Filter and order").click()
    page.get_by_label("My status").select_option("unmarked")
    desk.button("Show", exact=True).click()
    desk.sees("4 papers")


def test_topics_lead_down(desk):
    page = desk.open("/topics/")
    page.get_by_text("Topics below Signals", exact=True).locator("..").click()
    desk.link("Relays", exact=True).click()
    page.get_by_role("main").get_by_role(
        "link", name="Relay chains", exact=True
    ).first.click()
    desk.link("Chain length").click()
    desk.stands_at("/topics/chain-length/")


def test_mark_and_undo(desk, ada):
    page = desk.open("/papers/?category=memory")
    row = page.get_by_role("listitem").filter(has_text="Recurrence")
    row.locator("summary").click()
    row.get_by_role("button", name="Read", exact=True).click()
    desk.stands_at(r"/papers/\?category=memory")
    expect(row.locator("summary")).to_contain_text("Marked “read”")
    assert Reading.objects.get(learner=ada).status == "read"
    row.locator("summary").click()
    row.get_by_role("button", name="Undo the last change").click()
    desk.stands_at(r"/papers/\?category=memory")
    expect(row.locator("summary")).to_have_text("Mark")
    assert not Reading.objects.filter(learner=ada).exists()
    row.locator("summary").click()
    row.get_by_role("button", name="Read", exact=True).click()
    expect(row.locator("summary")).to_contain_text("Marked “read”")
    desk.link("Recurrence and its costs").click()
    page.locator(".reading summary").click()
    desk.button("Undo the last change").click()
    expect(page.locator(".reading summary")).to_have_text("Mark this paper")
    assert not Reading.objects.filter(learner=ada).exists()


def test_answer_grade_and_undo(desk):
    page = desk.open("/papers/attention/")
    desk.button("Quiz me", exact=True).click()
    page.get_by_label("Think, or type your answer").fill("They wait.")
    desk.button("Show answer").click()
    desk.sees("They wait.")
    desk.button("Hard").click()
    desk.sees("Question 2 of 3")
    page.get_by_label("Attention").check()
    desk.button("Answer", exact=True).click()
    desk.sees("Right, your answer")
    desk.link("Next question").click()
    page.get_by_label("Gap 1 of 2").fill("six")
    desk.button("Check").click()
    desk.sees("left open")
    desk.button("Forgot").click()
    desk.sees("What you answered")
    assert ratings() == [2, 3, 1]
    desk.link("What you answered").last.click()
    desk.button("Undo").click()
    desk.sees("Question 3 of 3")
    assert ratings() == [2, 3]


def test_account_menu_opens(desk):
    page = desk.open("/")
    page.locator(".account-menu summary").click()
    desk.button("Sign out").click()
    expect(desk.heading("Read the papers, and keep what they said.")).to_be_visible()


def test_enter_in_a_box_rates_nothing(desk):
    page = desk.open("/papers/attention/")
    desk.button("Quiz me", exact=True).click()
    page.get_by_label("Think, or type your answer").fill("They wait.")
    desk.button("Show answer").click()
    page.get_by_label("No parallel training").press("Enter")
    desk.sees("You wrote")
    desk.sees("They wait.")
    assert ratings() == []
