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
from tests.e2e.sample_library import ratings
from tests.factories import answer


def take_quiz(tab):
    """Answers the three questions of the note that is open: good, wrong, right."""
    tab.button("Quiz me", exact=True).click()
    tab.sees("Question 1 of 3")
    tab.fill("Think, or type your answer", "They wait.")
    tab.button("Show answer").click()
    tab.sees("You wrote")
    tab.check("Steps wait for each other")
    tab.button("Good").click()
    tab.sees("Question 2 of 3")
    tab.check("Pooling")
    tab.button("Answer", exact=True).click()
    tab.sees("About Pooling.")
    tab.link("Next question").click()
    tab.sees("Question 3 of 3")
    tab.fill("Gap 1 of 2", "six")
    tab.fill("Gap 2 of 2", "nine")
    tab.button("Check").click()
    tab.sees("you wrote “nine”")
    tab.button("Good").click()


def figures(tab):
    """The numbers of a page with their names."""
    names = tab.page.locator(".figure-line dt").all_inner_texts()
    numbers = tab.page.locator(".figure-line dd").all_inner_texts()
    return dict(zip(names, numbers, strict=True))


@pytest.fixture
def ada_with_answers(ada, library):
    """Ada answered three questions with Easy: they come back in days."""
    now = timezone.now()
    quiz = start_paper_quiz(learner=ada, paper=library["attention"], at=now)
    for item in quiz.items.select_related("question__home"):
        answer(ada, item.question, at=now, rating=4, quiz=quiz)
    return ada


@pytest.fixture
def when_due(ada_with_answers):
    """The day on which the last of them is due."""
    last = max(ada_with_answers.cards.values_list("due_at", flat=True))
    with time_machine.travel(last + timedelta(hours=1)):
        yield


def test_sign_up_and_first_steps(open_tab):
    tab = open_tab()
    page = tab.open("/")
    tab.link("Make an account").click()
    tab.fill("Email", "grace@example.org")
    tab.fill("Password", "a compiler of one's own")
    tab.fill("Name", "Grace")
    page.locator("main").get_by_role("button").click()
    tab.sees_heading("Welcome. Where shall we begin?")
    assert Learner.objects.get().display_name == "Grace"
    page.locator("main").get_by_role("link", name="Choose a paper").last.click()
    tab.link("Attention by itself").click()
    expect(tab.button("Quiz me", exact=True)).to_be_visible()


def test_password_that_is_too_short_is_explained(open_tab):
    tab = open_tab()
    page = tab.open("/account/signup/")
    tab.fill("Email", "grace@example.org")
    tab.fill("Password", "short")
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
    outcomes = tab.page.locator(".outcome-list > li > .verdict").all_inner_texts()
    assert outcomes == ["Good", "Forgot", "Good"]
    tab.page.locator(".quiz-answer summary").first.click()
    tab.link("Its own page").first.click()
    tab.sees("They wait.")
    tab.sees("You had it")


def test_questions_come_back_when_they_fade(open_tab, when_due, ada_with_answers):
    tab = open_tab(ada_with_answers)
    page = tab.open("/")
    tab.sees_heading("3 questions due, about 2 minutes")
    tab.link("Review now").click()
    asked = []
    for number in (1, 2, 3):
        tab.sees(f"Question {number} of 3")
        asked.append(page.locator(".question-prompt-from").inner_text().split(",")[0])
        if asked[-1] == "Choice":
            tab.check("Attention")
            tab.button("Answer", exact=True).click()
            tab.link("Next question").click()
            continue
        page.locator(".question-prompt-bar > button").click()
        tab.button("Hard").click()
    expect(tab.heading("Done for today")).to_be_focused()
    assert sorted(asked) == ["Choice", "Fill the gap", "Recall"]
    shown = figures(tab)
    assert (shown["answered"], shown["remembered"]) == ("3", "3")


def test_undo_brings_the_question_back(open_tab, when_due, ada_with_answers):
    tab = open_tab(ada_with_answers)
    page = tab.open("/review/")
    before = list(ada_with_answers.cards.order_by("id").values())
    prompt = page.locator("#prompt").inner_text()
    page.locator(".question-prompt-bar > button").click()
    tab.button("Easy").click()
    tab.sees("Question 2 of 3")
    tab.button("Undo the last answer").click()
    tab.sees("Question 1 of 3")
    expect(page.locator("#prompt")).to_have_text(prompt)
    assert list(ada_with_answers.cards.order_by("id").values()) == before
    assert Review.objects.filter(undone_at=None).count() == 3


def test_numbers_agree_on_every_page(open_tab, when_due, ada_with_answers):
    tab = open_tab(ada_with_answers)
    page = tab.open("/review/")
    page.locator(".question-prompt-bar > button").click()
    tab.button("Forgot").click()
    tab.sees("Question 2 of 3")
    tab.open("/")
    tab.sees_heading("2 questions due, about 1 minute")
    tab.sees("1 answered today already.")
    tab.open("/papers/attention/")
    tab.sees("2 due now")
    tab.open("/progress/")
    for table in page.get_by_text("The same as a table").all():
        table.click()
    weeks = page.get_by_role("region", name="Week by week").locator(".data-table")
    days = page.get_by_role("region", name="The next 30 days").locator(".data-table")
    answers_by_week = weeks.locator("td:nth-child(2)").all_inner_texts()
    assert sum(int(number) for number in answers_by_week) == 4
    # Two are due, and the one that was forgotten comes again in ten minutes.
    assert days.locator("td").first.inner_text() == "3"
    tab.sees("1 of today comes again in a few minutes.")
    tab.open("/quizzes/")
    tab.sees("3 of 3 remembered")


def test_wrong_choice_can_be_corrected(open_tab, ada):
    tab = open_tab(ada)
    tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).click()
    tab.button("Show answer").click()
    tab.button("Easy").click()
    tab.check("Pooling")
    tab.button("Answer", exact=True).click()
    tab.sees("Forgot.")
    tab.page.get_by_text("That is not how well I knew it").click()
    tab.button("Hard").click()
    tab.sees("Hard.")
    expect(tab.page.get_by_role("heading", name="What you answered")).to_be_focused()
    assert ratings() == [4, 2]


def test_answer_from_an_old_window_is_told_so(open_tab, ada, library):
    tab = open_tab(ada)
    tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).click()
    tab.button("Show answer").click()
    tab.sees("Tick what your answer had")
    recall = library["attention"].own_questions.get(slug="attention-recall")
    answer(ada, recall, at=timezone.now())
    tab.expects(409)
    tab.button("Good").click()
    expect(tab.heading("Answered already")).to_be_focused()
    tab.link("Go on").click()
    tab.sees("Question 1 of 3")
