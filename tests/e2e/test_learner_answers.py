"""From signing up to the first remembered answer.

A quiz, tomorrow's review, undo, and numbers that agree.
"""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect

from study.models import Learner, Review
from study.review.quiz_services import start_paper_quiz
from tests.factories import answer


def take_quiz(tab):
    """Answers the three questions of the note that is open: good, wrong, right."""
    tab.button("Quiz me", exact=True).click()
    tab.sees("Question 1 of 3")
    tab.page.get_by_label("Think, or type your answer").fill("They wait.")
    tab.button("Show answer").click()
    tab.sees("You wrote")
    tab.page.get_by_label("Steps wait for each other").check()
    tab.button("Good").click()
    tab.sees("Question 2 of 3")
    tab.page.get_by_label("Pooling").check()
    tab.button("Answer", exact=True).click()
    tab.sees("About Pooling.")
    tab.link("Next question").click()
    tab.sees("Question 3 of 3")
    tab.page.get_by_label("Gap 1 of 2").fill("six")
    tab.page.get_by_label("Gap 2 of 2").fill("nine")
    tab.button("Check").click()
    tab.sees("you wrote “nine”")
    tab.button("Good").click()


def figures(tab):
    """The numbers of a page with their names."""
    names = tab.page.locator(".figure-line dt").all_inner_texts()
    return dict(
        zip(names, tab.page.locator(".figure-line dd").all_inner_texts(), strict=True)
    )


@pytest.fixture
def answered(ada, library):
    """Ada answered three questions with Easy: they come back in days."""
    now = timezone.now()
    quiz = start_paper_quiz(learner=ada, paper=library["attention"], at=now)
    for item in quiz.items.select_related("question__home"):
        answer(ada, item.question, at=now, rating=4, quiz=quiz)
    return ada


@pytest.fixture
def when_due(answered):
    """The day on which the last of them is due."""
    last = max(answered.cards.values_list("due_at", flat=True))
    with time_machine.travel(last + timedelta(hours=1)):
        yield


def test_sign_up_and_first_steps(open_tab):
    tab = open_tab()
    page = tab.open("/")
    tab.link("Make an account").click()
    page.get_by_label("Email").fill("grace@example.org")
    page.get_by_label("Password").fill("a compiler of one's own")
    page.get_by_label("Name").fill("Grace")
    page.locator("main").get_by_role("button").click()
    expect(tab.heading("Welcome. Begin with one paper.")).to_be_visible()
    assert Learner.objects.get().display_name == "Grace"
    page.locator("main").get_by_role("link", name="Choose a paper").last.click()
    tab.link("Attention by itself").click()
    expect(tab.button("Quiz me", exact=True)).to_be_visible()


def test_password_that_is_too_short_is_explained(open_tab):
    tab = open_tab()
    page = tab.open("/account/signup/")
    page.get_by_label("Email").fill("grace@example.org")
    page.get_by_label("Password").fill("short")
    page.locator("main").get_by_role("button").click()
    tab.sees("Make it at least 10 characters long.")
    expect(page.get_by_label("Email")).to_have_value("grace@example.org")


def test_first_quiz_ends_with_a_summary(open_tab, ada):
    tab = open_tab(ada)
    tab.open("/papers/attention/")
    take_quiz(tab)
    expect(tab.heading("Attention by itself")).to_be_focused()
    assert figures(tab)["answered"] == "3"
    assert figures(tab)["remembered"] == "2"
    outcomes = tab.page.locator(".outcome-list .verdict").all_inner_texts()
    assert outcomes == ["Good", "Forgot", "Good"]
    tab.link("What you answered").first.click()
    tab.sees("They wait.")
    tab.sees("You had it")


def test_questions_come_back_when_they_fade(open_tab, when_due, answered):
    tab = open_tab(answered)
    page = tab.open("/")
    expect(tab.heading("3 questions due, about 2 minutes")).to_be_visible()
    tab.link("Review now").click()
    asked = []
    for number in (1, 2, 3):
        tab.sees(f"Question {number} of 3")
        asked.append(page.locator(".question-prompt-from").inner_text().split(",")[0])
        if asked[-1] == "Choice":
            page.get_by_label("Attention").check()
            tab.button("Answer", exact=True).click()
            tab.link("Next question").click()
            continue
        page.locator(".question-prompt-bar button").click()
        tab.button("Hard").click()
    expect(tab.heading("Done for today")).to_be_focused()
    assert sorted(asked) == ["Choice", "Fill the gap", "Recall"]
    assert figures(tab) == {"answered": "3", "remembered": "3", "minute": "1"}


def test_undo_brings_the_question_back(open_tab, when_due, answered):
    tab = open_tab(answered)
    page = tab.open("/review/")
    before = list(answered.cards.order_by("id").values())
    prompt = page.locator("#prompt").inner_text()
    page.locator(".question-prompt-bar button").click()
    tab.button("Easy").click()
    tab.sees("Question 2 of 3")
    tab.button("Undo the last answer").click()
    tab.sees("Question 1 of 3")
    expect(page.locator("#prompt")).to_have_text(prompt)
    assert list(answered.cards.order_by("id").values()) == before
    assert Review.objects.filter(undone_at=None).count() == 3


def test_numbers_agree_on_every_page(open_tab, when_due, answered):
    tab = open_tab(answered)
    page = tab.open("/review/")
    page.locator(".question-prompt-bar button").click()
    tab.button("Forgot").click()
    tab.sees("Question 2 of 3")
    tab.open("/")
    expect(tab.heading("2 questions due, about 1 minute")).to_be_visible()
    tab.sees("1 answered today already.")
    tab.open("/papers/attention/")
    tab.sees("2 due now")
    tab.open("/progress/")
    for table in page.get_by_text("The same as a table").all():
        table.click()
    weeks, days = page.locator(".data-table").all()
    answered_count = sum(
        int(number) for number in weeks.locator("td:nth-child(2)").all_inner_texts()
    )
    assert (answered_count, days.locator("td").first.inner_text()) == (4, "2")
    tab.open("/quizzes/")
    tab.sees("3 of 3 remembered")


def test_wrong_choice_can_be_corrected(open_tab, ada):
    tab = open_tab(ada)
    tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).click()
    tab.button("Show answer").click()
    tab.button("Easy").click()
    tab.page.get_by_label("Pooling").check()
    tab.button("Answer", exact=True).click()
    tab.sees("Forgot.")
    tab.page.get_by_text("That is not how well I knew it").click()
    tab.button("Hard").click()
    tab.sees("Hard.")
    expect(tab.page.get_by_role("heading", name="What you answered")).to_be_focused()
    assert sorted(
        Review.objects.filter(undone_at=None).values_list("rating", flat=True)
    ) == [2, 4]


def test_answer_from_an_old_window_is_told_so(open_tab, ada, library):
    tab = open_tab(ada)
    tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).click()
    tab.button("Show answer").click()
    tab.sees("Tick what your answer had")
    answer(
        ada,
        library["attention"].own_questions.get(slug="attention-recall"),
        at=timezone.now(),
    )
    tab.expects(409)
    tab.button("Good").click()
    expect(tab.heading("Answered already")).to_be_focused()
    tab.link("Go on").click()
    tab.sees("Question 1 of 3")
