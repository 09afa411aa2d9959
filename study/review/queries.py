"""The review page: the next due question, or how the day went."""

from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet, Window

from papers.models import Paper, Question
from papers.queries.prepared import Prepared
from study.memory import State
from study.models import Card, Learner
from study.review.prompt import ask
from study.review.queue import Today, due_cards, next_due_at, today_of

CARD_FIELDS = ("id", "question_id", "review_count")
# In the order of the model's own columns, as from_db() takes them.
QUESTION_FIELDS = ("id", "kind", "level", "home_id", "section", "prompt", "prompt_html")
WAITING = 5
SUGGESTED = 3


def due_columns(learner: int, at: datetime, day_ends_at: datetime) -> QuerySet:
    """The due cards with their questions, the longest due first, each with the number of all."""
    due = (
        Card.objects.filter(learner=learner)
        .due(at, day_ends_at=day_ends_at)
        .annotate(left=Window(Count("*")))
    )
    question = [f"question__{name}" for name in QUESTION_FIELDS]
    return due.values_list(
        *CARD_FIELDS, *question, "question__home__slug", "question__home__title", "left"
    )[:1]


DUE = Prepared(
    due_columns,
    learner=987_654_321,
    at=datetime(1999, 1, 2, 3, 4, 5, tzinfo=UTC),
    day_ends_at=datetime(1999, 2, 3, 4, 5, 6, tzinfo=UTC),
)


def next_due(learner: Learner, at: datetime) -> tuple[Card, int] | None:
    """The card that waits longest, with its question, and how many are due; None when none is."""
    rows = DUE.rows(learner=learner.pk, at=at, day_ends_at=learner.clock.end_of_day(at))
    if not rows:
        return None
    *values, home_slug, home_title, left = rows[0]
    card = Card.from_db(connection.alias, CARD_FIELDS, values[: len(CARD_FIELDS)])
    card.question = Question.from_db(
        connection.alias, QUESTION_FIELDS, values[len(CARD_FIELDS) :]
    )
    if home_slug:
        card.question.home = Paper.from_db(
            connection.alias,
            ("id", "slug", "title"),
            (card.question.home_id, home_slug, home_title),
        )
    return card, left


def review_page(learner: Learner, at: datetime) -> dict[str, Any]:
    """What the page shows."""
    found = next_due(learner, at)
    done = today_of(learner, at)
    if found is None:
        return summary(learner, done, at)
    card, left = found
    prompt = ask(card.question, card)
    prompt.stands_at(done=done.answered_count, left=left)
    prompt.undo_review_id = done.last_review_id
    return {"prompt": prompt, "due_count": left, "minutes": done.minutes_for(left)}


def stand_today(learner: Learner, at: datetime) -> tuple[int, int]:
    """How many questions were answered today, and how many are left."""
    return today_of(learner, at).answered_count, due_cards(learner, at).count()


def summary(learner: Learner, done: Today, at: datetime) -> dict[str, Any]:
    waiting = (
        Card.objects.filter(learner=learner, due_at__gt=at)
        .exclude(state=State.REVIEW)
        .askable()
    )
    return {
        "due_count": 0,
        "answered_count": done.answered_count,
        "remembered_count": done.remembered_count,
        "minutes": done.minutes_for(done.answered_count),
        "next_due_at": next_due_at(learner, at),
        "undo_review_id": done.last_review_id,
        "waiting": [
            {"prompt": card.question.prompt_without_gaps, "due_at": card.due_at}
            for card in waiting.select_related("question").order_by("due_at")[:WAITING]
        ],
        "suggestions": suggestions(learner),
    }


def suggestions(learner: Learner) -> list[dict[str, str]]:
    """Papers that she is reading or has read, with questions that were never asked."""
    marked = Paper.objects.published().filter(
        readings__learner=learner, readings__status__in=("reading", "read")
    )
    unasked = Question.objects.live().exclude(cards__learner=learner)
    found = (
        marked.filter(own_questions__in=unasked)
        .distinct()
        .order_by("-readings__changed_at")
    )
    return [
        {"paper_title": paper.title, "url": paper.get_absolute_url()}
        for paper in found[:SUGGESTED]
    ]
