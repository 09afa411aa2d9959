"""Meetings arranged, moved, called off; series begun, gone on with, ended."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from papers.models import Framework, Paper
from study.meetings.limits import MOST_OF_A_SERIES, MOST_PAPERS, MOST_TO_COME
from study.models import Learner, Meeting, MeetingPaper, MeetingSeries, StudyGroup
from study.planning.meeting_days import (
    MeetingRhythm,
    following_day,
    moment_in_zone,
    place_in_month,
    series_days,
)

ADDED_SPAN = timedelta(weeks=26)


class MeetsAlready(Exception):
    """The group has a meeting at that very time."""


class TooManyMeetings(Exception):
    """A group has no more than MOST_TO_COME meetings to come."""


class TooManyPapers(Exception):
    """No more than MOST_PAPERS are read for a meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingWish:
    """A meeting as somebody arranges it; day and clock_time by the clocks of the zone.

    An empty place stands for the group's.
    """

    title: str
    day: date
    clock_time: time
    zone: ZoneInfo
    duration: timedelta
    place: str
    presenter: Learner | None
    framework: Framework | None

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
    wish: MeetingWish,
    at: datetime,
) -> Meeting:
    """Raises MeetsAlready, TooManyMeetings."""
    check_room(group, 1, at)
    meeting = wished_meeting(group, wish, at)
    save_meetings([meeting])
    return meeting


def wished_meeting(
    group: StudyGroup,
    wish: MeetingWish,
    at: datetime,
) -> Meeting:
    """Not kept yet."""
    return Meeting(
        group=group,
        title=wish.title,
        begins_at=wish.begins_at,
        ends_at=wish.begins_at + wish.duration,
        time_zone=wish.zone.key,
        place=wish.place,
        presenter=wish.presenter,
        framework=wish.framework,
        created_at=at,
        changed_at=at,
    )


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


def begin_series(
    *,
    group: StudyGroup,
    wish: MeetingWish,
    rhythm: MeetingRhythm,
    last_on: date,
    at: datetime,
) -> list[Meeting]:
    """Its meetings from the wish's day to last_on, each presented by nobody yet.

    Raises MeetsAlready, TooManyMeetings.
    """
    days = series_days(
        rhythm,
        wish.day,
        last_on,
        most=MOST_OF_A_SERIES,
    )
    check_room(group, len(days), at)
    with transaction.atomic():
        series = MeetingSeries.objects.create(
            group=group,
            rhythm=rhythm,
            first_on=wish.day,
            clock_time=wish.clock_time,
            time_zone=wish.zone.key,
            created_at=at,
        )
        meetings = []
        for day in days:
            meeting = wished_meeting(group, wish, at)
            place_in_series(
                meeting,
                series,
                day,
                wish.zone,
            )
            meetings.append(meeting)
        meetings[0].presenter = wish.presenter
        save_meetings(meetings)
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
        standing = Meeting.objects.filter(series=series, begins_at__gt=at).standing()
        return standing.update(
            called_off_at=at,
            changed_at=at,
            sequence=F("sequence") + 1,
        )


def change_meeting(
    *,
    meeting: Meeting,
    wish: MeetingWish,
    at: datetime,
) -> None:
    """Its day in its series stays, wherever it is moved. Raises MeetsAlready."""
    meetings = Meeting.objects.filter(pk=meeting.pk)
    try:
        with transaction.atomic():
            meetings.update(
                title=wish.title,
                begins_at=wish.begins_at,
                ends_at=wish.begins_at + wish.duration,
                time_zone=wish.zone.key,
                place=wish.place,
                presenter=wish.presenter,
                framework=wish.framework,
                changed_at=at,
                sequence=F("sequence") + 1,
            )
    except IntegrityError as error:
        raise MeetsAlready from error


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
    called_off = Meeting.objects.filter(pk=meeting.pk).exclude(called_off_at=None)
    try:
        with transaction.atomic():
            called_off.update(
                called_off_at=None,
                changed_at=at,
                sequence=F("sequence") + 1,
            )
    except IntegrityError as error:
        raise MeetsAlready from error


def add_meeting_paper(
    *,
    meeting: Meeting,
    paper: Paper,
    at: datetime,
) -> bool:
    """At the end; whether it was not there yet. Raises TooManyPapers."""
    if meeting.entries.count() >= MOST_PAPERS:
        raise TooManyPapers
    last = meeting.entries.aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    with transaction.atomic():
        _, is_new = MeetingPaper.objects.get_or_create(
            meeting=meeting,
            paper=paper,
            defaults={"position": position},
        )
        if is_new:
            count_change(meeting, at)
    return is_new


def remove_meeting_paper(
    *,
    meeting: Meeting,
    paper_id: int,
    at: datetime,
) -> bool:
    """Whether it was there."""
    with transaction.atomic():
        removed_count, _ = meeting.entries.filter(paper=paper_id).delete()
        if removed_count:
            count_change(meeting, at)
    return removed_count == 1


def count_change(
    meeting: Meeting,
    at: datetime,
) -> None:
    """Calendars name the papers: they show the change."""
    meetings = Meeting.objects.filter(pk=meeting.pk)
    meetings.update(changed_at=at, sequence=F("sequence") + 1)
