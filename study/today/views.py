"""The first page: what Octavo is, or what today holds."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Exists
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from config.http import render_page, wants_fragment
from papers.models import Category, PaperPage, Question
from study.access import LearnerRequest
from study.comeback.paces import comeback_offer
from study.comeback.queries import latest_days, standing_comeback_on
from study.models import Learner, Membership, Report
from study.readingplans.week import planned_week
from study.review.limits import due_share
from study.review.queue import (
    minutes_for,
    next_question_label,
    today_among,
)
from study.routines.queries import routine_rows
from study.today.group_news import group_news_of
from study.today.queries import LatestReading, latest_readings
from study.today.suggestion import suggested_paper
from study.trying.live_question import live_question_of

NEWEST = 6


@require_safe
@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, Learner):
        return today(request, request.user)
    return welcome(request)


def welcome(request: HttpRequest) -> HttpResponse:
    categories = [
        (
            category.name,
            category.get_absolute_url(),
            category.description_html,
            category.paper_count,
        )
        for category in Category.objects.with_paper_counts()
    ]
    pages = PaperPage.objects.of_published().exclude(paper__note="none")
    newest = pages.order_by("-paper__published_at", "-paper_id").values_list(
        "paper__slug", "row_html"
    )[:NEWEST]
    context = {
        "categories": categories,
        "newest": [{"slug": slug, "html": html} for slug, html in newest],
        "paper_count": sum(count for *_, count in categories),
        "question_count": Question.objects.live().count(),
        "live": live_question_of(timezone.now().date()),
        "is_signup_open": settings.SIGNUP == "open",
    }
    return render(request, "today/welcome.html", context)


def today(request: HttpRequest, learner: Learner) -> HttpResponse:
    now = timezone.now()
    day = learner.clock.day_of(now)
    readings = latest_readings(learner)
    week = planned_week(learner, day)
    routines = routine_rows(learner, day)
    context: dict[str, Any] = {
        "week": week,
        "in_the_middle": without_papers(readings.reading, week.paper_ids),
        "to_read": without_papers(readings.to_read, week.paper_ids),
        "routines": routines,
        "due_count": 0,
    } | news_flags(learner)
    has_nothing_here = readings.is_empty and week.is_empty and not routines
    context["is_new"] = has_nothing_here and not has_begun(learner)
    if not context["is_new"]:
        suggestion = suggested_paper(learner, now)
        if suggestion is not None:
            context["to_read"] = without_papers(
                context["to_read"], {suggestion.paper_id}
            )
        context["suggestion"] = suggestion
        context.update(due_context(learner, now))
    return render(request, "today/home.html", context)


def news_flags(learner: Learner) -> dict[str, bool]:
    """Whether groups could hold something, and curators answered; in one query."""
    answered = Report.objects.answered_unread().filter(learner=learner)
    row = Learner.objects.filter(pk=learner.pk).values_list(
        Exists(Membership.objects.of(learner)), Exists(answered)
    )
    is_in_group, has_answers = row.get()
    return {"is_in_group": is_in_group, "has_answers": has_answers}


def without_papers(
    readings: list[LatestReading], shown_ids: set[int]
) -> list[LatestReading]:
    """But for what stands elsewhere on the page: a paper has one row, and one menu."""
    return [
        reading for reading in readings if reading.paper_id not in shown_ids
    ]


def has_begun(learner: Learner) -> bool:
    """Whether they ever answered a question or read a paper."""
    return learner.cards.exists() or learner.readings.exists()


def due_context(learner: Learner, at: datetime) -> dict[str, Any]:
    """What is due today, and what came of it so far."""
    days = latest_days(learner)
    done = today_among(days, learner, at)
    due = due_share(learner, at)
    return {
        "comeback": comeback_offer(learner, days, due.count, at),
        "comeback_plan": standing_comeback_on(learner, at)
        if due.count
        else None,
        "due_count": due.count,
        "due_minutes": minutes_for(due.count, done),
        "held_back_count": due.waiting_count,
        "next_label": "" if due.count else next_question_label(learner, at),
        "reviewed_today_count": done.answered_count,
    }


@require_safe
def group_news(request: LearnerRequest) -> HttpResponse:
    """What groups hold for the learner; the first page asks for its part by itself."""
    context = {
        "news": group_news_of(request.user, timezone.now()),
        "is_part": wants_fragment(request),
    }
    return render_page(request, "today/group_news.html", "news", context)
