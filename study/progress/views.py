"""How I stand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from study.access import LearnerRequest
from study.models import Reading
from study.progress import queries as queries


@require_safe
def progress(request: LearnerRequest) -> HttpResponse:
    learner, now = request.user, timezone.now()
    categories = queries.by_category(learner)
    weeks = queries.weeks(learner, now)
    due_count, overdue_count = queries.due_today(learner, now)
    forecast = queries.forecast(learner, now, due_count)
    statuses = [status.value for status in Reading.Status]
    weeks_max = max(week.answered for week in weeks)
    context = {
        "is_without_answers": not weeks_max and not queries.has_answered(learner),
        "by_category": categories,
        "totals": {
            status: sum(getattr(row, status) for row in categories)
            for status in statuses
        },
        "weeks": weeks,
        "weeks_max": weeks_max,
        "forecast": forecast,
        "forecast_max": max(day.due for day in forecast),
        "overdue_count": overdue_count,
        "retention_percent": queries.retention(learner, now) if weeks_max else None,
        "desired_percent": round(100 * learner.desired_retention),
    }
    return render(request, "progress/progress.html", context)
