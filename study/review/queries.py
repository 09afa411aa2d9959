"""The review page: the next due question, or how the day went."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Window

from papers.models import Paper, Question
from study.memory import State
from study.models import Card, Learner
from study.review.prompt import ask
from study.review.queue import Today, due_cards, next_due_at, today_of

WAITING = 5
SUGGESTED = 3
# All that the page shows of a card, its question and its paper.
SHOWN_FIELDS = (
    "review_count",
    "question__kind",
    "question__level",
    "question__section",
    "question__prompt",
    "question__prompt_html",
    "question__home__slug",
    "question__home__title",
)


def next_due(learner: Learner, at: datetime) -> tuple[Card, int] | None:
    """The card that waits longest, with its question, and how many are due.

    None when none is due. One query: the card brings the number of all.
    """
    cards = due_cards(learner, at).select_related("question__home").only(*SHOWN_FIELDS)
    card = cards.annotate(due_count=Window(Count("*"))).first()
    if card is None:
        return None
    return card, card.due_count


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
