"""When a meeting is, by the clocks of whoever looks and by those of the group."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as date_text

from study.models import Learner, Meeting
from study.planning.meeting_days import zone_named


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTime:
    """day: “Thursday 12 March 2026”; clock: “17:00 to 18:00”, in the learner's zone.

    agreed: the same by the group's clocks, empty where both show the same. lost_zone:
    the group's, when nobody knows it any more; times are in UTC then.
    """

    day: str
    clock: str
    zone: str
    agreed: str
    lost_zone: str


def meeting_time(
    meeting: Meeting,
    learner: Learner,
) -> MeetingTime:
    own_zone: tzinfo = zone_named(learner.time_zone) or UTC
    agreed_zone = zone_named(meeting.time_zone)
    begins_at = meeting.begins_at.astimezone(own_zone)
    ends_at = meeting.ends_at.astimezone(own_zone)
    return MeetingTime(
        day=date_text(begins_at, "l j F Y"),
        clock=clock_words(begins_at, ends_at),
        zone=learner.time_zone,
        agreed=agreed_words(begins_at, agreed_zone),
        lost_zone="" if agreed_zone else meeting.time_zone,
    )


def clock_words(
    begins_at: datetime,
    ends_at: datetime,
) -> str:
    """“17:00 to 18:00”; “23:00 to 01:00 the next day”."""
    words = f"{begins_at:%H:%M} to {ends_at:%H:%M}"
    if ends_at.date() > begins_at.date():
        words += " the next day"
    return words


def agreed_words(
    begins_at: datetime,
    agreed_zone: ZoneInfo | None,
) -> str:
    """begins_at: by the learner's clocks."""
    if agreed_zone is None:
        return ""
    agreed = begins_at.astimezone(agreed_zone)
    if agreed.utcoffset() == begins_at.utcoffset():
        return ""
    words = f"{agreed:%H:%M} in {agreed_zone.key}"
    if agreed.date() != begins_at.date():
        words = f"{date_text(agreed, 'l')} {words}"
    return words
