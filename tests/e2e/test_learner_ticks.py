"""Ticking what an answer had: by keys, with a rating that is suggested."""

import pytest
from playwright.sync_api import expect

from study.models import Review

SUGGESTION = "#suggestion"


@pytest.fixture
def revealed(open_tab, ada):
    """A recall question whose answer is shown; nothing is ticked yet."""
    tab = open_tab(ada)
    tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).click()
    tab.button("Show answer").click()
    expect(tab.heading("Answer")).to_be_focused()
    return tab


def suggests(tab, label):
    """The button is told apart by its looks and its description, and it is said."""
    sentence = f"{label} would fit; you decide."
    expect(tab.page.locator(SUGGESTION)).to_have_text(sentence)
    button = tab.page.locator(".rating.button-main")
    expect(button).to_have_count(1)
    expect(button).to_contain_text(label)
    expect(button).to_have_accessible_description(sentence)


def test_nothing_is_suggested_before_something_is_ticked(revealed):
    expect(revealed.page.locator(".rating.button-main")).to_have_count(0)
    expect(revealed.page.locator(SUGGESTION)).to_have_text("")


def test_ticks_suggest_a_rating(revealed):
    revealed.check("Steps wait for each other")
    suggests(revealed, "Hard")
    revealed.check("No parallel training")
    suggests(revealed, "Good")
    for point in revealed.page.get_by_role("checkbox").all():
        point.uncheck()
    suggests(revealed, "Forgot")
    revealed.is_accessible()


def test_ticks_have_keys(revealed):
    keyboard = revealed.page.keyboard
    keyboard.press("Shift+Digit2")
    expect(revealed.page.get_by_label("No parallel training")).to_be_checked()
    keyboard.press("Shift+Digit1")
    suggests(revealed, "Good")
    keyboard.press("Shift+Digit2")
    suggests(revealed, "Hard")
    assert not Review.objects.exists()


def test_suggestion_may_be_overruled(revealed):
    revealed.page.keyboard.press("Shift+Digit1")
    suggests(revealed, "Hard")
    revealed.page.keyboard.press("4")
    revealed.sees("Question 2 of 3")
    review = Review.objects.get()
    assert review.rating == 4
    assert review.points == ["Steps wait for each other"]


def test_digits_rate_where_the_keyboard_has_them_behind_shift(revealed):
    # A French keyboard: the key of the digit 3 gives a quotation mark without Shift.
    revealed.page.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent(
          "keydown", { key: '"', code: "Digit3", bubbles: true, cancelable: true },
        ))"""
    )
    revealed.sees("Question 2 of 3")
    assert Review.objects.get().rating == 3


def test_ticks_stay_when_the_answer_is_shown_again_without_scripts(open_tab, ada):
    tab = open_tab(ada, java_script_enabled=False)
    tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).click()
    tab.button("Show answer").click()
    tab.check("Steps wait for each other")
    tab.page.get_by_label("Steps wait for each other").press("Enter")
    suggests(tab, "Hard")
    expect(tab.page.get_by_label("Steps wait for each other")).to_be_checked()
    tab.button("Easy").click()
    tab.sees("Question 2 of 3")
    assert Review.objects.get().rating == 4


@pytest.mark.parametrize("width", [360, 1280])
def test_forgot_stands_apart_and_each_button_fits_a_thumb(revealed, width):
    revealed.page.set_viewport_size({"width": width, "height": 800})
    buttons = revealed.page.locator(".rating").all()
    forgot, hard, *others = [button.bounding_box() for button in buttons]
    is_above = forgot["y"] + forgot["height"] + 12 < hard["y"]
    is_far_left = forgot["x"] + forgot["width"] + 24 < hard["x"]
    assert is_above or is_far_left
    for box in (forgot, hard, *others):
        assert min(box["width"], box["height"]) >= 44
    assert revealed.overhang() == 0
