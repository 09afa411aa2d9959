"""Meetings arranged, changed, called off and held after all."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import F

from papers.models import Framework, Paper
from study.meetings.limits import MOST_TO_COME
from study.meetings.paper_services import add_meeting_papers
from study.models import Learner, Meeting, StudyGroup
from study.planning.meeting_days import moment_in_zone


class MeetsAlready(Exception):
    """The group has a meeting at that very time."""


class TooManyMeetings(Exception):
    """A group has no more than MOST_TO_COME meetings to come."""


class MeetingHasChanged(Exception):
    """Another organiser changed it since it was looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDetails:
    """A meeting as somebody arranges it; day and clock_time by the clocks of the zone.

    An empty place stands for the group's. papers: to read for a new one.
    """

    title: str
    day: date
    clock_time: time
    zone: ZoneInfo
    duration: timedelta
    place: str
    presenter: Learner | None
    framework: Framework | None
    papers: tuple[Paper, ...] = ()

    @property
    def begins_at(self) -> datetime:
        return moment_in_zone(
            self.day,
            self.clock_time,
            self.zone,
        )


def arrange_meeting(
    *,
    group: StudyGroup,
    details: MeetingDetails,
    at: datetime,
) -> Meeting:
    """Raises MeetsAlready, TooManyMeetings."""
    check_room(group, 1, at)
    meeting = unsaved_meeting(group, details, at)
    with transaction.atomic():
        save_meetings([meeting])
        add_meeting_papers(meeting=meeting, papers=details.papers, at=at)
    return meeting


def unsaved_meeting(
    group: StudyGroup,
    details: MeetingDetails,
    at: datetime,
) -> Meeting:
    """Not kept yet."""
    return Meeting(
        group=group,
        created_at=at,
        changed_at=at,
        **detail_columns(details),
    )


def detail_columns(details: MeetingDetails) -> dict[str, Any]:
    """As a meeting keeps them."""
    return {
        "title": details.title,
        "begins_at": details.begins_at,
        "ends_at": details.begins_at + details.duration,
        "time_zone": details.zone.key,
        "place": details.place,
        "presenter": details.presenter,
        "framework": details.framework,
    }


def check_room(
    group: StudyGroup,
    count: int,
    at: datetime,
) -> None:
    to_come_count = Meeting.objects.filter(group=group).to_come(at).count()
    if to_come_count + count > MOST_TO_COME:
        raise TooManyMeetings


def save_meetings(meetings: list[Meeting]) -> None:
    """All or none. Raises MeetsAlready, as the database finds it."""
    try:
        with transaction.atomic():
            Meeting.objects.bulk_create(meetings)
    except IntegrityError as error:
        raise MeetsAlready from error


def change_meeting(
    *,
    meeting: Meeting,
    details: MeetingDetails,
    at: datetime,
) -> None:
    """Its day in its series stays, wherever it is moved.

    meeting: as it was looked up; of two changes at once the database takes one. Raises
    MeetingHasChanged, MeetsAlready.
    """
    as_seen = Meeting.objects.filter(pk=meeting.pk, sequence=meeting.sequence)
    try:
        with transaction.atomic():
            changed_count = as_seen.update(
                changed_at=at,
                sequence=F("sequence") + 1,
                **detail_columns(details),
            )
    except IntegrityError as error:
        raise MeetsAlready from error
    if not changed_count:
        raise MeetingHasChanged


def call_off_meeting(
    *,
    meeting: Meeting,
    at: datetime,
) -> bool:
    """Whether it was to take place until now."""
    standing = Meeting.objects.standing().filter(pk=meeting.pk)
    changed_count = standing.update(
        called_off_at=at,
        changed_at=at,
        sequence=F("sequence") + 1,
    )
    return changed_count == 1


def restore_meeting(
    *,
    meeting: Meeting,
    at: datetime,
) -> None:
    """It takes place after all. Raises MeetsAlready."""
    called_off = Meeting.objects.filter(pk=meeting.pk).exclude(
        called_off_at=None
    )
    try:
        with transaction.atomic():
            called_off.update(
                called_off_at=None,
                changed_at=at,
                sequence=F("sequence") + 1,
            )
    except IntegrityError as error:
        raise MeetsAlready from error
