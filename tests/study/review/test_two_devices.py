"""One learner on a phone and at a desk, with clocks that jump between their answers."""

from datetime import timedelta

import pytest

from study.memory import Rating
from study.models import Card, Review
from study.review.change_services import undo_review
from tests.factories import PaperFactory, QuestionFactory, answer
from tests.html_page import Page
from tests.study.review.memories import card_values, replayed_memory
from tests.study.review.posts import grade

YEAR = timedelta(days=365)


@pytest.fixture
def question(db):
    return QuestionFactory(home=PaperFactory(slug="gan"))


@pytest.fixture
def phone(learner, sign_in):
    """Another session than Ada's."""
    return sign_in(learner)


def test_answer_on_a_phone_is_known_at_the_desk(ada, phone, question):
    assert ada.cookies["octavo_session"].value != phone.cookies["octavo_session"].value
    assert grade(phone, question, rating=4).status_code == 302
    response = grade(ada, question, rating=1, typed="It waits.")
    assert response.status_code == 409
    text = Page(response).text
    assert "You answered it in another window" in text
    assert "It waits." in text
    assert Review.objects.get().rating == Rating.EASY


def test_answer_that_was_taken_back_at_the_desk_is_known_on_a_phone(
    ada, phone, question
):
    assert grade(phone, question, rating=1).status_code == 302
    ada.post(f"/reviews/{Review.objects.get().pk}/undo/")
    assert not Card.objects.exists()
    assert grade(phone, question, seen=1).status_code == 409
    assert grade(phone, question, seen=0).status_code == 302
    assert Review.objects.standing().count() == 1


def test_clock_that_ran_a_year_ahead_loses_no_answer(learner, question, noon):
    answer(learner, question, at=noon)
    answer(learner, question, at=noon + YEAR, seen=1)
    later = noon + timedelta(hours=1)
    answer(learner, question, at=later, seen=2, rating=Rating.AGAIN)
    times = Review.objects.order_by("pk").values_list("reviewed_at", flat=True)
    assert list(times) == [noon, noon + YEAR, noon + YEAR]
    assert Card.objects.get().memory == replayed_memory()


def test_clock_that_ran_ahead_leaves_other_questions_alone(learner, question, noon):
    answer(learner, question, at=noon + YEAR)
    review = answer(learner, QuestionFactory(), at=noon)
    assert review.reviewed_at == noon
    assert review.reviewed_on == learner.clock.day_of(noon)


def test_undo_behind_a_clock_that_jumped_brings_back_what_was(learner, question, noon):
    answer(learner, question, at=noon)
    before = card_values(learner)
    review = answer(learner, question, at=noon + YEAR, seen=1, rating=Rating.AGAIN)
    assert card_values(learner) != before
    undo_review(review=review, at=noon + timedelta(hours=1))
    assert card_values(learner) == before
