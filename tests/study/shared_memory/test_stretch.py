"""What is learned of all moves a question's first dates, and gives nobody away."""

from datetime import timedelta

import pytest

from papers.models import Question
from study.memory import Rating, State, grade
from study.memory.asking import next_asking
from study.memory.shared import LEAST_LEARNERS, Recall, date_stretch
from study.memory.words import when
from study.models import Card, LearnerBeliefs, QuestionBeliefs, Review, SiteBeliefs
from study.review.change_services import correct_review, undo_review
from study.review.ratings import rating_options
from study.shared_memory.queries import stretch_of_next_interval
from tests.conftest import NOON
from tests.factories import LearnerFactory, answer
from tests.study.review.memories import card_values, replayed_memory
from tests.study.shared_memory.group import (
    answer_next,
    learn_all,
    make_group,
    stretches_of,
    study_together,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=40)


def trust_all():
    """The site trusts what it has learned."""
    row = SiteBeliefs.objects.get()
    site = row.site
    numbers = list(row.numbers)
    place = 2
    for stage in site.stages:
        numbers[place] = 10.0
        place += 1 + 2 * len(stage.beliefs)
    row.numbers = numbers
    row.save()


@pytest.fixture
def hard_question():
    """It was hard for six learners; and the site trusts what it has learned."""
    learners, questions = make_group(6, 2)
    study_together(learners, questions, rounds=3)
    learn_all()
    trust_all()
    return questions[0]


def stretch_for(learner, question, card=None, at=LATER, desired_retention=0.9):
    return stretch_of_next_interval(
        learner,
        question.pk,
        card,
        day_began_at=learner.clock.start_of_day(at),
        desired_retention=desired_retention,
    )


def test_hard_question_comes_back_sooner(hard_question, learner):
    review = answer(learner, hard_question, at=LATER, rating=Rating.EASY)
    assert review.stretch < 0.8
    due_on = learner.clock.day_of(Card.objects.get(learner=learner).due_at)
    assert (due_on - learner.clock.day_of(LATER)).days < 8


def test_stretch_is_that_of_the_formulas(hard_question, learner):
    question = QuestionBeliefs.objects.get(question=hard_question)
    expected = date_stretch(
        SiteBeliefs.objects.get().site,
        question.recall,
        Recall(),
        number=1,
        desired_retention=0.85,
    )
    assert stretch_for(learner, hard_question, desired_retention=0.85) == expected


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_stretch_is_that_of_the_next_delayed_answer(hard_question, learner, number):
    at = LATER
    for _ in range(number):
        review = answer_next(learner, hard_question, at=at)
        at += timedelta(days=3)
    expected = date_stretch(
        SiteBeliefs.objects.get().site,
        QuestionBeliefs.objects.get(question=hard_question).recall,
        Recall(),
        number=number,
        desired_retention=0.9,
    )
    assert review.stretch == expected
    assert (expected == 1.0) == (number == 4)


def test_answer_of_the_same_day_is_no_delayed_one(hard_question, learner):
    first = answer(learner, hard_question, at=LATER, rating=Rating.AGAIN)
    soon = LATER + timedelta(minutes=12)
    again = answer_next(learner, hard_question, at=soon)
    assert again.stretch == first.stretch


def test_stability_stays_fsrs(hard_question, learner):
    answer(learner, hard_question, at=LATER, rating=Rating.EASY)
    plain = grade(
        None,
        Rating.EASY,
        at=LATER,
        day_began_at=learner.clock.start_of_day(LATER),
        desired_retention=0.9,
    )
    card = Card.objects.get(learner=learner)
    assert card.stability == plain.stability
    assert card.difficulty == plain.difficulty
    assert card.due_at != plain.due_at


def test_button_says_what_is_stored(hard_question, learner):
    for rating in (Rating.GOOD, Rating.EASY):
        asked = LearnerFactory()
        options = rating_options(
            hard_question,
            None,
            learner=asked,
            at=LATER,
            suggested=None,
            set_aside=None,
        )
        answer(asked, hard_question, at=LATER, rating=rating)
        card = Card.objects.get(learner=asked)
        asking = next_asking(card.state, card.due_at, clock=asked.clock)
        said = [option for option in options if option.value == rating]
        assert said[0].next_label == when(asking, at=LATER, clock=asked.clock)


