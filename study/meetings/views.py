"""A group's meetings, and the page of one."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from study.access import LearnerRequest
from study.group_access import membership_in
from study.group_access_meetings import meeting_in_group
from study.meetings.calendar_events import meeting_file
from study.meetings.minutes_services import latest_minutes
from study.meetings.queries import (
    entries_with_marks,
    group_meetings,
    published_entries,
)
from study.meetings.times import MeetingTime, meeting_time
from study.models import Learner, Meeting, MeetingSeries
from study.models.meeting import MeetingQuerySet
from study.pagination import make_page
from study.planning.meeting_days import MeetingRhythm, rhythm_words
from study.sharing.forms import PageForm

OVER_A_PAGE = 30
MOST_TO_COME_SHOWN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A meeting of a list, with its time by the learner's clocks."""

    meeting: Meeting
    time: MeetingTime


def meeting_rows(
    meetings: MeetingQuerySet,
    learner: Learner,
) -> list[MeetingRow]:
    """With titles of their papers."""
    entries = Prefetch("entries", published_entries())
    rows = []
    for meeting in meetings.with_presenter().prefetch_related(entries):
        row = MeetingRow(meeting=meeting, time=meeting_time(meeting, learner))
        rows.append(row)
    return rows


@require_safe
def meeting_list(
    request: LearnerRequest,
    group_id: int,
) -> HttpResponse:
    """What is to come, and what was, page by page."""
    membership = membership_in(request, group_id)
    group = membership.group
    now = timezone.now()
    number = PageForm(request.GET).chosen_page()
    over = group_meetings(group).over(now)
    start = (number - 1) * OVER_A_PAGE
    last = max(1, -(-over.count() // OVER_A_PAGE))
    path = reverse("meeting_list", args=[group.pk])
    to_come: list[MeetingRow] = []
    if number == 1:
        coming = group_meetings(group).to_come(now)[:MOST_TO_COME_SHOWN]
        to_come = meeting_rows(coming, request.user)
    context = {
        "group": group,
        "membership": membership,
        "to_come": to_come,
        "over": meeting_rows(over[start : start + OVER_A_PAGE], request.user),
        "page": make_page(number, last, lambda page: f"{path}?page={page}"),
    }
    return render(request, "meetings/meeting_list.html", context)


@require_safe
def meeting(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    membership = membership_in(request, group_id)
    found = meeting_in_group(membership, meeting_id)
    series = found.series
    context = {
        "group": membership.group,
        "membership": membership,
        "meeting": found,
        "time": meeting_time(found, request.user),
        "rhythm": series_words(series),
        "is_over": found.ends_at <= timezone.now(),
        "entries": entries_with_marks(found, request.user),
        "minutes": latest_minutes(found),
    }
    return render(request, "meetings/meeting.html", context)


def series_words(series: MeetingSeries | None) -> str:
    """“every second Thursday”; empty for a meeting alone."""
    if series is None:
        return ""
    return rhythm_words(MeetingRhythm(series.rhythm), series.first_on)


@require_safe
def meeting_calendar_event(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    """One meeting as a file for a calendar."""
    membership = membership_in(request, group_id)
    found = meeting_in_group(membership, meeting_id)
    response = HttpResponse(
        meeting_file(found),
        content_type="text/calendar; charset=utf-8",
    )
    response.headers["Content-Disposition"] = (
        f'attachment; filename="meeting-{found.pk}.ics"'
    )
    return response
