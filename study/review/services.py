"""Recording what was recalled, each answer once."""

import uuid
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from papers.models import Choice, Question
from study.memory import Memory, Rating, State, grade
from study.memory.load import days_to_move, move_date
from study.models import Card, Learner, Quiz, QuizItem, Review
from study.models.answered_version import keep_answered_version
from study.review.answer_versions import follow_key
from study.review.daily_services import count_review
from study.review.ratings import load_of
from study.review.session import is_latest_answer
from study.shared_memory.learning_services import learn_now_and_then
from study.shared_memory.queries import stretch_of_next_interval

CARD_FIELDS = (
    "stability",
    "difficulty",
    "state",
    "step",
    "due_at",
    "last_reviewed_at",
    "last_day_began_at",
    "review_count",
    "lapse_count",
)
CARD_TIMES = ("due_at", "last_reviewed_at", "last_day_began_at")


class CannotRecord(Exception):
    """The answer was not stored, for a reason that the learner is told."""


class QuestionIsGone(CannotRecord):
    """The question is a draft or was retired."""


class AnsweredElsewhere(CannotRecord):
    """The page is older than the last answer to this question."""


class TakenBackElsewhere(CannotRecord):
    """The page is older than the undo of an answer that it counted."""


class AnsweredOtherwise(CannotRecord):
    """The page sent another answer before, and that one stands."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review


class KeyOfAnotherQuestion(CannotRecord):
    """The key was used for a question that is not this one."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back from the page.

    seen: how many standing reviews the question had when the page was made.
    chosen_id: of the choice, where that is gone by now. duration: in milliseconds.
    question_revision: that was answered; None where it is the present one.
    """

    rating: Rating
    key: uuid.UUID
    seen: int
    typed: str = ""
    points: list[str] = field(default_factory=list)
    choice: Choice | None = None
    chosen_id: int | None = None
    duration: int | None = None
    question_revision: int | None = None

    @property
    def chosen_choice_id(self) -> int | None:
        return self.choice.pk if self.choice else self.chosen_id


@dataclass(frozen=True, kw_only=True)
class Conditions:
    """What held at the moment at which an answer was given.

    reviewed_on: the study day. stretch: what its interval is multiplied by.
    """

    at: datetime
    day_began_at: datetime
    reviewed_on: date
    desired_retention: float
    stretch: float
    learning_steps: str
    question_revision: int


def record_review(
    *,
    learner: Learner,
    question: Question,
    answer: Answer,
    at: datetime,
    quiz: Quiz | None,
) -> Review:
    """Store the answer and move the memory on.

    A key that was used returns the review it made, if it says the same. Was it taken
    back, then what is sent now is a new answer.
    """
    with transaction.atomic():
        learner.lock()
        key, stored = follow_key(learner, answer.key)
        if stored is not None:
            check_same_answer(stored, question, answer)
            return stored
        answer = replace(answer, key=key)
        if not question.is_live:
            raise QuestionIsGone
        card = card_as_seen(learner, question, answer)
        answered_at = time_of_answer(at, card, quiz)
        conditions = present_conditions(learner, question, card, answered_at)
        if answer.question_revision is not None:
            conditions = replace(
                conditions, question_revision=answer.question_revision
            )
        review = create_review(learner, question, answer, conditions, card=card)
        learn_now_and_then(review, at=at)
        if quiz is not None:
            place_in_quiz(quiz, review, at=at)
    return review


def present_conditions(
    learner: Learner,
    question: Question,
    card: Card | None,
    at: datetime,
) -> Conditions:
    day_began_at = learner.clock.start_of_day(at)
    stretch = stretch_of_next_interval(
        learner,
        question.pk,
        card,
        day_began_at=day_began_at,
        desired_retention=learner.desired_retention,
    )
    return Conditions(
        at=at,
        day_began_at=day_began_at,
        reviewed_on=learner.clock.day_of(at),
        desired_retention=learner.desired_retention,
        stretch=stretch,
        learning_steps=learner.learning_steps,
        question_revision=question.revision,
    )


def card_as_seen(
    learner: Learner, question: Question, answer: Answer
) -> Card | None:
    """The card, if it is still the one that the answered page was made of."""
    card = Card.objects.filter(learner=learner, question=question).first()
    review_count = card.review_count if card else 0
    if answer.seen > review_count:
        raise TakenBackElsewhere
    if answer.seen < review_count:
        raise AnsweredElsewhere
    return card


def check_same_answer(
    stored: Review, question: Question, answer: Answer
) -> None:
    """Raises unless the answer says what is stored."""
    if stored.question_id != question.pk:
        raise KeyOfAnotherQuestion
    sent_choice_id = answer.choice.pk if answer.choice else None
    is_same_rating = stored.rating == answer.rating
    if is_same_rating and stored.choice_id == sent_choice_id:
        return
    if not is_latest_answer(stored):
        raise AnsweredElsewhere
    raise AnsweredOtherwise(stored)


def time_of_answer(
    at: datetime, card: Card | None, quiz: Quiz | None
) -> datetime:
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
    conditions: Conditions,
    *,
    card: Card | None,
) -> Review:
    """The review, and the card and the day as they stand after it.

    The learner is locked. Days are kept even as the learner wants it now.
    """
    before = card_snapshot(card) if card else None
    memory = grade(
        card.memory if card else None,
        answer.rating,
        at=conditions.at,
        day_began_at=conditions.day_began_at,
        desired_retention=conditions.desired_retention,
        stretch=conditions.stretch,
        learning_steps=conditions.learning_steps,
        weights=learner.weights,
    )
    load = load_of(learner, question.pk, conditions.reviewed_on)
    moved_days = days_to_move(memory, load)
    memory = move_date(memory, moved_days)
    is_lapse = is_settled(card) and answer.rating == Rating.AGAIN
    store_memory(learner, question, card, memory, is_lapse=is_lapse)
    review = Review.objects.create(
        learner=learner,
        question=question,
        rating=answer.rating,
        reviewed_at=conditions.at,
        day_began_at=conditions.day_began_at,
        reviewed_on=conditions.reviewed_on,
        duration=answer.duration,
        desired_retention=conditions.desired_retention,
        stretch=conditions.stretch,
        learning_steps=conditions.learning_steps,
        moved_days=moved_days,
        typed=answer.typed,
        choice=answer.choice,
        chosen_id=answer.chosen_choice_id,
        points=answer.points,
        question_revision=conditions.question_revision,
        key=answer.key,
        before=before,
    )
    follow_review(review)
    return review


def follow_review(review: Review) -> None:
    """What is kept with a new review: the question's text, and the day's count."""
    question = review.question
    if review.question_revision == question.revision:
        keep_answered_version(question)
    count_review(review)


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
        "last_day_began_at": memory.last_day_began_at,
        "review_count": review_count + 1,
        "lapse_count": lapse_count,
    }
    # The learner is locked, and nobody else writes their cards.
    if card is None:
        Card.objects.create(learner=learner, question=question, **values)
    else:
        Card.objects.filter(pk=card.pk).update(**values)


def place_in_quiz(quiz: Quiz, review: Review, *, at: datetime) -> None:
    """The review becomes the answer of the quiz's item; the last one ends the quiz."""
    item = QuizItem.objects.filter(
        quiz=quiz, question=review.question_id, review=None
    )
    item.update(review=review, chosen_id=review.chosen_id)
    quiz.end_when_done(max(at, review.reviewed_at))
