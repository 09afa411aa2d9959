"""The calendar of planned readings, by an address that only its learner knows."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study import access
from study.access import LearnerRequest
from study.models import PlanCalendar
from study.readingplans.calendar_days import calendar_file
from study.readingplans.calendar_services import open_calendar


@require_safe
def plan_calendar(request: LearnerRequest) -> HttpResponse:
    return render_calendar(request)


def render_calendar(
    request: LearnerRequest, calendar_url: str = ""
) -> HttpResponse:
    """calendar_url: of a calendar that was just opened; shown this once."""
    calendar = PlanCalendar.objects.filter(learner=request.user).first()
    context = {"calendar": calendar, "calendar_url": calendar_url}
    return render(request, "readingplans/plan_calendar.html", context)


@require_POST
def open_plan_calendar(request: LearnerRequest) -> HttpResponse:
    """Answers with the page itself: the address is kept nowhere to redirect to."""
    path = open_calendar(learner=request.user, at=timezone.now())
    return render_calendar(request, settings.SITE_URL + path)


@require_POST
def close_plan_calendar(request: LearnerRequest) -> HttpResponse:
    PlanCalendar.objects.filter(learner=request.user).delete()
    messages.success(request, "The address leads nowhere from now on.")
    return redirect("plan_calendar")


@require_safe
@login_not_required
def plan_calendar_file(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the address reads what its learner plans to read, nothing else."""
    calendar = access.calendar_at(token)
    text = calendar_file(calendar.learner)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = (
        'inline; filename="octavo-reading.ics"'
    )
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "private, no-store"
    return response
