"""The first page: what Octavo is, or what today holds."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Exists, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from config.http import render_page, wants_fragment
from papers.models import Category, PaperPage, Question
from study.access import LearnerRequest
from study.comeback.paces import comeback_offer
from study.comeback.queries import latest_days
from study.models import Comeback, Learner, Membership, Report
from study.readingplans.week import planned_week
from study.review.due_times import due_now
from study.review.queue import next_question_label, today_among
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
    } | what_stands(learner, day)
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


def what_stands(learner: Learner, day: date) -> dict[str, Any]:
    """Whether groups could hold something and curators answered; the plan that stands.

    In one query. The plan is None once its last day is over.
    """
    answered = Report.objects.answered_unread().filter(learner=learner)
    comeback = Comeback.objects.standing().filter(
        learner=learner, ends_on__gte=day
    )
    row = Learner.objects.filter(pk=learner.pk).values_list(
        Exists(Membership.objects.of(learner)),
        Exists(answered),
        Subquery(comeback.values("pace")),
        Subquery(comeback.values("ends_on")),
    )
    is_in_group, has_answers, pace, ends_on = row.get()
    plan = {"pace": pace, "ends_on": ends_on} if ends_on else None
    return {
        "is_in_group": is_in_group,
        "has_answers": has_answers,
        "comeback_plan": plan,
    }


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
    now = due_now(learner, at)
    due = now.share
    return {
        "comeback": comeback_offer(learner, days, due.count, at),
        "due_count": due.count,
        "due_minutes": now.minutes,
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
