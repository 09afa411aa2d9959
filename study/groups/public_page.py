"""What strangers see of a group that has a public page: never a member, never a link.

Its place is typed by people who think of members, so whatever could open the call is
cut out of it, with all that follows: codes stand behind links.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.dateformat import format as date_text

from study.meetings.queries import next_meeting_in
from study.models import Meeting, ReadingList, StudyGroup
from study.planning.meeting_days import zone_named

# An address with or without its scheme, a mail address, a number to dial.
LINK = re.compile(
    r"\S*(?:://|www\.|@|\b[\w-]+\.[a-z]{2,}\b|\+?\d[\d ()/-]{6,}\d).*",
    re.IGNORECASE | re.DOTALL,
)
JOINT = re.compile(
    r"[\s,;:(–—/-]+(?:or|and|via|on|at|by)?[\s,;:(–—/-]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPage:
    """next_meeting: its day and hour by the group's clocks; empty when none is."""

    group: StudyGroup
    place: str
    lists: list[ReadingList]
    next_meeting: str


def public_page(group: StudyGroup, at: datetime) -> PublicPage:
    lists = ReadingList.objects.of_group(group).current()
    public = lists.filter(visibility=ReadingList.Visibility.PUBLIC)
    meeting = next_meeting_in(group, at)
    return PublicPage(
        group=group,
        place=place_without_links(group.place),
        lists=list(public.order_by("title", "pk")),
        next_meeting=meeting_words(meeting) if meeting else "",
    )


def place_without_links(place: str) -> str:
    """“Room 5, https://call.example/5 code 123”: “Room 5”."""
    before = LINK.sub("", place)
    if before == place:
        return place
    return JOINT.sub("", before).strip()


def meeting_words(meeting: Meeting) -> str:
    """“Thursday 12 March 2026, 17:00 (Europe/Vienna)”; no title: members wrote it."""
    zone = zone_named(meeting.time_zone) or UTC
    begins_at = meeting.begins_at.astimezone(zone)
    return f"{date_text(begins_at, 'l j F Y, H:i')} ({zone})"
