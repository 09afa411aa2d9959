"""How long what is due takes is the same on every page that says it."""

from datetime import timedelta

import pytest
import time_machine

from study.models import Learner
from tests.factories import ChoiceQuestionFactory, QuestionFactory, answer

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FIVE = 5


@pytest.fixture
def slow_and_quick(learner, noon):
    """Ten due questions: five of a kind that takes 2 minutes, five that take 12 s."""
    for _ in range(FIVE):
        answer(learner, QuestionFactory(), at=noon - 40 * DAY, duration=120_000)
        answer(learner, ChoiceQuestionFactory(), at=noon - 40 * DAY, duration=12_000)
    with time_machine.travel(noon, tick=False):
        yield


def session_length(browser):
    plan = browser.get("/quizzes/new/", {"kind": "due"}).context["plan"]
    return plan.asked_count, plan.length_label


def test_today_says_how_long_a_session_of_all_that_is_due_takes(ada, slow_and_quick):
    today = ada.get("/").context
    assert (today["due_count"], today["due_minutes"]) == (10, 11)
    assert session_length(ada) == (10, "11 minutes")


def test_what_a_limit_leaves_for_tomorrow_takes_no_time(ada, learner, slow_and_quick):
    Learner.objects.filter(pk=learner.pk).update(review_limit=5)
    today = ada.get("/").context
    assert (today["due_count"], today["due_minutes"]) == (5, 6)


def test_nothing_due_takes_no_time(ada, learner, noon):
    with time_machine.travel(noon, tick=False):
        answer(learner, QuestionFactory(), at=noon)
        assert ada.get("/").context["due_minutes"] == 0


def test_day_that_is_done_took_as_long_as_its_week_says(ada, learner, noon):
    """An answer whose time is not known counts for none, on both pages."""
    for duration in (95_000, 40_000, None):
        answer(learner, QuestionFactory(), at=noon, duration=duration)
    with time_machine.travel(noon + timedelta(hours=1), tick=False):
        finished = ada.get("/review/").context
        (*_, week) = ada.get("/progress/").context["weeks"]
    assert finished["minutes"] == week.minutes == 2
