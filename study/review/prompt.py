"""A question as it is put to a learner, ready to be shown: asked, or revealed."""

import random
import uuid
from dataclasses import dataclass, field
from datetime import datetime

from papers.models import Choice, Question
from study.memory import Rating
from study.models import Card, Learner, SetAside
from study.review.answer_keys import new_answer_key
from study.review.gaps import (
    FilledGap,
    compare_gaps,
    prompt_with_answers,
    prompt_with_inputs,
    suggest_rating,
)
from study.review.ratings import (
    RatingOption,
    offered_suggestion,
    rating_options,
    ratings_without_dates,
    suggest_rating_by_points,
)
from study.review.session import StudySession
from study.review.shown_question import ShownQuestion, show_question

# In their own order; built once and narrowed for each question.
SHOWN_CHOICES = Choice.objects.values_list("id", "text_html")


@dataclass(frozen=True)
class ShownChoice:
    """A choice before it is known whether it is right."""

    id: int
    text_html: str


@dataclass(frozen=True)
class ShownKeyPoint:
    """A key point to be ticked."""

    id: int
    text_html: str
    is_ticked: bool


@dataclass(frozen=True, kw_only=True)
class TypedAnswer:
    """What was typed before the answer is shown.

    seen: how many standing reviews the question had when it was asked. ticked_ids: the
    key points that were ticked before the answer is shown again.
    """

    key: uuid.UUID
    seen: int
    text: str = ""
    gaps: list[str] = field(default_factory=list)
    ticked_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class QuestionPrompt:
    """A question as it is put to a learner. mode is ask or reveal.

    revision: of the question, as it is shown. ratings_by_tick_count: the rating to
    suggest when none, one, two… are ticked.
    """

    mode: str
    question: ShownQuestion
    session: StudySession
    key: uuid.UUID
    seen: int
    revision: int
    choices: list[ShownChoice] = field(default_factory=list)
    typed: str = ""
    answer_html: str = ""
    explanation_html: str = ""
    key_points: list[ShownKeyPoint] = field(default_factory=list)
    ratings_by_tick_count: list[int] = field(default_factory=list)
    gaps: list[FilledGap] = field(default_factory=list)
    ratings: list[RatingOption] = field(default_factory=list)


def ask_question(
    question: Question,
    card: Card | None,
    session: StudySession,
) -> QuestionPrompt:
    """The question before it is answered."""
    prompt_html = question.shown_html
    if question.kind == Question.Kind.CLOZE:
        prompt_html = prompt_with_inputs(question)
    key = new_answer_key()
    return QuestionPrompt(
        mode="ask",
        question=show_question(question, prompt_html),
        session=session,
        key=key,
        seen=card.review_count if card else 0,
        revision=question.revision,
        choices=shuffle_choices(question, key),
    )


def shuffle_choices(question: Question, key: uuid.UUID) -> list[ShownChoice]:
    """Its choices in an order that hangs on the key; empty for other questions."""
    if question.kind != Question.Kind.CHOICE:
        return []
    rows = SHOWN_CHOICES.filter(question=question.pk)
    choices = [ShownChoice(*row) for row in rows]
    random.Random(key.int).shuffle(choices)
    return choices


def reveal_answer(
    question: Question,
    card: Card | None,
    session: StudySession,
    *,
    learner: Learner,
    typed: TypedAnswer,
    set_aside: SetAside | None,
    at: datetime,
) -> QuestionPrompt:
    """The question with its answer, ready to be graded."""
    gaps = compare_gaps(question, typed.gaps)
    prompt_html = question.shown_html
    if gaps:
        prompt_html = prompt_with_answers(question)
    key_points = show_key_points(question, typed.ticked_ids)
    ratings = rating_options(
        question,
        card,
        learner=learner,
        at=at,
        suggested=suggest_rating(gaps) or suggest_by_ticks(key_points),
        set_aside=set_aside,
    )
    if session.is_practice:
        ratings = ratings_without_dates(ratings)
    return QuestionPrompt(
        mode="reveal",
        question=show_question(question, prompt_html),
        session=session,
        key=typed.key,
        seen=typed.seen,
        revision=question.revision,
        typed=typed.text or "; ".join(typed.gaps),
        answer_html=question.answer_html,
        explanation_html=question.explanation_html,
        key_points=key_points,
        ratings_by_tick_count=list_ratings_by_tick_count(
            len(key_points), learner
        ),
        gaps=gaps,
        ratings=ratings,
    )


def show_key_points(
    question: Question,
    ticked_ids: frozenset[int],
) -> list[ShownKeyPoint]:
    points = []
    for point in question.key_points.all():
        is_ticked = point.pk in ticked_ids
        points.append(ShownKeyPoint(point.pk, point.text_html, is_ticked))
    return points


def suggest_by_ticks(key_points: list[ShownKeyPoint]) -> Rating | None:
    """None as long as nothing is ticked: many only think."""
    ticked = [point for point in key_points if point.is_ticked]
    if not ticked:
        return None
    return suggest_rating_by_points(len(ticked), len(key_points))


def list_ratings_by_tick_count(point_count: int, learner: Learner) -> list[int]:
    if not point_count:
        return []
    ratings = []
    for ticked_count in range(point_count + 1):
        rating = suggest_rating_by_points(ticked_count, point_count)
        ratings.append(offered_suggestion(rating, learner).value)
    return ratings
