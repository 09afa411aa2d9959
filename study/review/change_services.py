"""Changing an answer that was given: taken back exactly, or rated otherwise."""

from datetime import datetime

from django.db import transaction

from study.comeback.services import follow_undone_comebacks
from study.memory import Rating
from study.models import Card, Quiz, QuizItem, Review
from study.preferences.services import (
    follow_later_changes,
    follow_undone_change,
)
from study.preferences.weights_services import follow_changed_weights
from study.review.answer_versions import correction_key, standing_version
from study.review.daily_services import uncount_review
from study.review.services import (
    Answer,
    Conditions,
    create_review,
    place_in_quiz,
    values_of_snapshot,
)
from study.review.session import is_latest_answer, quiz_of_review


class CannotChange(Exception):
    """An earlier answer stays as it is, for a reason that the learner is told."""


class AnsweredSince(CannotChange):
    """The question has a later answer."""


class TakenBackAlready(CannotChange):
    """Nothing stands of the answer, neither as it was given nor corrected."""


def undo_review(*, review: Review, at: datetime) -> Quiz | None:
    """Bring back the card and the quiz as they were before the answer.

    The review stays as taken back. Returns the quiz that is open again.
    """
    with transaction.atomic():
        review.learner.lock()
        standing = latest_version(review)
        card = Card.objects.filter(
            learner=standing.learner_id,
            question=standing.question_id,
        )
        if standing.before is None:
            card.delete()
        else:
            card.update(**values_of_snapshot(standing.before))
            follow_undone_comebacks(card)
            follow_undone_change(card)
        Review.objects.filter(pk=standing.pk).update(undone_at=at)
        follow_changed_weights(standing.learner, card)
        follow_later_changes(standing.learner, card, standing.reviewed_at)
        uncount_review(standing)
        quiz = quiz_of_review(standing)
        if quiz is not None:
            QuizItem.objects.filter(review=standing).update(review=None)
            Quiz.objects.filter(pk=quiz.pk).update(finished_at=None)
    return quiz


def latest_version(review: Review) -> Review:
    """The answer as it stands now and is the latest; the learner is locked."""
    stored = Review.objects.select_related("question", "learner").get(
        pk=review.pk
    )
    standing = standing_version(stored)
    if standing is None:
        raise TakenBackAlready
    if not is_latest_answer(standing):
        raise AnsweredSince
    return standing


def correct_review(*, review: Review, rating: Rating, at: datetime) -> Review:
    """The same answer under another rating.

    What it was is taken back, what it is takes its place.
    """
    with transaction.atomic():
        review.learner.lock()
        standing = latest_version(review)
        if standing.rating == rating:
            return standing
        quiz = undo_review(review=standing, at=at)
        card = Card.objects.filter(
            learner=standing.learner_id,
            question=standing.question_id,
        ).first()
        answer = Answer(
            rating=rating,
            key=correction_key(standing),
            seen=card.review_count if card else 0,
            typed=standing.typed,
            points=standing.points,
            choice=standing.choice,
            chosen_id=standing.chosen_id,
            duration=standing.duration,
        )
        conditions = Conditions(
            at=standing.reviewed_at,
            day_began_at=standing.day_began_at,
            reviewed_on=standing.reviewed_on,
            desired_retention=standing.desired_retention,
            stretch=standing.stretch,
            learning_steps=standing.learning_steps,
            question_revision=standing.question_revision,
        )
        corrected = create_review(
            standing.learner, standing.question, answer, conditions, card=card
        )
        if quiz is not None:
            place_in_quiz(quiz, corrected, at=at)
    return corrected
