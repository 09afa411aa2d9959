"""Recording what was recalled: each answer once, and taken back exactly."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from papers.models import Choice, Question
from study.memory import Memory, Rating, State, grade
from study.models import Card, Learner, Quiz, QuizItem, Review
from study.review.session import is_latest_answer, quiz_of_review

CARD_FIELDS = (
    "stability",
    "difficulty",
    "state",
    "step",
    "due_at",
    "last_reviewed_at",
    "review_count",
    "lapse_count",
)
CARD_TIMES = ("due_at", "last_reviewed_at")


class CannotRecord(Exception):
    """The answer was not stored, for a reason that the learner is told."""


class QuestionIsGone(CannotRecord):
    """The question is a draft or was retired."""


class AnsweredElsewhere(CannotRecord):
    """The page is older than the last answer to this question."""


class CannotUndo(Exception):
    """There is a later answer, or it was taken back already."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back from the page.

    seen: how many standing reviews the question had when the page was made.
    duration: in milliseconds.
    """

    rating: Rating
    key: uuid.UUID
    seen: int
    typed: str = ""
    points: list[str] = field(default_factory=list)
    choice: Choice | None = None
    duration: int | None = None


def record_review(
    *,
    learner: Learner,
    question: Question,
    answer: Answer,
    at: datetime,
    quiz: Quiz | None,
) -> Review:
    """Store the answer and move the memory on.

    A key that was used returns the review it made.
    """
    with transaction.atomic():
        learner.lock()
        stored = Review.objects.filter(learner=learner, key=answer.key).first()
        if stored is not None:
            return stored
        if not question.is_live:
            raise QuestionIsGone
        card = Card.objects.filter(learner=learner, question=question).first()
        review_count = card.review_count if card else 0
        if answer.seen != review_count:
            raise AnsweredElsewhere
        answered_at = time_of_answer(at, card, quiz)
        review = create_review(
            learner,
            question,
            answer,
            at=answered_at,
            card=card,
            desired_retention=learner.desired_retention,
            question_revision=question.revision,
        )
        if quiz is not None:
            place_in_quiz(quiz, review, at=at)
    return review


def time_of_answer(at: datetime, card: Card | None, quiz: Quiz | None) -> datetime:
    """`at`, but never before the last answer to the question or the quiz's start.

    A clock that was set back costs no answer.
    """
    answered_at = at
    if card is not None:
        answered_at = max(answered_at, card.last_reviewed_at)
    if quiz is not None:
        answered_at = max(answered_at, quiz.started_at)
    return answered_at


def create_review(
    learner: Learner,
    question: Question,
    answer: Answer,
    *,
    at: datetime,
    card: Card | None,
    desired_retention: float,
    question_revision: int,
) -> Review:
    """The review, and the card as it stands after it; the learner is locked.

    The last two are those of the moment at which the answer was given.
    """
    before = card_snapshot(card) if card else None
    memory = grade(
        card.memory if card else None,
        answer.rating,
        at=at,
        desired_retention=desired_retention,
    )
    is_lapse = is_settled(card) and answer.rating == Rating.AGAIN
    store_memory(learner, question, card, memory, is_lapse=is_lapse)
    return Review.objects.create(
        learner=learner,
        question=question,
        rating=answer.rating,
        reviewed_at=at,
        duration=answer.duration,
        desired_retention=desired_retention,
        typed=answer.typed,
        choice=answer.choice,
        points=answer.points,
        question_revision=question_revision,
        key=answer.key,
        before=before,
    )


def is_settled(card: Card | None) -> bool:
    return card is not None and card.state == State.REVIEW


def card_snapshot(card: Card) -> dict[str, Any]:
    """The card's values as JSON can hold them."""
    values = {name: getattr(card, name) for name in CARD_FIELDS}
    for name in CARD_TIMES:
        values[name] = values[name].isoformat()
    return values


def values_of_snapshot(snapshot: dict[str, Any]) -> dict[str, Any]:
    """The card's values, from what card_snapshot() made of them."""
    values = dict(snapshot)
    for name in CARD_TIMES:
        values[name] = datetime.fromisoformat(snapshot[name])
    return values


def store_memory(
    learner: Learner,
    question: Question,
    card: Card | None,
    memory: Memory,
    *,
    is_lapse: bool,
) -> None:
    """The memory becomes the learner's card, one review further than `card`."""
    review_count = card.review_count if card else 0
    lapse_count = card.lapse_count if card else 0
    if is_lapse:
        lapse_count += 1
    values = {
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "state": memory.state,
        "step": memory.step,
        "due_at": memory.due_at,
        "last_reviewed_at": memory.last_reviewed_at,
        "review_count": review_count + 1,
        "lapse_count": lapse_count,
    }
    Card.objects.update_or_create(learner=learner, question=question, defaults=values)


def place_in_quiz(quiz: Quiz, review: Review, *, at: datetime) -> None:
    """The review becomes the answer of the quiz's item; the last one ends the quiz."""
    item = QuizItem.objects.filter(quiz=quiz, question=review.question_id, review=None)
    item.update(review=review)
    if quiz.open_items().exists():
        return
    finished_at = max(at, review.reviewed_at, quiz.started_at)
    Quiz.objects.filter(pk=quiz.pk, finished_at=None).update(finished_at=finished_at)


def undo_review(*, review: Review, at: datetime) -> None:
    """Bring back the card and the quiz as they were before.

    The review stays as taken back.
    """
    with transaction.atomic():
        review.learner.lock()
        if not is_latest_answer(review):
            raise CannotUndo
        card = Card.objects.filter(
            learner=review.learner_id,
            question=review.question_id,
        )
        if review.before is None:
            card.delete()
        else:
            card.update(**values_of_snapshot(review.before))
        Review.objects.filter(pk=review.pk).update(undone_at=at)
        for item in QuizItem.objects.filter(review=review):
            Quiz.objects.filter(pk=item.quiz_id).update(finished_at=None)
            QuizItem.objects.filter(pk=item.pk).update(review=None)


def correct_review(*, review: Review, rating: Rating, at: datetime) -> Review:
    """The same answer under another rating.

    What it was is taken back, what it is takes its place.
    """
    with transaction.atomic():
        review.learner.lock()
        quiz = quiz_of_review(review)
        undo_review(review=review, at=at)
        card = Card.objects.filter(
            learner=review.learner_id,
            question=review.question_id,
        ).first()
        answer = Answer(
            rating=rating,
            key=uuid.uuid5(review.key, f"corrected to {rating.value}"),
            seen=card.review_count if card else 0,
            typed=review.typed,
            points=review.points,
            choice=review.choice,
            duration=review.duration,
        )
        corrected = create_review(
            review.learner,
            review.question,
            answer,
            at=review.reviewed_at,
            card=card,
            desired_retention=review.desired_retention,
            question_revision=review.question_revision,
        )
        if quiz is not None:
            place_in_quiz(quiz, corrected, at=at)
    return corrected
