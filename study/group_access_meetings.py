"""Look-ups of a group's meetings, for those who belong to it."""

from django.shortcuts import get_object_or_404

from study.access import LearnerRequest
from study.group_access import own_memberships
from study.models import Meeting, MeetingCalendar, MeetingSeries, Membership
from study.models.search import token_digest


def meeting_in_group(
    membership: Membership,
    meeting_id: int,
) -> Meeting:
    """A meeting of the member's group, with who presents and its series."""
    meetings = Meeting.objects.filter(group=membership.group).with_presenter()
    with_rows = meetings.select_related("series", "framework")
    meeting: Meeting = get_object_or_404(with_rows, pk=meeting_id)
    meeting.group = membership.group
    return meeting


def meeting_for_member(
    request: LearnerRequest, group_id: int, meeting_id: int
) -> Meeting:
    """As meeting_in_group() has it, for a page that asks no more of the member.

    In one query: such a page has enough others.
    """
    groups = own_memberships(request).values("group")
    meetings = Meeting.objects.filter(group=group_id, group__in=groups)
    with_rows = meetings.with_presenter().select_related(
        "group", "series", "framework"
    )
    meeting: Meeting = get_object_or_404(with_rows, pk=meeting_id)
    return meeting


def series_in_group(
    membership: Membership,
    series_id: int,
) -> MeetingSeries:
    """A series of the member's group that was not ended."""
    going_on = MeetingSeries.objects.filter(
        group=membership.group,
        ended_at=None,
    )
    return get_object_or_404(going_on, pk=series_id)


def meeting_calendar_at(token: str) -> MeetingCalendar:
    """The calendar with this address, as long as its member belongs to the group."""
    calendars = MeetingCalendar.objects.working()
    with_group = calendars.select_related("membership__group")
    return get_object_or_404(with_group, digest=token_digest(token))
