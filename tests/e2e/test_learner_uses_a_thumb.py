"""A quiz held in one hand: what is pressed lies large and low on a small screen."""

import pytest

WIDTH = 360
HEIGHT = 800
SMALLEST = 44
# As far as a thumb comes without another grip.
WITHIN_REACH = HEIGHT / 2


@pytest.fixture
def phone(open_tab, ada):
    tab = open_tab(ada, width=WIDTH, has_touch=True, is_mobile=True)
    tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).tap()
    tab.sees("Question 1 of 3")
    return tab


def place_of(button):
    """On the screen, once it stands there."""
    button.wait_for()
    return button.bounding_box()


def assert_under_the_thumb(tab, names):
    for name in names:
        place = place_of(tab.button(name))
        assert place["width"] >= SMALLEST, name
        assert place["height"] >= SMALLEST, name
        assert place["y"] >= WITHIN_REACH, name
        assert place["y"] + place["height"] <= HEIGHT, name
        assert place["x"] >= 0, name
        assert place["x"] + place["width"] <= WIDTH, name


def test_all_that_grades_lies_under_the_thumb(phone):
    assert_under_the_thumb(phone, ["Show answer"])
    phone.button("Show answer").tap()
    assert_under_the_thumb(phone, ["Forgot", "Hard", "Good", "Easy"])
    phone.button("Good").tap()
    phone.sees("Question 2 of 3")
