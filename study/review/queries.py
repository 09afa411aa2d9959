"""The review page: the next due question, or how the day went."""

from datetime import datetime
from typing import Any

from papers.models import Paper
from study.comeback.paces import comeback_offer
from study.models import Card, Learner
from study.models.set_aside import askable_questions
from study.review.day_end import end_of_day
from study.review.limits import (
    due_share,
    reviews_left,
    within_limit,
)
from study.review.order import first_in_review_order
from study.review.prompt import ask_question
from study.review.queue import (
    LIVE_CARDS,
    Today,
    asking_label,
    due_cards,
    earliest_asking,
    today_of,
)
from study.review.session import StudySession
from study.review.set_asides import set_asides_of

WAITING = 5
SUGGESTED = 3
# All that the page shows of a card, its question and its paper. Built once and narrowed
# for each request.
SHOWN_CARDS = LIVE_CARDS.select_related("question__home").only(
    "review_count",
    "question__kind",
    "question__level",
    "question__revision",
    "question__section",
    "question__prompt",
    "question__prompt_html",
    "question__home__slug",
    "question__home__title",
    "question__home__status",
)


def review_page(learner: Learner, at: datetime) -> dict[str, Any]:
    """What the page shows."""
    today = today_of(learner, at)
    left = reviews_left(learner, today, at)
    due = due_cards(learner, at, among=SHOWN_CARDS)
    card = first_in_review_order(within_limit(due, left), learner, at)
    if card is None:
        return day_summary(learner, today, at)
    due_count = max(1, due_share(learner, today, at).count)
    session = StudySession(
        done_count=today.answered_count,
        left_count=due_count,
        undo_review_id=today.last_review_id,
    )
    comeback = None
    if not today.answered_count:
        comeback = comeback_offer(learner, due_count, at)
    return {
        "comeback": comeback,
        "prompt": ask_question(card.question, card, session),
        "due_count": due_count,
        "minutes": today.minutes_for(due_count),
    }


def day_summary(learner: Learner, today: Today, at: datetime) -> dict[str, Any]:
    waiting = waiting_questions(learner, at)
    first_due_at = waiting[0]["due_at"] if waiting else None
    asking = earliest_asking(learner, at, fresh_due_at=first_due_at)
    return {
        "due_count": 0,
        "answered_count": today.answered_count,
        "remembered_count": today.remembered_count,
        "minutes": today.minutes_for(today.answered_count),
        "next_label": asking_label(asking, learner, at),
        "undo_review_id": today.last_review_id,
        "waiting": waiting,
        "held_back_count": held_back_count(learner, today, at),
        "suggestions": suggested_papers(learner, at),
        "set_aside_count": set_asides_of(learner, at).count(),
        "day_end": end_of_day(learner, at) if today.answered_count else None,
    }


def held_back_count(learner: Learner, today: Today, at: datetime) -> int:
    """How many due questions a limit leaves for the next day."""
    if reviews_left(learner, today, at) is None:
        return 0
    return due_share(learner, today, at).waiting_count


def waiting_questions(learner: Learner, at: datetime) -> list[dict[str, Any]]:
    """Fresh memories whose minutes are not over yet, the next one first."""
    fresh = Card.objects.filter(learner=learner).in_minutes(at)
    rows = []
    for card in fresh.select_related("question").order_by("due_at")[:WAITING]:
        prompt = card.question.prompt_without_gaps
        rows.append({"prompt": prompt, "due_at": card.due_at})
    return rows


def suggested_papers(learner: Learner, at: datetime) -> list[dict[str, str]]:
    """Papers that the learner reads or has read, with questions never asked."""
    marked = Paper.objects.published().filter(
        readings__learner=learner,
        readings__status__in=("reading", "read"),
    )
    unasked = askable_questions(learner, at).exclude(cards__learner=learner)
    papers = marked.filter(own_questions__in=unasked).distinct()
    latest_first = papers.order_by("-readings__changed_at")
    return [
        {"paper_title": paper.title, "url": paper.get_absolute_url()}
        for paper in latest_first[:SUGGESTED]
    ]
