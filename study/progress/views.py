"""How I stand."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from papers.topic_tree import TopicTree, topic_tree
from study.access import LearnerRequest
from study.models import Learner, Reading
from study.progress.activity import activity_context
from study.progress.answer_days import AnswerDays, answer_days
from study.progress.holdings import months_of_papers, stability_groups
from study.progress.kept_page import kept_pages, stands_until, state_of
from study.progress.queries import (
    CategoryProgress,
    count_due_today,
    forecast_due_days,
    progress_by_category,
)
from study.progress.retention import retention_context
from study.progress.rollups import (
    RecallSums,
    time_of_weeks,
    weeks_of_answers,
)
from study.progress.topic_map import TopicMap
from study.progress.topic_page import map_of_tree


@require_safe
def progress(request: LearnerRequest) -> HttpResponse:
    body_html = progress_body(request.user, topic_tree(), timezone.now())
    return render(request, "progress/progress.html", {"body_html": body_html})


def progress_body(
    learner: Learner, tree: TopicTree, at: datetime
) -> SafeString:
    """As it was kept, or written anew."""
    state = state_of(learner)
    if state is None:
        return write_body(learner, tree, at)
    pages = kept_pages(tree)
    html = pages.find(state, at)
    if html is None:
        html = write_body(learner, tree, at)
        pages.keep(
            state, html, written_at=at, stands_until=stands_until(learner, at)
        )
    return html


def write_body(learner: Learner, tree: TopicTree, at: datetime) -> SafeString:
    context = progress_context(learner, tree, at)
    return render_to_string("progress/partials/progress_body.html", context)


def progress_context(
    learner: Learner, tree: TopicTree, at: datetime
) -> dict[str, Any]:
    categories = progress_by_category(learner)
    context = {
        "by_category": categories,
        "totals": totals_by_status(categories),
        "desired_percent": round(100 * learner.desired_retention),
    }
    context |= papers_context(learner, at)
    days = answer_days(learner)
    context |= answers_context(learner, at, days)
    if days:
        topic_map = TopicMap(learner, tree, at)
        context["recall"] = topic_map.recall_of_all()
        context["treemaps"] = map_of_tree(topic_map)
        context["activity"] = activity_context(learner, at, days)
        context |= stability_context(topic_map)
        context |= forecast_context(learner, at)
    return context


def papers_context(learner: Learner, at: datetime) -> dict[str, Any]:
    months = months_of_papers(learner, learner.clock.day_of(at))
    return {
        "months": months,
        "months_max": max(month.finished_count for month in months),
    }


def answers_context(
    learner: Learner, at: datetime, days: AnswerDays
) -> dict[str, Any]:
    """What was answered and retained, from the sums by study day."""
    today = learner.clock.day_of(at)
    recalls = RecallSums(learner, today)
    weeks = weeks_of_answers(days, today, recalls)
    weeks_max = max(week.answered for week in weeks)
    context = {
        "is_without_answers": not days,
        "weeks": weeks,
        "weeks_max": weeks_max,
        "time_label": time_of_weeks(weeks),
    }
    return context | retention_context(recalls, weeks)


def stability_context(topic_map: TopicMap) -> dict[str, Any]:
    groups = stability_groups(topic_map.stabilities)
    return {
        "stabilities": groups,
        "stabilities_max": max(group.question_count for group in groups),
    }


def forecast_context(learner: Learner, at: datetime) -> dict[str, Any]:
    due_today = count_due_today(learner, at)
    forecast = forecast_due_days(learner, at, due_today)
    return {
        "due_today": due_today,
        "forecast": forecast,
        "forecast_max": max(day.due for day in forecast),
    }


def totals_by_status(categories: list[CategoryProgress]) -> dict[str, int]:
    """How many papers have each status."""
    totals = {}
    for status in Reading.Status.values:
        totals[status] = sum(getattr(row, status) for row in categories)
    return totals
