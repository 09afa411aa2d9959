"""Ways to break the rules that the database keeps about meetings."""

from datetime import date, time, timedelta

from study.models import (
    MeetingCalendar,
    MeetingPaper,
    MeetingSeries,
    MinutesVersion,
)
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import (
    MeetingFactory,
    MembershipFactory,
    PaperFactory,
    StudyGroupFactory,
)


def begin_series(**values):
    row = {
        "group": StudyGroupFactory(),
        "rhythm": "weekly",
        "first_on": date(2026, 3, 12),
        "clock_time": time(17),
        "time_zone": "Europe/Vienna",
        "created_at": NOON,
    }
    return MeetingSeries.objects.create(**row | values)


@breaks("meeting_series_rhythm_is_known")
def series_in_an_unknown_rhythm():
    begin_series(rhythm="hourly")


@breaks("meeting_series_has_a_zone")
def series_without_a_zone():
    begin_series(time_zone="")


@breaks("meeting_once_at_a_time")
def two_meetings_at_once():
    first = MeetingFactory()
    MeetingFactory(group=first.group)


@breaks("meeting_once_a_day_of_its_series")
def meeting_of_a_series_twice():
    series = begin_series()
    MeetingFactory(group=series.group, series=series, series_day=series.first_on)
    MeetingFactory(
        group=series.group,
        series=series,
        series_day=series.first_on,
        begins_at=NOON + timedelta(days=3),
        ends_at=NOON + timedelta(days=3, hours=1),
    )


@breaks("meeting_of_a_series_has_its_day")
def meeting_of_a_series_without_its_day():
    series = begin_series()
    MeetingFactory(group=series.group, series=series)


@breaks("meeting_of_a_series_has_its_day")
def single_meeting_with_a_day_of_a_series():
    MeetingFactory(series_day=date(2026, 3, 12))


@breaks("meeting_lasts_a_while")
def meeting_that_ends_when_it_begins():
    MeetingFactory(begins_at=NOON, ends_at=NOON)


@breaks("meeting_has_a_zone")
def meeting_without_a_zone():
    MeetingFactory(time_zone="")


@breaks("meeting_paper_once_per_meeting")
def paper_twice_for_a_meeting():
    meeting = MeetingFactory()
    paper = PaperFactory()
    MeetingPaper.objects.create(meeting=meeting, paper=paper, position=0)
    MeetingPaper.objects.create(meeting=meeting, paper=paper, position=1)


@breaks("minutes_version_is_written_once")
def two_versions_with_one_number():
    meeting = MeetingFactory()
    MinutesVersion.objects.create(meeting=meeting, number=1, written_at=NOON)
    MinutesVersion.objects.create(meeting=meeting, number=1, written_at=NOON)


@breaks("minutes_versions_count_from_one")
def version_before_the_first():
    MinutesVersion.objects.create(meeting=MeetingFactory(), number=0, written_at=NOON)


@breaks("meeting_calendar_address_is_unique")
def two_calendars_with_one_address():
    for _ in range(2):
        MeetingCalendar.objects.create(
            membership=MembershipFactory(), digest="x", opened_at=NOON
        )
