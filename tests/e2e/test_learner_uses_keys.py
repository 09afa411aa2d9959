"""A whole quiz by the keyboard: after a swap, focus stands where the new begins."""

import pytest
from playwright.sync_api import expect

from study.models import Review
from tests.e2e.sample_library import ratings

ANSWER_FIELD = "Think, or type your answer"


@pytest.fixture
def quiz(open_tab, ada):
    """A quiz that has just begun, reached with Tab and Enter."""
    tab = open_tab(ada)
    tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).press("Enter")
    # And its scripts have run.
    tab.page.wait_for_url("**/quizzes/*/")
    tab.sees("Question 1 of 3")
    return tab


def focus_is_on(tab, name):
    expect(tab.page.locator("h1, h2").filter(has_text=name)).to_be_focused()


def test_quiz_by_keys_alone(quiz):
    quiz.press(" ")
    focus_is_on(quiz, "Answer")
    quiz.press("3")
    focus_is_on(quiz, "Question 2 of 3")
    quiz.press("2", "Enter")
    focus_is_on(quiz, "What you answered")
    quiz.press(" ")
    expect(quiz.page.get_by_label("Gap 1 of 2")).to_be_focused()
    quiz.press(" ")
    focus_is_on(quiz, "The gaps")
    quiz.press("1")
    focus_is_on(quiz, "Attention by itself")
    recall, _, cloze = ratings()
    assert recall == 3
    assert cloze == 1


def test_every_rating_has_its_key(quiz):
    for key in "1234":
        quiz.press(" ")
        focus_is_on(quiz, "Answer")
        quiz.press(key)
        focus_is_on(quiz, "Question 2 of 3")
        assert ratings() == [int(key)]
        quiz.press("u")
        expect(quiz.page.get_by_label(ANSWER_FIELD)).to_be_focused()
        assert ratings() == []


def test_keys_stay_out_of_the_way_of_typing(quiz):
    field = quiz.page.get_by_label(ANSWER_FIELD)
    field.press_sequentially("1 u ? 4")
    expect(field).to_have_value("1 u ? 4")
    field.press("Control+Enter")
    focus_is_on(quiz, "Answer")
    quiz.sees("1 u ? 4")
    assert ratings() == []


def test_enter_in_a_box_rates_nothing(quiz):
    quiz.press(" ")
    focus_is_on(quiz, "Answer")
    quiz.page.get_by_label("No parallel training").press("Space")
    quiz.page.get_by_label("No parallel training").press("Enter")
    expect(quiz.page.get_by_label("No parallel training")).to_be_checked()
    assert ratings() == []
    quiz.press("2")
    focus_is_on(quiz, "Question 2 of 3")
    assert Review.objects.get().points == ["No parallel training"]


def test_choice_goes_with_arrows_too(quiz):
    quiz.press(" ")
    focus_is_on(quiz, "Answer")
    quiz.press("4")
    focus_is_on(quiz, "Question 2 of 3")
    quiz.press("1", "ArrowDown", "ArrowDown")
    expect(quiz.page.get_by_role("radio").nth(2)).to_be_checked()
    quiz.press("Enter")
    focus_is_on(quiz, "What you answered")


def test_question_mark_shows_the_keys(quiz):
    quiz.press("?")
    dialog = quiz.page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Undo the last answer")
    quiz.is_accessible()
    quiz.press("Escape")
    expect(dialog).to_be_hidden()
    expect(quiz.page.locator("dialog:has(:focus)")).to_have_count(0)
    quiz.press(" ")
    focus_is_on(quiz, "Answer")


def test_first_tab_leads_past_the_head(open_tab, ada):
    tab = open_tab(ada)
    tab.open("/papers/attention/")
    tab.press("Tab")
    expect(tab.link("Skip to the text")).to_be_focused()
    tab.press("Enter")
    expect(tab.page.locator("main")).to_be_focused()
