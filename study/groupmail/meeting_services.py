"""Telling members on the day before that their group meets."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.utils.dateformat import format as format_date

from study.groupmail.services import notices
from study.models import GroupNotice, Learner, Meeting, Membership
from study.models.group_mail import NoticeKind
from study.models.reminder import DEFAULT_HOUR
from study.planning.meeting_days import zone_named

AHEAD = timedelta(hours=48)
ONE_DAY = timedelta(days=1)


def tell_of_meetings(at: datetime) -> None:
    """A notice for each member for whom it is the day before, from their hour on.

    A meeting that was moved is told of again.
    """
    soon = Meeting.objects.standing().filter(
        begins_at__gt=at, begins_at__lte=at + AHEAD, group__closed_at=None
    )
    for meeting in soon.select_related("group"):
        tell_of_meeting(meeting, at)


def tell_of_meeting(meeting: Meeting, at: datetime) -> None:
    cause = f"meeting {meeting.pk} at {meeting.begins_at:%Y-%m-%dT%H:%M}"
    told = GroupNotice.objects.filter(kind=NoticeKind.MEETING, cause=cause)
    members = Membership.objects.active().filter(group=meeting.group_id)
    untold = members.exclude(learner__in=told.values("learner"))
    learners = []
    for membership in untold.select_related("learner__group_mail_setting"):
        if is_day_before(meeting, membership.learner, at):
            learners.append(membership.learner)
    for zone, of_zone in by_time_zone(learners).items():
        notices(
            learners=of_zone,
            kind=NoticeKind.MEETING,
            group=meeting.group,
            cause=cause,
            path=meeting.get_absolute_url(),
            at=at,
            subject=meeting_in_words(meeting, zone),
        )


def is_day_before(meeting: Meeting, learner: Learner, at: datetime) -> bool:
    """By the learner's own clock."""
    zone = zone_named(learner.time_zone) or UTC
    local = at.astimezone(zone)
    setting = getattr(learner, "group_mail_setting", None)
    hour = setting.hour if setting else DEFAULT_HOUR
    begins_on = meeting.begins_at.astimezone(zone).date()
    return begins_on - local.date() == ONE_DAY and local.hour >= hour


def by_time_zone(learners: Iterable[Learner]) -> dict[str, list[Learner]]:
    zones: dict[str, list[Learner]] = {}
    for learner in learners:
        zones.setdefault(learner.time_zone, []).append(learner)
    return zones


def meeting_in_words(meeting: Meeting, zone: str) -> str:
    """“Thursday 3 December, 17:00”, with its title where it has one."""
    local = meeting.begins_at.astimezone(zone_named(zone) or UTC)
    words = format_date(local, "l j F, H:i")
    if meeting.title:
        return f"{words}, {meeting.title}"
    return words
