"""Taking back and correcting answers: what comes back exactly, and what counts."""

import uuid
from datetime import timedelta

import pytest

from papers.models import Question
from study.memory import Rating
from study.models import Card, Quiz, Review
from study.review.change_services import (
    AnsweredSince,
    TakenBackAlready,
    correct_review,
    undo_review,
)
from study.review.quiz_services import start_paper_quiz
from study.review.services import AnsweredOtherwise
from tests.factories import (
    ChoiceQuestionFactory,
    LearnerFactory,
    QuestionFactory,
    answer,
)
from tests.study.review.memories import card_values, replayed_memory

DAY = timedelta(days=1)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_an_answer_after_an_undo_counts_whatever_key_it_has(learner, noon, times):
    question, key = QuestionFactory(), uuid.uuid4()
    for minutes in range(times):
        review = answer(learner, question, at=noon, key=key)
        undo_review(review=review, at=noon + timedelta(minutes=minutes))
    latest = answer(learner, question, at=noon, key=key, rating=Rating.AGAIN)
    again = answer(learner, question, at=noon, key=key, rating=Rating.AGAIN)

    assert again == latest
    assert Review.objects.standing().get() == latest
    assert latest.rating == Rating.AGAIN
    assert Card.objects.get().memory == replayed_memory()
    assert Review.objects.count() == times + 1


def test_an_answer_after_a_correction_was_undone_counts(learner, noon):
    question, key = ChoiceQuestionFactory(), uuid.uuid4()
    review = answer(learner, question, at=noon, key=key, rating=Rating.AGAIN)
    corrected = correct_review(review=review, rating=Rating.HARD, at=noon)
    undo_review(review=corrected, at=noon)
    latest = answer(learner, question, at=noon, key=key, rating=Rating.GOOD)

    assert Review.objects.standing().get() == latest
    assert Card.objects.get().review_count == 1


def test_a_used_key_whose_answer_was_corrected_is_that_correction(learner, noon):
    question, key = ChoiceQuestionFactory(), uuid.uuid4()
    review = answer(learner, question, at=noon, key=key, rating=Rating.AGAIN)
    corrected = correct_review(review=review, rating=Rating.HARD, at=noon)

    again = answer(learner, question, at=noon, key=key, rating=Rating.HARD)
    assert again == corrected
    with pytest.raises(AnsweredOtherwise) as refusal:
        answer(learner, question, at=noon, key=key, rating=Rating.AGAIN)
    assert refusal.value.review == corrected


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

    with pytest.raises(AnsweredSince):
        undo_review(review=first, at=noon)


def test_undo_that_was_done_already_changes_nothing(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon)
    review = answer(learner, question, at=noon + timedelta(days=2), seen=1)
    undo_review(review=review, at=noon)
    before = card_values(learner)

    with pytest.raises(TakenBackAlready):
        undo_review(review=review, at=noon)
    assert card_values(learner) == before


def test_undo_of_an_answer_that_was_corrected_takes_the_correction_back(learner, noon):
    review = answer(learner, ChoiceQuestionFactory(), at=noon, rating=Rating.AGAIN)
    correct_review(review=review, rating=Rating.HARD, at=noon)
    undo_review(review=review, at=noon)

    assert card_values(learner) == []
    assert not Review.objects.standing().exists()


def test_correction_that_is_sent_twice_is_made_once(learner, noon):
    review = answer(learner, ChoiceQuestionFactory(), at=noon, rating=Rating.AGAIN)
    first = correct_review(review=review, rating=Rating.HARD, at=noon)
    again = correct_review(review=review, rating=Rating.HARD, at=noon)

    assert again == first
    assert Review.objects.count() == 2
    assert Card.objects.get().review_count == 1


def test_correction_of_what_was_corrected_counts(learner, noon):
    review = answer(learner, ChoiceQuestionFactory(), at=noon, rating=Rating.AGAIN)
    correct_review(review=review, rating=Rating.HARD, at=noon)
    latest = correct_review(review=review, rating=Rating.EASY, at=noon)

    assert Review.objects.standing().get() == latest
    assert latest.rating == Rating.EASY
    assert Card.objects.get().memory == replayed_memory()


def test_correction_of_what_was_taken_back_is_refused(learner, noon):
    review = answer(learner, ChoiceQuestionFactory(), at=noon, rating=Rating.AGAIN)
    undo_review(review=review, at=noon)

    with pytest.raises(TakenBackAlready):
        correct_review(review=review, rating=Rating.HARD, at=noon)
    assert card_values(learner) == []


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
    assert corrected.rating == Rating.EASY
    assert Card.objects.get().memory == replayed_memory()


def test_correction_from_before_its_quiz_is_kept(learner, noon):
    question = ChoiceQuestionFactory()
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    review = answer(learner, question, at=noon, rating=Rating.AGAIN, quiz=quiz)
    earlier = noon - timedelta(hours=1)
    corrected = correct_review(review=review, rating=Rating.HARD, at=earlier)

    assert quiz.items.get().review == corrected
    assert Quiz.objects.get().finished_at == noon


def test_correction_after_a_move_keeps_the_day_of_its_answer(learner, noon):
    question = ChoiceQuestionFactory()
    review = answer(learner, question, at=noon)
    learner.time_zone = "Pacific/Auckland"
    learner.save()
    review = Review.objects.select_related("learner", "question").get()
    corrected = correct_review(review=review, rating=Rating.EASY, at=noon + DAY)

    assert corrected.day_began_at == review.day_began_at
    assert Card.objects.get().memory == replayed_memory()


def test_undo_after_a_move_restores_card_exactly(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon, rating=Rating.HARD)
    before = card_values(learner)
    learner.time_zone = "Pacific/Auckland"
    learner.save()
    review = answer(learner, question, at=noon + DAY, rating=Rating.AGAIN, seen=1)
    undo_review(review=review, at=noon + DAY)

    assert card_values(learner) == before
