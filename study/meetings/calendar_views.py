"""The group's calendar, by an address that only one member knows."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest
from study.group_access import membership_in
from study.group_access_meetings import meeting_calendar_at
from study.meetings.calendar_events import group_calendar_file
from study.meetings.calendar_services import open_meeting_calendar
from study.models import MeetingCalendar, Membership


@require_safe
def meeting_calendar(
    request: LearnerRequest,
    group_id: int,
) -> HttpResponse:
    membership = membership_in(request, group_id)
    return render_meeting_calendar(request, membership)


def render_meeting_calendar(
    request: LearnerRequest,
    membership: Membership,
    calendar_url: str = "",
) -> HttpResponse:
    """calendar_url: of a calendar that was just opened; shown this once."""
    calendars = MeetingCalendar.objects.working()
    context = {
        "group": membership.group,
        "calendar": calendars.filter(membership=membership).first(),
        "calendar_url": calendar_url,
    }
    return render(request, "meetings/meeting_calendar.html", context)


@require_POST
def make_meeting_calendar(
    request: LearnerRequest,
    group_id: int,
) -> HttpResponse:
    """Answers with the page itself: the address is kept nowhere to redirect to."""
    membership = membership_in(request, group_id)
    path = open_meeting_calendar(membership=membership, at=timezone.now())
    return render_meeting_calendar(
        request,
        membership,
        settings.SITE_URL + path,
    )


@require_POST
def close_meeting_calendar(
    request: LearnerRequest,
    group_id: int,
) -> HttpResponse:
    membership = membership_in(request, group_id)
    MeetingCalendar.objects.filter(membership=membership).delete()
    messages.success(request, "The address leads nowhere from now on.")
    return redirect("meeting_calendar", group_id)


@require_safe
@login_not_required
def meeting_calendar_file(
    request: HttpRequest,
    token: str,
) -> HttpResponse:
    """Whoever has the address reads when the group meets, and nothing else of it."""
    calendar = meeting_calendar_at(token)
    text = group_calendar_file(calendar.membership.group, timezone.now())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = (
        'inline; filename="octavo-group.ics"'
    )
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "private, no-store"
    return response
