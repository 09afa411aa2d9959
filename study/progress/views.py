"""How I stand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from papers.topic_tree import topic_tree
from study.access import LearnerRequest
from study.models import Reading
from study.progress.activity import activity_context
from study.progress.queries import (
    CategoryProgress,
    count_due_today,
    forecast_due_days,
    has_answered,
    progress_by_category,
    retention_percent,
    weeks_of_answers,
)
from study.progress.topic_map import TopicMap
from study.progress.topic_page import map_of_tree


@require_safe
def progress(request: LearnerRequest) -> HttpResponse:
    learner = request.user
    now = timezone.now()
    categories = progress_by_category(learner)
    weeks = weeks_of_answers(learner, now)
    weeks_max = max(week.answered for week in weeks)
    due_today = count_due_today(learner, now)
    forecast = forecast_due_days(learner, now, due_today)
    context = {
        "is_without_answers": not weeks_max and not has_answered(learner),
        "by_category": categories,
        "totals": totals_by_status(categories),
        "weeks": weeks,
        "weeks_max": weeks_max,
        "forecast": forecast,
        "forecast_max": max(day.due for day in forecast),
        "due_today": due_today,
        "retention_percent": None,
        "desired_percent": round(100 * learner.desired_retention),
    }
    if not context["is_without_answers"]:
        topic_map = TopicMap(learner, topic_tree(), now)
        context["recall"] = topic_map.recall_of_all()
        context["treemaps"] = map_of_tree(topic_map)
        context["activity"] = activity_context(learner, now)
    if weeks_max:
        context["retention_percent"] = retention_percent(learner, now)
    return render(request, "progress/progress.html", context)


def totals_by_status(categories: list[CategoryProgress]) -> dict[str, int]:
    """How many papers have each status."""
    totals = {}
    for status in Reading.Status.values:
        totals[status] = sum(getattr(row, status) for row in categories)
    return totals
