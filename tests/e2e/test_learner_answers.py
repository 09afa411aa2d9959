"""From signing up to the first remembered answer: a quiz, tomorrow's review, undo, and numbers that agree."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect

from study.models import Learner, Review
from study.review.quiz_services import start_paper_quiz
from tests.factories import answer


def take_quiz(desk):
    """Answers the three questions of the note that is open: good, wrong, right."""
    desk.button("Quiz me", exact=True).click()
    desk.sees("Question 1 of 3")
    desk.page.get_by_label("Think, or type your answer").fill("They wait.")
    desk.button("Show answer").click()
    desk.sees("You wrote")
    desk.page.get_by_label("Steps wait for each other").check()
    desk.button("Good").click()
    desk.sees("Question 2 of 3")
    desk.page.get_by_label("Pooling").check()
    desk.button("Answer", exact=True).click()
    desk.sees("About Pooling.")
    desk.link("Next question").click()
    desk.sees("Question 3 of 3")
    desk.page.get_by_label("Gap 1 of 2").fill("six")
    desk.page.get_by_label("Gap 2 of 2").fill("nine")
    desk.button("Check").click()
    desk.sees("you wrote “nine”")
    desk.button("Good").click()


def figures(desk):
    """The numbers of a page with their names."""
    names = desk.page.locator(".figure-line dt").all_inner_texts()
    return dict(
        zip(names, desk.page.locator(".figure-line dd").all_inner_texts(), strict=True)
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


def test_sign_up_and_first_steps(open_desk):
    desk = open_desk()
    page = desk.open("/")
    desk.link("Make an account").click()
    page.get_by_label("Email").fill("grace@example.org")
    page.get_by_label("Password").fill("a compiler of one's own")
    page.get_by_label("Name").fill("Grace")
    page.locator("main").get_by_role("button").click()
    expect(desk.heading("Welcome. Begin with one paper.")).to_be_visible()
    assert Learner.objects.get().display_name == "Grace"
    page.locator("main").get_by_role("link", name="Choose a paper").last.click()
    desk.link("Attention by itself").click()
    expect(desk.button("Quiz me", exact=True)).to_be_visible()


def test_password_that_is_too_short_is_explained(open_desk):
    desk = open_desk()
    page = desk.open("/account/signup/")
    page.get_by_label("Email").fill("grace@example.org")
    page.get_by_label("Password").fill("short")
    page.locator("main").get_by_role("button").click()
    desk.sees("Make it at least 10 characters long.")
    expect(page.get_by_label("Email")).to_have_value("grace@example.org")


def test_first_quiz_ends_with_a_summary(open_desk, ada):
    desk = open_desk(ada)
    desk.open("/papers/attention/")
    take_quiz(desk)
    expect(desk.heading("Attention by itself")).to_be_focused()
    assert figures(desk)["answered"] == "3"
    assert figures(desk)["remembered"] == "2"
    outcomes = desk.page.locator(".outcome-list .verdict").all_inner_texts()
    assert outcomes == ["Good", "Forgot", "Good"]
    desk.link("What you answered").first.click()
    desk.sees("They wait.")
    desk.sees("You had it")


def test_questions_come_back_when_they_fade(open_desk, when_due, answered):
    desk = open_desk(answered)
    page = desk.open("/")
    expect(desk.heading("3 questions due, about 2 minutes")).to_be_visible()
    desk.link("Review now").click()
    asked = []
    for number in (1, 2, 3):
        desk.sees(f"Question {number} of 3")
        asked.append(page.locator(".sitting-from").inner_text().split(",")[0])
        if asked[-1] == "Choice":
            page.get_by_label("Attention").check()
            desk.button("Answer", exact=True).click()
            desk.link("Next question").click()
            continue
        page.locator(".sitting-bar button").click()
        desk.button("Hard").click()
    expect(desk.heading("Done for today")).to_be_focused()
    assert sorted(asked) == ["Choice", "Fill the gap", "Recall"]
    assert figures(desk) == {"answered": "3", "remembered": "3", "minute": "1"}


def test_undo_brings_the_question_back(open_desk, when_due, answered):
    desk = open_desk(answered)
    page = desk.open("/review/")
    before = list(answered.cards.order_by("id").values())
    prompt = page.locator("#prompt").inner_text()
    page.locator(".sitting-bar button").click()
    desk.button("Easy").click()
    desk.sees("Question 2 of 3")
    desk.button("Undo the last answer").click()
    desk.sees("Question 1 of 3")
    expect(page.locator("#prompt")).to_have_text(prompt)
    assert list(answered.cards.order_by("id").values()) == before
    assert Review.objects.filter(undone_at=None).count() == 3


def test_numbers_agree_on_every_page(open_desk, when_due, answered):
    desk = open_desk(answered)
    page = desk.open("/review/")
    page.locator(".sitting-bar button").click()
    desk.button("Forgot").click()
    desk.sees("Question 2 of 3")
    desk.open("/")
    expect(desk.heading("2 questions due, about 1 minute")).to_be_visible()
    desk.sees("1 answered today already.")
    desk.open("/papers/attention/")
    desk.sees("2 due now")
    desk.open("/progress/")
    for table in page.get_by_text("The same as a table").all():
        table.click()
    weeks, days = page.locator(".data-table").all()
    answered_count = sum(
        int(number) for number in weeks.locator("td:nth-child(2)").all_inner_texts()
    )
    assert (answered_count, days.locator("td").first.inner_text()) == (4, "2")
    desk.open("/quizzes/")
    desk.sees("3 of 3 remembered")


def test_wrong_choice_can_be_corrected(open_desk, ada):
    desk = open_desk(ada)
    desk.open("/papers/attention/")
    desk.button("Quiz me", exact=True).click()
    desk.button("Show answer").click()
    desk.button("Easy").click()
    desk.page.get_by_label("Pooling").check()
    desk.button("Answer", exact=True).click()
    desk.sees("Forgot.")
    desk.page.get_by_text("That is not how well I knew it").click()
    desk.button("Hard").click()
    desk.sees("Hard.")
    expect(desk.page.get_by_role("heading", name="What you answered")).to_be_focused()
    assert sorted(
        Review.objects.filter(undone_at=None).values_list("rating", flat=True)
    ) == [2, 4]


def test_answer_from_an_old_window_is_told_so(open_desk, ada, library):
    desk = open_desk(ada)
    desk.open("/papers/attention/")
    desk.button("Quiz me", exact=True).click()
    desk.button("Show answer").click()
    desk.sees("Tick what your answer had")
    answer(
        ada,
        library["attention"].own_questions.get(slug="attention-recall"),
        at=timezone.now(),
    )
    desk.expects(409)
    desk.button("Good").click()
    expect(desk.heading("Answered already")).to_be_focused()
    desk.link("Go on").click()
    desk.sees("Question 1 of 3")
