"""Recording what was recalled: each answer once, and taken back exactly."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from papers.models import Choice, Question
from study.memory import Memory, Rating, State, grade
from study.models import Card, Learner, Quiz, QuizItem, Review

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
TIMES = ("due_at", "last_reviewed_at")


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

    seen: how many standing reviews the question had when the page was made. duration in milliseconds.
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
    """Store the answer and move the memory on. A key that was used returns the review it made."""
    with transaction.atomic():
        learner.lock()
        if used := Review.objects.filter(learner=learner, key=answer.key).first():
            return used
        if not question.is_live:
            raise QuestionIsGone
        card = Card.objects.filter(learner=learner, question=question).first()
        if answer.seen != (card.review_count if card else 0):
            raise AnsweredElsewhere
        review = create_review(learner, question, answer, at=at, card=card)
        if quiz is not None:
            place_in_quiz(quiz, review, at=at)
    return review


def create_review(
    learner: Learner,
    question: Question,
    answer: Answer,
    *,
    at: datetime,
    card: Card | None,
) -> Review:
    before = snapshot(card)
    memory = grade(
        card.memory if card else None,
        answer.rating,
        at=at,
        desired_retention=learner.desired_retention,
    )
    store_memory(learner, question, card, memory, answer.rating)
    return Review.objects.create(
        learner=learner,
        question=question,
        rating=answer.rating,
        reviewed_at=at,
        duration=answer.duration,
        desired_retention=learner.desired_retention,
        typed=answer.typed,
        choice=answer.choice,
        points=answer.points,
        question_revision=question.revision,
        key=answer.key,
        before=before,
    )


def snapshot(card: Card | None) -> dict | None:
    if card is None:
        return None
    values = {name: getattr(card, name) for name in CARD_FIELDS}
    return values | {name: values[name].isoformat() for name in TIMES}


def store_memory(
    learner: Learner,
    question: Question,
    card: Card | None,
    memory: Memory,
    rating: Rating,
) -> None:
    is_lapse = (
        card is not None and card.state == State.REVIEW and rating == Rating.AGAIN
    )
    values = {
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "state": memory.state,
        "step": memory.step,
        "due_at": memory.due_at,
        "last_reviewed_at": memory.last_reviewed_at,
        "review_count": (card.review_count if card else 0) + 1,
        "lapse_count": (card.lapse_count if card else 0) + is_lapse,
    }
    Card.objects.update_or_create(learner=learner, question=question, defaults=values)


def place_in_quiz(quiz: Quiz, review: Review, *, at: datetime) -> None:
    """The review becomes the answer of the quiz's item; the last one ends the quiz."""
    QuizItem.objects.filter(quiz=quiz, question=review.question_id, review=None).update(
        review=review
    )
    if not quiz.open_items().exists():
        Quiz.objects.filter(pk=quiz.pk, finished_at=None).update(finished_at=at)


def undo_review(*, review: Review, at: datetime) -> None:
    """Bring back the card and the quiz as they were before; the review stays as taken back."""
    with transaction.atomic():
        review.learner.lock()
        latest = Review.objects.standing().filter(
            learner=review.learner_id, question=review.question_id
        )
        if latest.order_by("-id").values_list("id", flat=True).first() != review.id:
            raise CannotUndo
        card = Card.objects.filter(
            learner=review.learner_id, question=review.question_id
        )
        if review.before is None:
            card.delete()
        else:
            times = {
                name: datetime.fromisoformat(review.before[name]) for name in TIMES
            }
            card.update(**(review.before | times))
        Review.objects.filter(pk=review.pk).update(undone_at=at)
        for item in QuizItem.objects.filter(review=review):
            Quiz.objects.filter(pk=item.quiz_id).update(finished_at=None)
            QuizItem.objects.filter(pk=item.pk).update(review=None)


def correct_review(*, review: Review, rating: Rating, at: datetime) -> Review:
    """The same answer under another rating: what it was is taken back, what it is takes its place."""
    with transaction.atomic():
        item = QuizItem.objects.filter(review=review).select_related("quiz").first()
        undo_review(review=review, at=at)
        card = Card.objects.filter(
            learner=review.learner_id, question=review.question_id
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
            review.learner, review.question, answer, at=review.reviewed_at, card=card
        )
        if item is not None:
            place_in_quiz(item.quiz, corrected, at=at)
    return corrected
