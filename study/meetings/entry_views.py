"""Entries of a group's list that are read for a meeting."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from study.access import LearnerRequest
from study.group_access_lists import entries_to_read
from study.group_access_plans import list_to_plan
from study.meetings.entry_forms import ReadForMeetingForm
from study.meetings.paper_services import TooManyPapers, add_meeting_papers
from study.meetings.queries import group_meetings
from study.meetings.times import meeting_time
from study.meetings.words import TOO_MANY_PAPERS
from study.models import Meeting, Membership


@require_http_methods(("GET", "HEAD", "POST"))
def group_read_for_meeting(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    """The address may name entries and a meeting that are chosen from the beginning.

    What is read for a new meeting goes on to the form that arranges it.
    """
    found = list_to_plan(request, group_id, list_id)
    form = ReadForMeetingForm(
        request.POST if request.method == "POST" else None,
        entries=entries_to_read(group_id).filter(reading_list=list_id),
        meetings=meetings_to_come(found.membership),
        initial={
            "entries": request.GET.getlist("entry"),
            "meeting": request.GET.get("meeting", ""),
        },
    )
    if form.is_valid():
        meeting = form.cleaned_data["meeting"]
        if meeting is None:
            return redirect(
                new_meeting_url(group_id, request.POST.getlist("entries"))
            )
        try:
            add_meeting_papers(
                meeting=meeting,
                papers=form.cleaned_data["entries"],
                at=timezone.now(),
            )
            messages.success(request, "They are read for this meeting.")
            return redirect(meeting)
        except TooManyPapers:
            form.add_error("entries", TOO_MANY_PAPERS)
    context = {"list": found.reading_list, "form": form}
    status = 422 if form.errors else 200
    template = "meetings/group_read_for_meeting.html"
    return render(request, template, context, status=status)


def meetings_to_come(membership: Membership) -> list[tuple[Meeting, str]]:
    """Each with its day by the member's clocks."""
    meetings = (
        group_meetings(membership.group).standing().to_come(timezone.now())
    )
    rows = []
    for meeting in meetings:
        day = meeting_time(meeting, membership.learner).day
        rows.append((meeting, day))
    return rows


def new_meeting_url(group_id: int, entries: list[str]) -> str:
    """Of the form for a meeting for which these entries are read."""
    query = QueryDict(mutable=True)
    query.setlist("entry", entries)
    return f"{reverse('new_meeting', args=[group_id])}?{query.urlencode()}"
