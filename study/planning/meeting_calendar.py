"""Meetings as events of a calendar: RFC 5545, each with its moment in UTC.

UTC needs no description of zones: a program shows each event by its owner's clocks,
and a series whose hour moves in UTC is simply several events.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from study.planning.calendar_text import calendar_of_events, escaped_text


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMeeting:
    """A meeting as its event says it.

    uid: stays the same when it is moved. sequence: grows with each change. place may be
    empty. What is called off stays in the file as cancelled, so that it is taken out of
    calendars that only add.
    """

    uid: str
    sequence: int
    begins_at: datetime
    ends_at: datetime
    summary: str
    description: str
    place: str
    url: str
    is_called_off: bool
    changed_at: datetime


def meeting_calendar_text(
    name: str,
    meetings: Iterable[CalendarMeeting],
) -> str:
    events = [meeting_lines(meeting) for meeting in meetings]
    return calendar_of_events(name, "Meetings", events)


def meeting_lines(meeting: CalendarMeeting) -> list[str]:
    status = "CANCELLED" if meeting.is_called_off else "CONFIRMED"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{escaped_text(meeting.uid)}",
        f"DTSTAMP:{utc_text(meeting.changed_at)}",
        f"LAST-MODIFIED:{utc_text(meeting.changed_at)}",
        f"SEQUENCE:{meeting.sequence}",
        f"STATUS:{status}",
        f"DTSTART:{utc_text(meeting.begins_at)}",
        f"DTEND:{utc_text(meeting.ends_at)}",
        f"SUMMARY:{escaped_text(meeting.summary)}",
        f"DESCRIPTION:{escaped_text(meeting.description)}",
    ]
    if meeting.place:
        lines.append(f"LOCATION:{escaped_text(meeting.place)}")
    lines += [f"URL:{meeting.url}", "END:VEVENT"]
    return lines


def utc_text(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
