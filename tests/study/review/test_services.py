"""Recording, taking back and correcting answers: what is stored, and what never is."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from papers.models import Question
from study.memory import Rating, replay
from study.models import Card, Quiz, Review
from study.review.quiz_services import start_paper_quiz
from study.review.services import (
    AnsweredElsewhere,
    CannotUndo,
    QuestionIsGone,
    correct_review,
    undo_review,
)
from tests.factories import (
    ChoiceQuestionFactory,
    LearnerFactory,
    QuestionFactory,
    answer,
)

CARD = (
    "stability",
    "difficulty",
    "state",
    "step",
    "due_at",
    "last_reviewed_at",
    "review_count",
    "lapse_count",
)


def card_values(learner):
    return list(Card.objects.filter(learner=learner).values(*CARD))


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

    history = (
        Review.objects.standing()
        .order_by("reviewed_at")
        .values_list("rating", "reviewed_at", "desired_retention")
    )
    assert Card.objects.get().memory == replay(
        (Rating(rating), time, share) for rating, time, share in history
    )


def test_a_used_key_returns_the_review_it_made(learner, noon):
    question, key = QuestionFactory(), uuid.uuid4()
    first = answer(learner, question, at=noon, key=key)
    again = answer(
        learner,
        question,
        at=noon + timedelta(seconds=1),
        key=key,
        rating=Rating.EASY,
    )

    assert again == first
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


def test_undo_of_the_first_answer_leaves_no_card(learner, noon):
    review = answer(learner, QuestionFactory(), at=noon)
    undo_review(review=review, at=noon)

    assert card_values(learner) == []
    assert not Review.objects.standing().exists()


def test_undo_restores_card_exactly(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon, rating=Rating.HARD)
    before = card_values(learner)
    review = answer(
        learner,
        question,
        at=noon + timedelta(days=1, seconds=0.123456),
        rating=Rating.AGAIN,
        seen=1,
    )
    undo_review(review=review, at=noon)

    assert card_values(learner) == before


def test_only_the_latest_answer_can_be_undone(learner, noon):
    question = QuestionFactory()
    first = answer(learner, question, at=noon)
    answer(learner, question, at=noon + timedelta(days=2), seen=1)

    with pytest.raises(CannotUndo):
        undo_review(review=first, at=noon)


def test_undo_opens_the_quiz_again(learner, noon):
    question = QuestionFactory()
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    review = answer(learner, question, at=noon, quiz=quiz)
    assert Quiz.objects.get().finished_at == noon

    undo_review(review=review, at=noon)
    assert Quiz.objects.get().finished_at is None
    assert quiz.items.get().review is None


def test_correcting_a_choice_equals_having_answered_so(learner, noon):
    question = ChoiceQuestionFactory()
    wrong = question.choices.filter(is_right=False).first()
    other = LearnerFactory()
    answer(other, question, at=noon, rating=Rating.HARD)
    review = answer(learner, question, at=noon, rating=Rating.AGAIN, choice=wrong)
    corrected = correct_review(
        review=review,
        rating=Rating.HARD,
        at=noon + timedelta(seconds=30),
    )

    assert card_values(learner) == card_values(other)
    assert corrected.choice == wrong
    assert corrected.reviewed_at == noon
    assert Review.objects.standing().filter(learner=learner).count() == 1


def test_correction_keeps_the_retention_and_the_text_of_its_answer(learner, noon):
    question = ChoiceQuestionFactory()
    review = answer(learner, question, at=noon, rating=Rating.AGAIN)
    learner.desired_retention = 0.8
    learner.save()
    Question.objects.update(revision=7)
    review = Review.objects.select_related("learner", "question").get()
    at = noon + timedelta(days=1)
    corrected = correct_review(review=review, rating=Rating.EASY, at=at)

    assert corrected.desired_retention == review.desired_retention == 0.9
    assert corrected.question_revision == review.question_revision == 1
    assert Card.objects.get().memory == replay([(Rating.EASY, noon, 0.9)])


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


def test_correction_from_before_its_quiz_is_kept(learner, noon):
    question = ChoiceQuestionFactory()
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    review = answer(learner, question, at=noon, rating=Rating.AGAIN, quiz=quiz)
    earlier = noon - timedelta(hours=1)
    corrected = correct_review(review=review, rating=Rating.HARD, at=earlier)

    assert quiz.items.get().review == corrected
    assert Quiz.objects.get().finished_at == noon


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
