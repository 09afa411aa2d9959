"""A session that ends amid a question costs neither the way back nor the text."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.e2e.conftest import PASSWORD, cookie_of
from tests.e2e.sample_library import ratings

ANSWER_FIELD = "Think, or type your answer"
TYPED = "They wait; each for the one before."


@pytest.fixture
def quiz(open_tab, ada):
    tab = open_tab(ada)
    tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).click()
    tab.page.wait_for_url("**/quizzes/*/")
    return tab


def end_session(tab):
    tab.page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)


def sign_in(tab, email="ada@example.org"):
    tab.sees_heading("Sign in")
    tab.fill("Email", email)
    tab.fill("Password", PASSWORD)
    tab.button("Sign in", exact=True).click()


def offer(tab):
    return tab.page.locator(".draft")


def kept_draft(tab):
    return tab.page.evaluate("sessionStorage.getItem('octavo-draft')")


def test_typed_text_is_offered_after_signing_in_again(quiz):
    place = quiz.place
    quiz.fill(ANSWER_FIELD, TYPED)
    end_session(quiz)
    quiz.button("Show answer").click()
    sign_in(quiz)
    assert kept_draft(quiz)
    quiz.stands_at(place)
    quiz.sees("Question 1 of 3")
    expect(offer(quiz)).to_contain_text(TYPED)
    expect(quiz.page.locator("#announcer")).to_contain_text(TYPED)
    expect(quiz.page.get_by_label(ANSWER_FIELD)).to_have_value("")
    quiz.is_accessible()
    quiz.button("Put it back").click()
    expect(quiz.page.get_by_label(ANSWER_FIELD)).to_have_value(TYPED)
    expect(quiz.page.get_by_label(ANSWER_FIELD)).to_be_focused()
    expect(offer(quiz)).to_be_hidden()
    quiz.page.reload()
    quiz.sees("Question 1 of 3")
    expect(offer(quiz)).to_be_hidden()


def test_text_is_offered_when_only_the_rating_was_missing(quiz):
    quiz.fill(ANSWER_FIELD, TYPED)
    quiz.button("Show answer").click()
    quiz.sees("You wrote")
    end_session(quiz)
    quiz.button("Good").click()
    sign_in(quiz)
    expect(offer(quiz)).to_contain_text(TYPED)
    quiz.button("Put it back").click()
    quiz.button("Show answer").click()
    quiz.button("Good").click()
    quiz.sees("Question 2 of 3")
    assert ratings() == [3]


def test_gaps_are_put_back_each_into_its_own(quiz):
    quiz.button("Show answer").click()
    quiz.button("Good").click()
    quiz.check("Attention")
    quiz.button("Answer", exact=True).click()
    quiz.link("Next question").click()
    expect(quiz.page.get_by_label("Gap 1 of 2")).to_be_focused()
    quiz.fill("Gap 2 of 2", "eight; or 8")
    end_session(quiz)
    quiz.button("Check").click()
    sign_in(quiz)
    quiz.button("Put it back").click()
    expect(quiz.page.get_by_label("Gap 1 of 2")).to_have_value("")
    expect(quiz.page.get_by_label("Gap 2 of 2")).to_have_value("eight; or 8")


def test_text_can_be_thrown_away(quiz):
    quiz.fill(ANSWER_FIELD, TYPED)
    end_session(quiz)
    quiz.button("Show answer").click()
    sign_in(quiz)
    quiz.button("Throw it away").click()
    expect(offer(quiz)).to_be_hidden()
    expect(quiz.page.get_by_label(ANSWER_FIELD)).to_have_value("")
    assert kept_draft(quiz) is None


def test_nobody_else_is_offered_the_text(quiz, curator):
    quiz.fill(ANSWER_FIELD, TYPED)
    end_session(quiz)
    quiz.button("Show answer").click()
    quiz.sees_heading("Sign in")
    quiz.page.context.add_cookies([cookie_of(curator, quiz.url)])
    quiz.open("/papers/attention/")
    quiz.button("Quiz me", exact=True).click()
    quiz.sees("Question 1 of 3")
    expect(offer(quiz)).to_be_hidden()
    assert kept_draft(quiz) is None


def test_text_survives_a_lost_connection(quiz):
    quiz.fill(ANSWER_FIELD, TYPED)
    quiz.page.route("**/answer/", lambda route: route.abort())
    quiz.button("Show answer").click()
    message = quiz.page.locator("#messages")
    expect(message).to_contain_text("The server did not answer")
    expect(message).not_to_contain_text("nothing was saved")
    expect(quiz.page.get_by_label(ANSWER_FIELD)).to_have_value(TYPED)
    quiz.page.unroute("**/answer/")
    quiz.page.reload()
    expect(offer(quiz)).to_contain_text(TYPED)
    # The browser and htmx name a request that got no answer on the console.
    is_named = re.compile(r"ERR_FAILED|error: htmx:(?:afterRequest|sendError)").search
    quiz.faults = [fault for fault in quiz.faults if not is_named(fault)]


def test_way_back_without_scripts(open_tab, ada):
    tab = open_tab(ada, java_script_enabled=False)
    tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).click()
    tab.button("Show answer").click()
    tab.sees("Tick what your answer had")
    end_session(tab)
    tab.button("Good").click()
    sign_in(tab)
    expect(tab.page).to_have_url(re.compile(r"/quizzes/\d+/$"))
    tab.sees("Question 1 of 3")
