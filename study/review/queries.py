"""The review page: the next due question, or how the day went."""

from datetime import datetime
from typing import Any

from papers.models import Paper
from study.comeback.paces import comeback_offer
from study.comeback.queries import latest_days
from study.models import Card, DailyAnswers, Learner
from study.models.set_aside import askable_questions
from study.review.day_end import end_of_day
from study.review.limits import (
    DueShare,
    due_share,
    reviews_left,
    share_of_today,
)
from study.review.order import (
    MOST_READ,
    DueQuestion,
    due_questions,
    first_in_review_order,
    fresh_due_questions,
)
from study.review.prompt import ask_question
from study.review.queue import (
    asking_label,
    earliest_asking,
    last_answer_to_undo,
    minutes_spent,
    today_among,
)
from study.review.session import StudySession
from study.review.set_asides import set_asides_of

WAITING = 5
SUGGESTED = 3
# All that the page shows of a card, its question and its paper. Built once and narrowed
# for each request.
SHOWN_CARDS = (
    Card.objects.order_by()
    .select_related("question__home")
    .only(
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
)


def review_page(learner: Learner, at: datetime) -> dict[str, Any]:
    """What the page shows."""
    days = latest_days(learner)
    today = today_among(days, learner, at)
    left = reviews_left(learner, at)
    due = due_questions(learner, at)
    is_whole = len(due) < MOST_READ
    if is_whole:
        share = share_of_due(due, left)
    else:
        share = due_share(learner, at)
    if left == 0 and not is_whole:
        due = fresh_due_questions(learner, at)
    card = first_card(within_limit(due, left), learner, at)
    if card is None:
        return day_summary(learner, today, share, at)
    session = StudySession(
        done_count=today.answered_count,
        left_count=share.count,
        undo_review_id=last_answer_to_undo(learner, today, at),
    )
    comeback = None
    if today.is_empty:
        comeback = comeback_offer(learner, days, share.count, at)
    return {
        "comeback": comeback,
        "prompt": ask_question(card.question, card, session),
        "due_count": share.count,
    }


def share_of_due(due: list[DueQuestion], left: int | None) -> DueShare:
    settled_count = sum(question.is_settled for question in due)
    return share_of_today(settled_count, len(due) - settled_count, left)


def within_limit(due: list[DueQuestion], left: int | None) -> list[DueQuestion]:
    """Those that may be asked now."""
    if left != 0:
        return due
    return [question for question in due if not question.is_settled]


def first_card(
    due: list[DueQuestion], learner: Learner, at: datetime
) -> Card | None:
    """The card of the first; None without any, or where it went that very moment."""
    if not due:
        return None
    first = first_in_review_order(due, learner, at)
    return next(iter(SHOWN_CARDS.filter(pk=first.card_id)), None)


def day_summary(
    learner: Learner, today: DailyAnswers, share: DueShare, at: datetime
) -> dict[str, Any]:
    waiting = waiting_questions(learner, at)
    first_due_at = waiting[0]["due_at"] if waiting else None
    asking = earliest_asking(learner, at, fresh_due_at=first_due_at)
    return {
        "due_count": 0,
        "answered_count": today.answered_count,
        "remembered_count": today.remembered_count,
        "minutes": minutes_spent(today),
        "next_label": asking_label(asking, learner, at),
        "undo_review_id": last_answer_to_undo(learner, today, at),
        "waiting": waiting,
        "held_back_count": share.waiting_count,
        "suggestions": suggested_papers(learner, at),
        "set_aside_count": set_asides_of(learner, at).count(),
        "day_end": None if today.is_empty else end_of_day(learner, at),
    }


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
        {
            "paper_title": paper.title,
            "slug": paper.slug,
            "url": paper.get_absolute_url(),
        }
        for paper in latest_first[:SUGGESTED]
    ]
