"""The sheet for a meeting: one page to print and to talk along."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from study.access import LearnerRequest
from study.group_access import membership_in
from study.group_access_meetings import meeting_in_group
from study.highlights.group_queries import FEWEST_MARKING
from study.meetings.sheet import FEWEST_ANSWERED, meeting_sheet_of
from study.meetings.times import meeting_time


@require_safe
def meeting_sheet(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    membership = membership_in(request, group_id)
    meeting = meeting_in_group(membership, meeting_id)
    context = {
        "group": membership.group,
        "meeting": meeting,
        "time": meeting_time(meeting, request.user),
        "sheet": meeting_sheet_of(meeting, timezone.now().date()),
        "fewest_answered": FEWEST_ANSWERED,
        "fewest_marking": FEWEST_MARKING,
    }
    return render(request, "meetings/meeting_sheet.html", context)
