"""A visitor answers before there is an account, and finds the answers kept."""

import pytest
from playwright.sync_api import expect

from papers.models import Choice
from study.models import Learner, Review
from tests.e2e.sample_library import ratings

PASSWORD = "correct horse battery"


@pytest.fixture
def answer_three():
    """Goes from the note of a paper to the result of its three questions."""

    def answer(tab):
        page = tab.open("/papers/attention/")
        tab.link("Try three questions").click()
        tab.sees("Question 1 of 3")
        page.get_by_label("Attention", exact=True).check()
        tab.button("Answer", exact=True).click()
        tab.sees("Right, your answer")
        tab.button("Go on").click()
        tab.fill("Gap 1 of 2", "six")
        tab.button("Check").click()
        tab.sees("left open")
        tab.button("Forgot").click()
        tab.fill("Think, or type your answer", "They wait.")
        tab.button("Show answer").click()
        tab.sees("They wait.")
        tab.button("Good").click()
        tab.sees_heading("You knew 2 of 3")

    return answer


def sign_up(tab):
    tab.button("Make an account").click()
    tab.fill("Email", "eve@example.org")
    tab.fill("Password", PASSWORD)
    tab.page.locator("main").get_by_role("button", name="Make the account").click()


@pytest.mark.parametrize("has_scripts", [True, False])
@pytest.mark.parametrize("width", [360, 1280])
def test_answers_are_kept_with_a_new_account(
    open_tab, answer_three, has_scripts, width
):
    tab = open_tab(width=width, java_script_enabled=has_scripts)
    answer_three(tab)
    assert ratings() == []
    sign_up(tab)
    tab.stands_at("/papers/attention/")
    expect(tab.page.locator("#messages")).to_contain_text("3 answers are kept.")
    assert ratings() == [3, 1, 3]
    learner = Learner.objects.get(email="eve@example.org")
    assert set(Review.objects.values_list("learner", flat=True)) == {learner.pk}
    tab.open("/")
    tab.sees("The next one comes")


def test_answers_are_kept_with_an_account_of_old(open_tab, answer_three, ada):
    tab = open_tab()
    answer_three(tab)
    tab.page.locator("main").get_by_role("button", name="Sign in").click()
    tab.fill("Email", ada.email)
    tab.fill("Password", PASSWORD)
    form = tab.page.locator("main")
    form.get_by_role("button", name="Sign in", exact=True).click()
    tab.stands_at("/papers/attention/")
    assert ratings() == [3, 1, 3]


def test_three_questions_by_keyboard(open_tab):
    tab = open_tab()
    page = tab.open("/papers/attention/try/")
    tab.press("1")
    tab.press("Enter")
    tab.sees_heading("What you answered")
    tab.press(" ")
    tab.sees("Question 2 of 3")
    expect(page.get_by_label("Gap 1 of 2")).to_be_focused()
    tab.type("six")
    tab.press("Enter")
    tab.type("eight")
    tab.press("Enter")
    tab.sees("The gaps")
    tab.press("3")
    tab.sees("Question 3 of 3")
    tab.press(" ")
    tab.sees("Tick what your answer had")
    tab.press("2")
    tab.sees_heading("Keep these answers")


def test_focus_stays_where_somebody_has_begun_to_type(open_tab):
    """On a slow machine a question settles after its first letters were typed."""
    tab = open_tab()
    page = tab.open("/papers/attention/try/")
    tab.press("1")
    tab.press("Enter")
    tab.sees_heading("What you answered")
    page.evaluate("htmx.config.defaultSettleDelay = 800")
    page.keyboard.press(" ")
    first, second = (page.get_by_label(f"Gap {number} of 2") for number in (1, 2))
    expect(first).to_be_focused()
    page.keyboard.type("six")
    page.keyboard.press("Enter")
    page.keyboard.type("eig")
    page.wait_for_timeout(1000)
    page.keyboard.type("ht")
    expect(first).to_have_value("six")
    expect(second).to_have_value("eight")


@pytest.mark.parametrize("has_scripts", [True, False])
def test_question_of_the_first_page_is_answered_and_leads_on(open_tab, has_scripts):
    tab = open_tab(java_script_enabled=has_scripts)
    page = tab.open("/")
    asked = page.get_by_role("radio").first.get_attribute("value")
    wrong = Choice.objects.filter(question__choices=asked, is_right=False).first()
    page.get_by_label(wrong.text, exact=True).check()
    tab.button("Answer", exact=True).click()
    tab.sees_heading("Not this time.")
    tab.stands_at("/" if has_scripts else r"/questions/\d+/try/\?choice=\d+")
    tab.link("Try three of this paper").click()
    tab.sees("Question 1 of")


def test_result_is_accessible(open_tab, answer_three):
    tab = open_tab(width=360)
    answer_three(tab)
    tab.is_accessible()
