"""A question that is forgotten again and again: what its answer's page offers."""

from datetime import timedelta

import pytest
import time_machine

from study.memory import Rating
from study.models import Card, SetAside
from tests.factories import PaperFactory, QuestionFactory, answer
from tests.html_page import Page
from tests.study.review.posts import grade

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def paper(db):
    return PaperFactory(slug="gan")


@pytest.fixture
def leech(learner, paper, noon):
    """A settled question, once below the threshold."""
    question = QuestionFactory(home=paper, level="explain")
    answer(learner, question, at=noon - timedelta(days=60), rating=Rating.EASY)
    lapse_count = learner.leech_threshold - 1
    Card.objects.update(lapse_count=lapse_count, difficulty=8)
    return question


def remedy_page(browser, question):
    response = grade(browser, question, seen=1, rating=1)
    return browser.get(response.headers["Location"])


def test_forgetting_once_too_often_leads_to_what_helps(ada, learner, leech):
    page = remedy_page(ada, leech)
    assert page.context["remedy"].lapse_count == learner.leech_threshold
    text = Page(page).text
    assert f"You forgot this one {learner.leech_threshold} times" in text
    links = Page(page).links
    assert "/papers/gan/#problem" in links
    assert f"/questions/{leech.pk}/report/?reason=split" in links
    assert f"/questions/{leech.pk}/suspend/" in page.text


def test_nothing_is_suspended_by_itself(ada, leech):
    page = remedy_page(ada, leech)
    assert SetAside.objects.count() == 0
    assert page.context["comes_back"] == "in 10 minutes"


def test_forgetting_less_often_leads_on(ada, leech):
    Card.objects.update(lapse_count=2)
    response = grade(ada, leech, seen=1, rating=1)
    assert response.headers["Location"] == "/review/"


def test_remembering_a_leech_leads_on(ada, leech):
    Card.objects.update(lapse_count=20)
    response = grade(ada, leech, seen=1, rating=3)
    assert response.headers["Location"] == "/review/"


def test_forgetting_while_learning_again_does_not_interrupt(ada, leech):
    grade(ada, leech, seen=1, rating=1)
    response = grade(ada, leech, seen=2, rating=1)
    assert response.headers["Location"] == "/review/"


def test_threshold_is_the_learners_own(ada, learner, leech):
    type(learner).objects.filter(pk=learner.pk).update(leech_threshold=30)
    response = grade(ada, leech, seen=1, rating=1)
    assert response.headers["Location"] == "/review/"


def test_easier_question_is_the_one_that_comes_easiest(
    ada, learner, leech, paper, noon
):
    for difficulty in (6, 3, 9):
        other = QuestionFactory(home=paper, prompt=f"Question of {difficulty}?")
        answer(learner, other, at=noon)
        Card.objects.filter(question=other).update(difficulty=difficulty)
    easier = remedy_page(ada, leech).context["remedy"].easier
    assert easier.prompt == "Question of 3?"
    assert easier.url.startswith("/papers/gan/#question-")


def test_easier_question_may_be_new_and_of_a_lower_level(ada, leech, paper):
    QuestionFactory(home=paper, level="apply", prompt="Apply it?")
    QuestionFactory(home=paper, level="remember", prompt="Remember it?")
    easier = remedy_page(ada, leech).context["remedy"].easier
    assert easier.prompt == "Remember it?"


def test_question_that_is_harder_elsewhere_or_aside_is_no_help(
    ada, learner, leech, paper, noon
):
    QuestionFactory(level="remember")
    aside = QuestionFactory(home=paper, level="remember")
    SetAside.objects.create(learner=learner, question=aside, set_aside_at=noon)
    assert remedy_page(ada, leech).context["remedy"].easier is None


def test_flag_opens_with_the_reason_that_was_offered(ada, leech):
    page = ada.get(f"/questions/{leech.pk}/report/?reason=split")
    assert page.context["form"]["reason"].value() == "split"
    odd = ada.get(f"/questions/{leech.pk}/report/?reason=nothing")
    assert odd.status_code == 200
