"""Keys beside a question: put off, set aside, its source, a word to curators."""

import pytest
from playwright.sync_api import expect

from study.models import Report, Review, SetAside

ANSWER_FIELD = "Think, or type your answer"


@pytest.fixture
def quiz(open_tab, ada):
    tab = open_tab(ada)
    begin_quiz(tab)
    return tab


def begin_quiz(tab):
    tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).click()
    tab.page.wait_for_url("**/quizzes/*/")
    tab.sees("Question 1 of 3")


def test_letters_belong_to_the_field_until_it_is_left(quiz):
    field = quiz.page.get_by_label(ANSWER_FIELD)
    expect(field).to_be_focused()
    quiz.press("b", "s", "e", "f")
    expect(field).to_have_value("bsef")
    assert SetAside.objects.count() == 0


@pytest.mark.parametrize(
    ("key", "notice"),
    [("b", "Set aside until tomorrow."), ("s", "Set aside until you want it again.")],
)
def test_question_is_set_aside_and_taken_back_by_keys(quiz, key, notice):
    quiz.press("Escape", key)
    quiz.sees(notice)
    quiz.sees("Question 2 of 3")
    expect(quiz.page.locator("#announcer")).to_contain_text(notice)
    assert SetAside.objects.count() == 1
    quiz.is_accessible()
    quiz.press("u")
    quiz.sees("Question 1 of 3")
    expect(quiz.page.get_by_label(ANSWER_FIELD)).to_be_focused()
    assert SetAside.objects.count() == 0


def test_question_is_set_aside_after_its_answer_was_shown(quiz):
    quiz.press(" ")
    expect(quiz.page.get_by_role("heading", name="Answer")).to_be_focused()
    quiz.press("s")
    quiz.sees("Set aside until you want it again.")
    assert Review.objects.count() == 0


def test_choice_is_set_aside_from_its_answer(quiz):
    quiz.press(" ")
    expect(quiz.page.get_by_role("heading", name="Answer")).to_be_focused()
    quiz.press("3")
    quiz.sees("Question 2 of 3")
    quiz.press("1", "Enter")
    quiz.sees("What you answered")
    quiz.press("b")
    quiz.sees("Set aside until tomorrow.")
    quiz.sees("Question 3 of 3")


def test_source_opens_beside_the_question_and_closes(quiz):
    quiz.press("Escape", "e")
    source = quiz.page.locator(".question-source")
    expect(source.get_by_role("heading")).to_be_focused()
    quiz.is_accessible()
    quiz.press("Escape")
    expect(source).to_have_count(0)
    expect(quiz.page.locator("#question-prompt-title")).to_be_focused()


def test_typed_answer_stays_while_the_source_is_read(quiz):
    field = quiz.page.get_by_label(ANSWER_FIELD)
    field.press_sequentially("Because")
    quiz.page.locator(".question-tools summary").click()
    quiz.link("Source").click()
    expect(quiz.page.locator(".question-source")).to_be_visible()
    expect(field).to_have_value("Because")


def test_curators_are_told_by_keys(quiz):
    quiz.press("Escape", "f")
    form = quiz.page.locator(".question-report")
    expect(form.get_by_role("heading")).to_be_focused()
    form.get_by_label("It is unclear").check()
    form.get_by_label("In your words").press_sequentially("b s u?")
    quiz.button("Tell them").click()
    quiz.sees("Curators know: it is unclear.")
    report = Report.objects.get()
    assert report.words == "b s u?"
    assert SetAside.objects.count() == 0


def test_list_of_keys_has_them_all(quiz):
    quiz.press("?")
    dialog = quiz.page.get_by_role("dialog", name="Keys")
    for words in ("Not today", "Set aside", "Tell curators", "part of the note"):
        expect(dialog).to_contain_text(words)


def test_all_of_it_works_without_scripts_on_a_phone(open_tab, ada):
    tab = open_tab(ada, width=360, java_script_enabled=False)
    begin_quiz(tab)
    tab.page.locator(".question-tools summary").click()
    tab.button("Set aside").click()
    tab.sees("Set aside until you want it again.")
    tab.button("Take it back").click()
    tab.sees("Question 1 of 3")
    tab.page.locator(".question-tools summary").click()
    tab.link("Source").click()
    tab.sees("Where the question comes from")
    tab.link("Back to the question").click()
    tab.page.locator(".question-tools summary").click()
    tab.link("Tell curators").click()
    tab.page.get_by_label("It is out of date").check()
    tab.button("Tell them").click()
    tab.sees("Curators know: it is out of date.")
    tab.link("Back to the question").click()
    tab.sees("Question 1 of 3")


def test_what_is_set_aside_is_listed_and_wanted_again(quiz):
    quiz.press("Escape", "s")
    quiz.link("All that is set aside").click()
    quiz.page.wait_for_url("**/review/aside/")
    quiz.is_accessible()
    quiz.button("Ask it again").click()
    quiz.sees("Nothing is set aside.")
    assert SetAside.objects.count() == 0
