"""Learning steps and even days, from the button to the replay."""

from datetime import timedelta

import pytest

from study.memory import Rating
from study.memory.asking import next_asking
from study.memory.words import when
from study.models import Card, Review
from study.review.change_services import correct_review, undo_review
from study.review.ratings import rating_options
from tests.factories import QuestionFactory, answer
from tests.study.review.due_questions import set_learner
from tests.study.review.memories import card_values, replayed_memory

DAY = timedelta(days=1)
EVERY_DAY_BUT_THURSDAY = 0b1110111


def button_labels(learner, question, at):
    card = Card.objects.filter(learner=learner, question=question).first()
    options = rating_options(
        question,
        card,
        learner=learner,
        at=at,
        suggested=None,
        set_aside=None,
    )
    return {option.value: option.next_label for option in options}


def said_of_card(learner, at):
    card = Card.objects.get(learner=learner)
    asking = next_asking(card.state, card.due_at, clock=learner.clock)
    return when(asking, at=at, clock=learner.clock)


@pytest.mark.parametrize("rating", list(Rating))
@pytest.mark.parametrize(
    "wishes",
    [
        {"spreads_load": True},
        {"easy_weekdays": EVERY_DAY_BUT_THURSDAY},
        {"spreads_load": True, "easy_weekdays": 0b1100000},
        {"learning_steps": "1m 10m"},
        {"learning_steps": "1m 10m 2h", "spreads_load": True},
    ],
    ids=str,
)
def test_day_on_the_button_is_stored_and_replayed(learner, noon, rating, wishes):
    set_learner(learner, **wishes)
    question = QuestionFactory()
    at = noon
    for seen in range(3):
        labels = button_labels(learner, question, at)
        answer(learner, question, at=at, rating=rating, seen=seen)
        assert said_of_card(learner, at) == labels[rating.value]
        assert replayed_memory() == Card.objects.get().memory
        at = Card.objects.get().due_at


def test_questions_come_on_no_easy_weekday(learner, noon):
    set_learner(learner, easy_weekdays=0b1100000)
    weekdays = set()
    for days in range(14):
        question = QuestionFactory()
        answer(learner, question, at=noon + days * DAY, rating=Rating.EASY)
        due_at = Card.objects.get(question=question).due_at
        weekdays.add(learner.clock.day_of(due_at).weekday())
    assert weekdays <= {0, 1, 2, 3, 4}
    assert len(weekdays) > 1


def test_questions_learned_together_are_spread(learner, noon):
    set_learner(learner, spreads_load=True)
    for _ in range(12):
        answer(learner, QuestionFactory(), at=noon, rating=Rating.EASY)
    due_days = {learner.clock.day_of(card.due_at) for card in Card.objects.all()}
    assert len(due_days) >= 3
    assert set(Card.objects.values_list("stability", flat=True)) == {8.2956}


def test_dates_before_a_change_of_steps_replay_with_the_steps_of_their_time(
    learner, noon
):
    question = QuestionFactory()
    answer(learner, question, at=noon, rating=Rating.GOOD)
    set_learner(learner, learning_steps="1m 10m")
    answer(learner, question, at=noon + 3 * DAY, rating=Rating.AGAIN, seen=1)
    set_learner(learner, learning_steps="30m")
    answer(learner, question, at=noon + 3 * DAY + DAY / 48, rating=Rating.GOOD, seen=2)
    stored = list(
        Review.objects.order_by("pk").values_list("learning_steps", flat=True)
    )
    assert stored == ["10m", "1m 10m", "30m"]
    assert replayed_memory() == Card.objects.get().memory


def test_undo_brings_an_evened_date_back(learner, noon):
    set_learner(learner, spreads_load=True)
    question = QuestionFactory()
    answer(learner, question, at=noon, rating=Rating.EASY)
    before = card_values(learner)
    review = answer(learner, question, at=noon + 9 * DAY, seen=1)
    undo_review(review=review, at=noon + 9 * DAY)
    assert card_values(learner) == before


def test_correction_keeps_the_steps_of_the_answer(learner, noon):
    set_learner(learner, learning_steps="1m 10m")
    review = answer(learner, QuestionFactory(), at=noon, rating=Rating.EASY)
    set_learner(learner, learning_steps="6h")
    corrected = correct_review(review=review, rating=Rating.AGAIN, at=noon + DAY / 24)
    assert corrected.learning_steps == "1m 10m"
    assert Card.objects.get().due_at == noon + timedelta(minutes=1)
    assert replayed_memory() == Card.objects.get().memory
