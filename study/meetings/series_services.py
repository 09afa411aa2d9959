"""Series of meetings: begun, gone on with, ended."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from study.meetings.limits import MOST_OF_A_SERIES
from study.meetings.paper_services import add_meeting_papers
from study.meetings.services import (
    MeetingDetails,
    check_room,
    save_meetings,
    unsaved_meeting,
)
from study.models import Meeting, MeetingSeries, StudyGroup
from study.planning.meeting_days import (
    MeetingRhythm,
    following_day,
    moment_in_zone,
    place_in_month,
    series_days,
)

ADDED_SPAN = timedelta(weeks=26)


def begin_series(
    *,
    group: StudyGroup,
    details: MeetingDetails,
    rhythm: MeetingRhythm,
    last_on: date,
    at: datetime,
) -> list[Meeting]:
    """Its meetings from their first day to last_on, each presented by nobody yet.

    What is read is read for the first. Raises MeetsAlready, TooManyMeetings.
    """
    days = series_days(
        rhythm,
        details.day,
        last_on,
        most=MOST_OF_A_SERIES,
    )
    check_room(group, len(days), at)
    with transaction.atomic():
        series = MeetingSeries.objects.create(
            group=group,
            rhythm=rhythm,
            first_on=details.day,
            clock_time=details.clock_time,
            time_zone=details.zone.key,
            created_at=at,
        )
        meetings = []
        for day in days:
            meeting = unsaved_meeting(group, details, at)
            place_in_series(
                meeting,
                series,
                day,
                details.zone,
            )
            meetings.append(meeting)
        meetings[0].presenter = details.presenter
        save_meetings(meetings)
        add_meeting_papers(meeting=meetings[0], papers=details.papers, at=at)
    return meetings


def place_in_series(
    meeting: Meeting,
    series: MeetingSeries,
    day: date,
    zone: ZoneInfo,
) -> None:
    """The series' day and hour; who presents is agreed upon for each alone."""
    duration = meeting.duration
    meeting.series = series
    meeting.series_day = day
    meeting.begins_at = moment_in_zone(day, series.clock_time, zone)
    meeting.ends_at = meeting.begins_at + duration
    meeting.presenter = None


def extend_series(
    *,
    series: MeetingSeries,
    zone: ZoneInfo,
    at: datetime,
) -> list[Meeting]:
    """Half a year more, like the last one of it. Of two who ask at once one adds.

    Raises MeetsAlready, TooManyMeetings.
    """
    last = series.meetings.latest("series_day")
    rhythm = MeetingRhythm(series.rhythm)
    place = place_in_month(series.first_on)
    last_day = last.series_day or series.first_on
    first_new_on = following_day(
        rhythm,
        last_day,
        place,
    )
    today = at.astimezone(zone).date()
    span_end = max(last_day, today) + ADDED_SPAN
    # Counted from the first day: it says which weekday of the month is meant.
    all_days = series_days(
        rhythm,
        series.first_on,
        span_end,
        most=10_000,
    )
    days = [day for day in all_days if day >= max(first_new_on, today)]
    days = days[:MOST_OF_A_SERIES]
    check_room(series.group, len(days), at)
    meetings = []
    for day in days:
        meeting = Meeting(
            group=series.group,
            title=last.title,
            begins_at=last.begins_at,
            ends_at=last.ends_at,
            time_zone=series.time_zone,
            place=last.place,
            framework_id=last.framework_id,
            created_at=at,
            changed_at=at,
        )
        place_in_series(meeting, series, day, zone)
        meetings.append(meeting)
    save_meetings(meetings)
    return meetings


def end_series(
    *,
    series: MeetingSeries,
    at: datetime,
) -> int:
    """Calls off what is to come of it; how many meetings that were."""
    with transaction.atomic():
        MeetingSeries.objects.filter(pk=series.pk).update(ended_at=at)
        standing = Meeting.objects.filter(
            series=series, begins_at__gt=at
        ).standing()
        return standing.update(
            called_off_at=at,
            changed_at=at,
            sequence=F("sequence") + 1,
        )
