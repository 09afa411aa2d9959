"""The orders in which due questions can be asked."""

from datetime import timedelta
from itertools import pairwise

import pytest
import time_machine

from papers.models import Link
from study.memory import Rating
from study.models import Card
from tests.factories import PaperFactory, QuestionFactory, answer
from tests.study.review.due_questions import make_due, set_learner


@pytest.fixture
def today(noon):
    with time_machine.travel(noon, tick=False):
        yield noon


def asked_id(browser):
    return browser.get("/review/").context["prompt"].question.id


def answer_asked(browser, learner, at):
    """The ids of the questions in the order in which they are asked."""
    asked_ids = []
    while prompt := browser.get("/review/").context.get("prompt"):
        asked_ids.append(prompt.question.id)
        card = Card.objects.select_related("question").get(question=prompt.question.id)
        answer(learner, card.question, at=at, seen=card.review_count)
    return asked_ids


def test_longest_due_question_comes_first_unless_said_otherwise(ada, learner, today):
    make_due(learner, today, days=20)
    longest = make_due(learner, today, days=90)
    assert asked_id(ada) == longest.pk


def test_most_faded_question_comes_first(ada, learner, today):
    set_learner(learner, review_order="fading")
    fresh = make_due(learner, today, days=90)
    faded = make_due(learner, today, days=20)
    Card.objects.filter(question=fresh).update(stability=500)
    Card.objects.filter(question=faded).update(stability=2)
    assert asked_id(ada) == faded.pk


def test_what_others_build_on_comes_first(ada, learner, today):
    set_learner(learner, review_order="prerequisites")
    base = PaperFactory()
    middle = PaperFactory()
    top = PaperFactory()
    for source, target in ((top, middle), (middle, base)):
        Link.objects.create(
            source=source, target=target, kind=Link.Kind.BUILDS_ON, reason="It does."
        )
    of_top = make_due(learner, today, days=90, home=top)
    of_middle = make_due(learner, today, days=60, home=middle)
    of_base = make_due(learner, today, days=30, home=base)
    expected = [of_base.pk, of_middle.pk, of_top.pk]
    assert answer_asked(ada, learner, today) == expected


def test_papers_are_mixed(ada, learner, today):
    set_learner(learner, review_order="mixed")
    homes = {}
    for paper in (PaperFactory(), PaperFactory()):
        for _ in range(4):
            homes[make_due(learner, today, home=paper).pk] = paper.pk
    asked_homes = [homes[pk] for pk in answer_asked(ada, learner, today)]
    assert len(asked_homes) == 8
    for before, after in pairwise(asked_homes):
        assert before != after


def test_mixed_order_stays_until_something_is_answered(ada, learner, today):
    set_learner(learner, review_order="mixed")
    for _ in range(6):
        make_due(learner, today)
    assert asked_id(ada) == asked_id(ada)


@pytest.mark.parametrize("order", ["fading", "prerequisites", "mixed"])
def test_forgotten_question_comes_before_settled_ones(ada, learner, today, order):
    set_learner(learner, review_order=order)
    make_due(learner, today)
    forgotten = QuestionFactory()
    answer(learner, forgotten, at=today - timedelta(minutes=11), rating=Rating.AGAIN)
    assert asked_id(ada) == forgotten.pk


@pytest.mark.parametrize("order", ["longest_due", "fading", "prerequisites", "mixed"])
def test_each_order_asks_every_due_question_once(ada, learner, today, order):
    set_learner(learner, review_order=order)
    due_ids = {make_due(learner, today, days=days).pk for days in (20, 40, 60, 80)}
    asked_ids = answer_asked(ada, learner, today)
    assert len(asked_ids) == len(due_ids)
    assert set(asked_ids) == due_ids


@pytest.mark.parametrize("order", ["longest_due", "fading", "prerequisites", "mixed"])
def test_each_order_shows_the_end_of_the_day(ada, learner, today, order):
    set_learner(learner, review_order=order)
    assert ada.get("/review/").context["due_count"] == 0
