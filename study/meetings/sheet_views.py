"""The sheet for a meeting: one page to print and to talk along."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from study.access import LearnerRequest
from study.group_access_meetings import meeting_for_member
from study.highlights.common_services import common_passages
from study.highlights.group_queries import FEWEST_MARKING
from study.meetings.sheet import FEWEST_ANSWERED, meeting_sheet_of
from study.meetings.times import meeting_time


@require_safe
def meeting_sheet(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    meeting = meeting_for_member(request, group_id, meeting_id)
    sheet = meeting_sheet_of(meeting, timezone.now().date())
    revisions = {row.paper.pk: row.revision for row in sheet.papers}
    context = {
        "group": meeting.group,
        "meeting": meeting,
        "time": meeting_time(meeting, request.user),
        "sheet": sheet,
        "passages": common_passages(meeting.group_id, revisions),
        "fewest_answered": FEWEST_ANSWERED,
        "fewest_marking": FEWEST_MARKING,
    }
    return render(request, "meetings/meeting_sheet.html", context)
