"""Typing an answer: letters go into the field, and no letter is a key meanwhile."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from papers.models import Question
from study.review.quiz_services import start_paper_quiz
from tests.e2e.sample_library import ratings
from tests.factories import QuestionFactory, answer

ANSWER_FIELD = "Think, or type your answer"
UNDO = "Undo the last answer"


@pytest.fixture
def sent():
    """What the page sent since it was opened."""
    return []


@pytest.fixture
def open_question(open_tab, ada, library, sent):
    """Opens a quiz at its question of this kind; the one before it was answered."""

    def open_at(kind, **options):
        paper = library["attention"]
        if kind == Question.Kind.RECALL:
            QuestionFactory(slug="attention-why", position=1, home=paper)
        quiz = start_paper_quiz(learner=ada, paper=paper, at=timezone.now())
        for item in quiz.items.select_related("question").order_by("position"):
            if ratings() and item.question.kind == kind:
                break
            answer(ada, item.question, at=timezone.now(), rating=3, quiz=quiz)
        tab = open_tab(ada, **options)
        tab.open(quiz.get_absolute_url())
        expect(tab.button(UNDO)).to_be_visible()
        tab.page.on("request", lambda request: sent.append(request.url))
        return tab

    return open_at


@pytest.fixture
def cloze(open_question):
    return open_question(Question.Kind.CLOZE)


@pytest.fixture
def recall(open_question):
    return open_question(Question.Kind.RECALL)


def gap(tab, number):
    return tab.page.get_by_label(f"Gap {number} of 2")


def leave_with_pointer(tab):
    """A click beside every control: nothing on the page has the focus."""
    tab.page.locator(".question-prompt-from").click(position={"x": 2, "y": 2})
    expect(tab.page.locator("input:focus, textarea:focus")).to_have_count(0)


def test_word_typed_at_once_into_a_cloze_undoes_nothing(cloze, sent):
    cloze.type("unit")
    expect(gap(cloze, 1)).to_have_value("unit")
    assert sent == []


def test_word_typed_at_once_into_a_recall_undoes_nothing(recall, sent):
    recall.type("Unlike 1 of 4")
    field = recall.page.get_by_label(ANSWER_FIELD)
    expect(field).to_have_value("Unlike 1 of 4")
    assert sent == []


@pytest.mark.parametrize("kind", [Question.Kind.CLOZE, Question.Kind.RECALL])
def test_letters_beside_the_field_go_into_it(open_question, sent, kind):
    tab = open_question(kind)
    leave_with_pointer(tab)
    tab.type("up")
    leave_with_pointer(tab)
    tab.type(" u?")
    field = tab.page.locator("input.gap, textarea").first
    expect(field).to_have_value("up u?")
    assert sent == []


def test_letter_is_no_key_after_all_was_deleted(recall, sent):
    recall.press("u", "Backspace", "Escape", "u", "Backspace", "Control+z")
    expect(recall.button(UNDO)).to_be_visible()
    assert sent == []


def test_undo_has_keys_before_anything_is_typed(cloze):
    count = len(ratings())
    cloze.press("Control+z")
    cloze.sees("Question 2 of 3")
    assert len(ratings()) == count - 1


def test_escape_makes_letters_keys(recall):
    count = len(ratings())
    recall.press("Escape")
    expect(recall.page.locator("#question-prompt-title")).to_be_focused()
    recall.press("u")
    recall.sees("Question 2 of 4")
    assert len(ratings()) == count - 1


def test_enter_goes_from_gap_to_gap_and_then_reveals(cloze):
    cloze.type("six")
    cloze.press("Enter")
    expect(gap(cloze, 2)).to_be_focused()
    cloze.type("eight")
    cloze.press("Enter")
    expect(cloze.heading("The gaps")).to_be_focused()
    expect(cloze.page.locator(".verdict.is-right")).to_have_count(2)


def test_question_is_said_with_the_field(cloze):
    expect(gap(cloze, 1)).to_have_accessible_description(
        "The base model has Gap 1 of 2 layers and Gap 2 of 2 heads."
    )


def test_keyboard_of_a_phone_waits_until_one_wants_to_type(open_tab, ada):
    tab = open_tab(ada, width=360, has_touch=True, is_mobile=True)
    tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).click()
    tab.button("Show answer").click()
    tab.button("Good").click()
    tab.sees("Question 2 of 3")
    tab.button(UNDO).click()
    expect(tab.page.locator("#question-prompt-title")).to_be_focused()


# Asks where the focus is as soon as the browser can, after the page was changed.
WHERE_THE_FOCUS_IS = """() => {
  new MutationObserver((_, observer) => {
    const field = document.querySelector(".question-prompt-form input.gap");
    if (!field) return;
    observer.disconnect();
    window.hadFocusAtOnce = document.activeElement === field;
  }).observe(document.body, { childList: true, subtree: true });
}"""


def test_next_question_has_the_focus_as_soon_as_it_stands_there(open_tab, ada, library):
    tab = open_tab(ada)
    tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).press("Enter")
    tab.page.wait_for_url("**/quizzes/*/")
    tab.sees("Question 1 of 3")
    tab.press(" ")
    expect(tab.page.locator("h1, h2").filter(has_text="Answer")).to_be_focused()
    tab.press("3")
    expect(
        tab.page.locator("h1, h2").filter(has_text="Question 2 of 3")
    ).to_be_focused()
    tab.press("2", "Enter")
    expect(
        tab.page.locator("h1, h2").filter(has_text="What you answered")
    ).to_be_focused()
    tab.page.evaluate(WHERE_THE_FOCUS_IS)
    tab.press(" ")
    expect(gap(tab, 1)).to_be_focused()
    assert tab.page.evaluate("window.hadFocusAtOnce")