def test_learner_who_does_not_want_it_has_fsrs_dates(hard_question, learner):
    learner.uses_shared_memory = False
    learner.save()
    assert answer(learner, hard_question, at=LATER).stretch == 1.0


def test_replay_is_the_card(hard_question, learner):
    at = LATER
    for rating in (Rating.EASY, Rating.GOOD, Rating.AGAIN, Rating.GOOD, Rating.HARD):
        answer_next(learner, hard_question, at=at, rating=rating)
        at += timedelta(days=2)
    Review.objects.exclude(learner=learner).update(undone_at=at)
    assert Card.objects.get(learner=learner).memory == replayed_memory()


def test_correction_has_the_stretch_of_its_moment(hard_question, learner):
    review = answer(learner, hard_question, at=LATER, rating=Rating.AGAIN)
    SiteBeliefs.objects.update(numbers=[])
    corrected = correct_review(review=review, rating=Rating.EASY, at=LATER)
    assert corrected.stretch == review.stretch != 1.0
    Review.objects.exclude(learner=learner).update(undone_at=LATER)
    assert Card.objects.get(learner=learner).memory == replayed_memory()


def test_undo_brings_back_the_stretched_date(hard_question, learner):
    answer(learner, hard_question, at=LATER, rating=Rating.EASY)
    before = card_values(learner)
    later = LATER + timedelta(days=5)
    review = answer_next(learner, hard_question, at=later)
    undo_review(review=review, at=later)
    assert card_values(learner) == before


def test_site_of_four_learners_has_fsrs_dates():
    """To the day and the last bit, however much was answered."""
    learners, questions = make_group(LEAST_LEARNERS - 1, 4)
    for number in range(3):
        start = NOON + timedelta(days=30 * number)
        study_together(learners, questions, rounds=3, start=start, seed=number)
        learn_all()
        trust_all()
    for learner in learners:
        assert set(stretches_of(learner)) == {1.0}


def test_question_of_four_learners_says_nothing(hard_question, learner):
    beliefs = QuestionBeliefs.objects.filter(question=hard_question)
    beliefs.update(learner_count=LEAST_LEARNERS - 1)
    assert stretch_for(learner, hard_question) == 1.0
    beliefs.update(learner_count=LEAST_LEARNERS)
    assert stretch_for(learner, hard_question) != 1.0


def test_question_that_asks_something_else_says_nothing(hard_question, learner):
    Question.objects.filter(pk=hard_question.pk).update(revision=2, meaning_revision=2)
    assert stretch_for(learner, hard_question) == 1.0


def test_learner_who_recalls_more_is_asked_later(hard_question, learner):
    plain = stretch_for(learner, hard_question)
    beliefs = LearnerBeliefs(learner=learner, first_ask_mean=0.0, later_mean=1.0)
    beliefs.save()
    assert stretch_for(learner, hard_question) > plain


def test_site_without_answers_has_fsrs_dates(learner):
    _, questions = make_group(0, 1)
    review = answer(learner, questions[0], at=NOON, rating=Rating.EASY)
    assert review.stretch == 1.0
    card = Card.objects.get()
    assert card.state == State.REVIEW
    assert card.memory == replayed_memory()


def test_few_short_queries_are_asked(hard_question, learner, django_assert_num_queries):
    with django_assert_num_queries(4):
        stretch_for(learner, hard_question)
    for number in range(4):
        at = NOON + timedelta(days=5 * number)
        answer_next(learner, hard_question, at=at)
    card = Card.objects.get(learner=learner)
    with django_assert_num_queries(2):
        assert stretch_for(learner, hard_question, card) == 1.0
    learner.uses_shared_memory = False
    with django_assert_num_queries(0):
        stretch_for(learner, hard_question)


def test_site_that_few_taught_is_asked_nothing_more(learner, django_assert_num_queries):
    _, questions = make_group(0, 1)
    with django_assert_num_queries(1):
        assert stretch_for(learner, questions[0]) == 1.0
