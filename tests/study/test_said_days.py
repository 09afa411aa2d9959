"""The day that is said is the day it is asked, on every page.

Random memories and clocks: what each page says is held against the first study day
on which the queue has the question when nothing is answered. Some are set aside.
"""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from study.memory import Rating, State
from study.memory.asking import next_asking
from study.models import Card, Learner, SetAside
from study.review.queue import due_cards
from study.review.quiz_services import start_paper_quiz
from tests.factories import LearnerFactory, PaperFactory, QuestionFactory, answer
from tests.html_page import Page
from tests.study.said_days import said_day

ZONES = ("UTC", "Europe/Vienna", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")
DAYS = 45
MOMENT = timedelta(microseconds=1)


@dataclass
class World:
    """A learner with eight random memories of one paper, at some time."""

    learner: Learner
    at: datetime
    quiz: object
    reviews: list

    def asked_days(self):
        """For each question the first study day on which the queue has it.

        Looked for at the end of each day, from today on.
        """
        day_ends_at = self.learner.clock.end_of_day(self.at)
        days = {}
        for _ in range(DAYS):
            last_moment = day_ends_at - MOMENT
            day = self.learner.clock.day_of(last_moment)
            for card in due_cards(self.learner, last_moment):
                days.setdefault(card.question_id, day)
            day_ends_at = self.learner.clock.end_of_day(day_ends_at)
        return days

    def said_day(self, words):
        return said_day(words, at=self.at, clock=self.learner.clock)


def random_memory(chance, at):
    """Fields of a card: settled, or in its step with minutes to go or overdue."""
    if chance.random() < 0.3:
        wait = timedelta(seconds=chance.randint(-600, 600))
        return {"state": State.RELEARNING, "step": 0, "due_at": at + wait}
    wait = timedelta(minutes=chance.randint(-4 * 24 * 60, 40 * 24 * 60))
    return {"state": State.REVIEW, "step": None, "due_at": at + wait}


def make_world(seed):
    chance = random.Random(seed)
    learner = LearnerFactory(
        time_zone=chance.choice(ZONES),
        rollover_hour=chance.choice([0, 4, 4, 12, 22]),
    )
    minutes_of_a_year = 365 * 24 * 60
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    at = begin + timedelta(minutes=chance.randrange(minutes_of_a_year))
    paper = PaperFactory(slug="gan")
    questions = [QuestionFactory(home=paper) for _ in range(8)]
    answered_at = at - timedelta(days=60)
    quiz = start_paper_quiz(learner=learner, paper=paper, at=answered_at)
    reviews = []
    for question in questions:
        review = answer(learner, question, at=answered_at, quiz=quiz)
        reviews.append(review)
        memory = random_memory(chance, at)
        Card.objects.filter(question=question).update(**memory)
    set_some_aside(learner, questions, at)
    return World(learner=learner, at=at, quiz=quiz, reviews=reviews)


def set_some_aside(learner, questions, at):
    """Two are buried, one suspended, and the burial of one is over."""
    today_ends_at = learner.clock.end_of_day(at)
    yesterday = at - timedelta(days=1)
    untils = [today_ends_at, today_ends_at, None, learner.clock.start_of_day(at)]
    for question, until in zip(questions, untils, strict=False):
        SetAside.objects.create(
            learner=learner,
            question=question,
            until=until,
            set_aside_at=yesterday,
        )


@pytest.fixture(params=range(8))
def world(db, request):
    world = make_world(request.param)
    with time_machine.travel(world.at, tick=False):
        yield world


@pytest.fixture
def signed_in(world, sign_in):
    return sign_in(world.learner)


def test_note_says_the_day_on_which_each_question_is_asked(world, signed_in):
    said = {}
    for row in signed_in.get("/papers/gan/").context["questions"]:
        if row.state != "aside":
            words = row.state_label.removeprefix("Comes back ")
            said[row.id] = world.said_day(words)
    assert said == world.asked_days()


def test_given_answer_says_the_day_on_which_its_question_is_asked(world, signed_in):
    said = {}
    for review in world.reviews:
        page = signed_in.get(f"/reviews/{review.pk}/")
        words = page.context["comes_back"]
        if words:
            said[review.question_id] = world.said_day(words)
    assert said == world.asked_days()


def test_quiz_says_the_day_on_which_each_question_is_asked(world, signed_in):
    page = signed_in.get(world.quiz.get_absolute_url())
    rows = page.context["result"]["items"]
    said = {}
    for review, row in zip(world.reviews, rows, strict=True):
        words = row["next_label"].removeprefix("asked again ")
        if words:
            said[review.question_id] = world.said_day(words)
        assert row["next_label"] in Page(page).text
    assert said == world.asked_days()


def test_forecast_has_as_many_questions_a_day_as_the_queue(world, signed_in):
    forecast = signed_in.get("/progress/").context["forecast"]
    asked = Counter(world.asked_days().values())
    for day in forecast:
        assert day.due == asked[day.on]
    assert forecast[0].on == world.learner.clock.day_of(world.at)


def test_numbers_of_today_are_those_of_the_queue(world, signed_in):
    due_count = due_cards(world.learner, world.at).count()
    due_today = signed_in.get("/progress/").context["due_today"]
    assert due_today.now == due_count
    assert signed_in.get("/").context["due_count"] == due_count
    assert signed_in.get("/review/").context["due_count"] == due_count
    assert signed_in.get("/papers/gan/").context["due_count"] == due_count


def test_next_question_is_said_alike_on_home_and_review_page(world, signed_in):
    due_cards(world.learner, world.at).delete()
    first_day = min(world.asked_days().values())
    for path in ("/", "/review/"):
        page = signed_in.get(path)
        words = page.context["next_label"]
        assert world.said_day(words) == first_day
        assert f"comes {words}." in Page(page).text


@pytest.mark.parametrize("rating", Rating)
def test_button_says_the_day_on_which_the_question_is_asked(world, signed_in, rating):
    question = world.reviews[0].question
    form = {"key": "5d1b3c5e-8a2f-4f8e-9f5e-2f1f6f1b7a11", "seen": 1}
    revealed = signed_in.post(f"/questions/{question.pk}/answer/", form)
    (option,) = (
        option
        for option in revealed.context["prompt"].ratings
        if option.value == rating
    )
    answer(world.learner, question, at=world.at, rating=rating, seen=1)
    card = Card.objects.with_burial(world.at).get(question=question)
    asking = next_asking(
        card.state,
        card.due_at,
        clock=world.learner.clock,
        buried_until=card.buried_until,
    )
    assert world.said_day(option.next_label) == asking.on
    assert due_cards(world.learner, asking.at).filter(pk=card.pk).exists()
    just_before = asking.at - MOMENT
    assert not due_cards(world.learner, just_before).filter(pk=card.pk).exists()
    assert option.next_label in Page(revealed).text
