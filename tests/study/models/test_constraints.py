"""Each rule about learners that the database keeps, broken once."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from study.models import Card, Quiz, QuizItem, Reading, Review
from study.review.quiz_services import start_paper_quiz
from tests.factories import (
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    ReadingFactory,
    answer,
)

pytestmark = pytest.mark.django_db


def refused(name, make, *arguments, **values):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make(*arguments, **values)
    return name in str(error.value) or "UNIQUE" in str(error.value)


def test_email_is_unique_whatever_its_case(learner):
    assert refused("learner_email_is_unique", LearnerFactory, email="ADA@example.org")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("learner_rollover_hour_is_an_hour", {"rollover_hour": 24}),
        ("learner_desired_retention_is_reachable", {"desired_retention": 0.69}),
        ("learner_desired_retention_is_reachable", {"desired_retention": 0.98}),
    ],
)
def test_learner_is_refused(name, values):
    assert refused(name, LearnerFactory, **values)


def test_reading_is_refused(learner):
    paper = PaperFactory()
    ReadingFactory(learner=learner, paper=paper)
    assert refused(
        "reading_once_per_paper", ReadingFactory, learner=learner, paper=paper
    )
    assert refused("reading_status_is_known", ReadingFactory, status="burnt")
    dates = {"started_on": date(2026, 3, 2), "finished_on": date(2026, 3, 1)}
    assert refused("reading_ends_after_it_begins", ReadingFactory, **dates)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("card_stability_is_positive", {"stability": 0}),
        ("card_difficulty_in_range", {"difficulty": 10.5}),
        ("card_step_goes_with_its_state", {"state": 2, "step": 0}),
        ("card_step_goes_with_its_state", {"state": 1, "step": None}),
    ],
)
def test_card_is_refused(learner, noon, name, values):
    answer(learner, QuestionFactory(), at=noon)
    assert refused(name, Card.objects.update, **values)


def test_card_stands_once_per_question(learner, noon):
    answer(learner, QuestionFactory(), at=noon)
    card = Card.objects.get()
    card.pk = None
    assert refused("card_once_per_question", card.save, force_insert=True)


def test_review_is_refused(learner, noon):
    review = answer(learner, QuestionFactory(), at=noon)
    assert refused("review_rating_is_known", Review.objects.update, rating=5)
    review.pk = None
    assert refused("review_stored_once", review.save, force_insert=True)
    review.key = uuid.uuid4()
    review.save(force_insert=True)
    assert Review.objects.count() == 2


def test_quiz_is_refused(learner, noon):
    question = QuestionFactory()
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    other = QuestionFactory()
    make = QuizItem.objects.create
    assert refused(
        "quiz_item_has_its_place", make, quiz=quiz, question=other, position=1
    )
    assert refused(
        "quiz_item_once_per_question", make, quiz=quiz, question=question, position=2
    )
    before = noon.replace(hour=1)
    assert refused("quiz_ends_after_it_begins", Quiz.objects.update, finished_at=before)


def test_what_learners_did_protects_the_library(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon)
    with pytest.raises(ProtectedError):
        question.delete()
    reading = ReadingFactory(learner=learner)
    with pytest.raises(ProtectedError):
        reading.paper.delete()
    assert (Card.objects.count(), Reading.objects.count()) == (1, 1)
