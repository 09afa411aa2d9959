"""Recording answers: what is stored, and what never is."""

import threading
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from study.memory import Rating
from study.models import Card, Quiz, Review
from study.review.quiz_services import start_paper_quiz
from study.review.services import (
    AnsweredElsewhere,
    AnsweredOtherwise,
    KeyOfAnotherQuestion,
    QuestionIsGone,
)
from tests.factories import (
    ChoiceQuestionFactory,
    LearnerFactory,
    QuestionFactory,
    answer,
)
from tests.study.review.memories import card_values, replayed_memory

DAY = timedelta(days=1)


def test_first_answer_makes_a_card(learner, noon):
    review = answer(learner, QuestionFactory(), at=noon)

    card = Card.objects.get()
    assert card.learner == learner
    assert card.review_count == 1
    assert card.last_reviewed_at == noon
    assert review.before is None
    assert review.question_revision == 1


def test_replaying_all_reviews_gives_the_card(learner, noon):
    question = QuestionFactory()
    ratings = [
        Rating.GOOD,
        Rating.AGAIN,
        Rating.HARD,
        Rating.GOOD,
        Rating.AGAIN,
        Rating.EASY,
        Rating.GOOD,
    ]
    at = noon
    for seen, rating in enumerate(ratings):
        answer(learner, question, at=at, rating=rating, seen=seen)
        at += timedelta(days=3 * seen, minutes=11)

    assert Card.objects.get().memory == replayed_memory()


def test_a_learner_who_moves_keeps_the_days_of_old_answers(learner, noon):
    question = QuestionFactory()
    learner.time_zone = "Pacific/Auckland"
    first = answer(learner, question, at=noon, rating=Rating.EASY)
    learner.time_zone = "America/Los_Angeles"
    learner.rollover_hour = 23
    second = answer(learner, question, at=noon + timedelta(days=9), seen=1)

    assert first.day_began_at == datetime(2026, 3, 10, 15, tzinfo=UTC) - DAY
    assert second.day_began_at == datetime(2026, 3, 19, 6, tzinfo=UTC)
    assert Card.objects.get().memory == replayed_memory()


def test_answer_of_the_next_study_day_counts_as_a_night_later(learner, noon):
    question = QuestionFactory()
    early = QuestionFactory()
    answer(learner, question, at=noon)
    answer(learner, early, at=noon)
    answer(learner, question, at=noon + DAY, seen=1)
    answer(learner, early, at=noon + DAY - timedelta(minutes=5), seen=1)

    stabilities = set(Card.objects.values_list("stability", flat=True))
    assert len(stabilities) == 1


def test_a_used_key_returns_the_review_it_made(learner, noon):
    question, key = QuestionFactory(), uuid.uuid4()
    first = answer(learner, question, at=noon, key=key)
    again = answer(
        learner,
        question,
        at=noon + timedelta(seconds=1),
        key=key,
    )

    assert again == first
    assert Review.objects.count() == 1


def test_a_used_key_with_another_rating_is_refused_and_changes_nothing(learner, noon):
    question, key = QuestionFactory(), uuid.uuid4()
    first = answer(learner, question, at=noon, key=key)
    before = card_values(learner)

    with pytest.raises(AnsweredOtherwise) as refusal:
        answer(learner, question, at=noon, key=key, rating=Rating.AGAIN)
    assert refusal.value.review == first
    assert card_values(learner) == before
    assert Review.objects.count() == 1


def test_a_used_key_with_another_choice_is_refused(learner, noon):
    question, key = ChoiceQuestionFactory(), uuid.uuid4()
    one, other = question.choices.filter(is_right=False)[:2]
    forgot = {"at": noon, "key": key, "rating": Rating.AGAIN}
    answer(learner, question, **forgot, choice=one)

    with pytest.raises(AnsweredOtherwise):
        answer(learner, question, **forgot, choice=other)
    assert Review.objects.get().choice == one


def test_a_used_key_of_an_older_answer_is_a_stale_page(learner, noon):
    question, key = QuestionFactory(), uuid.uuid4()
    answer(learner, question, at=noon, key=key)
    answer(learner, question, at=noon + timedelta(days=1), seen=1)

    with pytest.raises(AnsweredElsewhere):
        answer(learner, question, at=noon, key=key, rating=Rating.AGAIN)


def test_a_key_of_another_question_is_refused(learner, noon):
    key = uuid.uuid4()
    answer(learner, QuestionFactory(), at=noon, key=key)

    with pytest.raises(KeyOfAnotherQuestion):
        answer(learner, QuestionFactory(), at=noon, key=key)
    assert Review.objects.count() == 1


def test_two_learners_may_use_the_same_key(learner, noon):
    question, key = QuestionFactory(), uuid.uuid4()
    answer(learner, question, at=noon, key=key)
    answer(LearnerFactory(), question, at=noon, key=key)

    assert Review.objects.count() == 2


def test_a_stale_page_is_refused_and_changes_nothing(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon)
    before = card_values(learner)

    with pytest.raises(AnsweredElsewhere):
        answer(learner, question, at=noon + timedelta(minutes=1), seen=0)
    assert card_values(learner) == before


def test_a_retired_question_is_refused(learner, noon):
    with pytest.raises(QuestionIsGone):
        answer(learner, QuestionFactory(retired_at=noon), at=noon)
    assert not Review.objects.exists()


def test_forgetting_a_settled_memory_counts_as_a_lapse(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon, rating=Rating.EASY)
    answer(learner, question, at=noon + timedelta(days=9), rating=Rating.AGAIN, seen=1)

    assert Card.objects.get().lapse_count == 1


def test_answer_from_before_its_quiz_is_kept_at_the_start_of_the_quiz(learner, noon):
    question = QuestionFactory()
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    review = answer(learner, question, at=noon - timedelta(hours=1), quiz=quiz)

    assert review.reviewed_at == noon
    assert Card.objects.get().last_reviewed_at == noon
    assert Quiz.objects.get().finished_at == noon


def test_answer_from_before_the_last_one_is_kept_at_its_time(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon)
    review = answer(learner, question, at=noon - timedelta(days=1), seen=1)

    assert review.reviewed_at == noon
    assert Card.objects.get().last_reviewed_at == noon


@pytest.mark.django_db(transaction=True)
def test_sixteen_parallel_identical_answers_make_one_review():
    learner, question, key = LearnerFactory(), QuestionFactory(), uuid.uuid4()
    reviews, faults = [], []

    def send():
        try:
            reviews.append(answer(learner, question, at=timezone.now(), key=key).pk)
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert len(set(reviews)) == 1
    assert Review.objects.count() == Card.objects.get().review_count == 1
