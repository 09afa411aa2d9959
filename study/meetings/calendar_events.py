"""What the calendar of a group says: its meetings, those called off among them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Prefetch

from study.meetings.queries import group_meetings, published_entries
from study.models import Meeting, StudyGroup
from study.models.meeting import MeetingQuerySet
from study.planning.meeting_calendar import (
    CalendarMeeting,
    meeting_calendar_text,
)

KEPT_BEFORE = timedelta(days=365)
MOST_EVENTS = 500


def group_calendar_file(
    group: StudyGroup,
    at: datetime,
) -> str:
    """From a year back on."""
    recent = group_meetings(group).filter(begins_at__gte=at - KEPT_BEFORE)
    meetings = with_papers(recent.order_by("-begins_at"))[:MOST_EVENTS]
    return meeting_calendar_text(group.name, calendar_meetings(group, meetings))


def meeting_file(meeting: Meeting) -> str:
    """One meeting, to be put into a calendar by hand."""
    group = meeting.group
    meetings = with_papers(Meeting.objects.filter(pk=meeting.pk))
    return meeting_calendar_text(group.name, calendar_meetings(group, meetings))


def with_papers(meetings: MeetingQuerySet) -> MeetingQuerySet:
    return meetings.prefetch_related(Prefetch("entries", published_entries()))


def calendar_meetings(
    group: StudyGroup,
    meetings: Iterable[Meeting],
) -> list[CalendarMeeting]:
    events = []
    for meeting in meetings:
        event = CalendarMeeting(
            uid=meeting_uid(meeting),
            sequence=meeting.sequence,
            begins_at=meeting.begins_at,
            ends_at=meeting.ends_at,
            summary=calendar_summary(group, meeting),
            description=calendar_description(meeting),
            place=meeting.place or group.place,
            url=settings.SITE_URL + meeting.get_absolute_url(),
            is_called_off=meeting.is_called_off,
            changed_at=meeting.changed_at,
        )
        events.append(event)
    return events


def calendar_summary(
    group: StudyGroup,
    meeting: Meeting,
) -> str:
    if not meeting.title:
        return group.name
    return f"{group.name}: {meeting.title}"


def calendar_description(meeting: Meeting) -> str:
    titles = [f"Read: {entry.paper.title}" for entry in meeting.entries.all()]
    return "\n".join(titles)


def meeting_uid(meeting: Meeting) -> str:
    """The same for as long as there is the meeting, whenever it takes place."""
    host = settings.SITE_URL.rpartition("/")[2]
    return f"meeting-{meeting.pk}@{host}"
