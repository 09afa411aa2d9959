"""Meetings of a group in which every text has a canary, for the access matrices."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from papers.models import Paper
from study.meetings.minutes_services import MinutesText, write_minutes
from study.meetings.paper_services import add_meeting_paper
from study.meetings.series_services import begin_series
from study.meetings.services import MeetingDetails
from study.models import Learner, MeetingCalendar, Membership, StudyGroup
from study.models.search import token_digest
from study.planning.meeting_days import MeetingRhythm
from tests.factories import MembershipFactory, PaperFactory, StudyGroupFactory

GROUP_CALENDAR_TOKEN = "a-group-that-is-no-word"
MEETING_TOKENS = {"meeting_calendar_file": GROUP_CALENDAR_TOKEN}
# As tests/access_neighbours.py: GETS.
MEETING_GETS = """
meeting_list           -          -                            same
meeting_list           -          ?page=2                      same
new_meeting            -          -                            same
meeting                -          -                            same
edit_meeting           -          -                            same
find_meeting_papers    -          ?q=attention                 same
meeting_sheet          -          -                            same
edit_minutes           -          -                            same
minutes_history        -          -                            same
meeting_calendar_event -          -                            same
meeting_calendar       -          -                            same
meeting_calendar_file  owners     -                            same
"""
# As tests/access_requests.py: BODIES.
MEETING_BODIES = {
    "create_meeting": {
        "title": "Scaling laws",
        "day": (timezone.now() + timedelta(days=30)).date().isoformat(),
        "clock_time": "17:00",
        "time_zone": "Europe/Vienna",
        "duration": "60",
        "rhythm": "once",
    },
    "change_meeting": {
        "title": "Scaling laws",
        "day": (timezone.now() + timedelta(days=40)).date().isoformat(),
        "clock_time": "18:00",
        "time_zone": "Europe/Vienna",
        "duration": "60",
    },
    "add_meeting_paper": {"paper": "transformer"},
    "save_minutes": {"text": "We met.", "seen_number": 1},
}


def make_meeting(
    group: StudyGroup, by: Learner, canary: str, at: datetime
) -> dict[str, int]:
    """The first of a series, with a paper and minutes; its numbers by parameter."""
    details = MeetingDetails(
        title=f"{canary} meeting",
        day=at.date() + timedelta(days=3),
        clock_time=at.time().replace(hour=17, minute=0, second=0, microsecond=0),
        zone=ZoneInfo("Europe/Vienna"),
        duration=timedelta(hours=1),
        place=f"{canary} room",
        presenter=by,
        framework=None,
    )
    meeting, *_ = begin_series(
        group=group,
        details=details,
        rhythm=MeetingRhythm.WEEKLY,
        last_on=details.day + timedelta(weeks=2),
        at=at,
    )
    paper = Paper.objects.published().order_by("pk").first() or PaperFactory()
    add_meeting_paper(meeting=meeting, paper=paper, at=at)
    written = MinutesText(
        text=f"{canary} minutes",
        decisions=f"{canary} decision",
        next_steps=f"{canary} next",
    )
    write_minutes(meeting=meeting, written=written, seen_number=0, by=by, at=at)
    return {
        "meeting_id": meeting.pk,
        "series_id": meeting.series_id,
        "paper_id": paper.pk,
    }


def subscribe_to_group(learner: Learner, at: datetime) -> Membership:
    """A group without canaries: its calendar is for whoever has the address."""
    group = StudyGroupFactory(name="A group in a calendar")
    membership = MembershipFactory(group=group, learner=learner, joined_at=at)
    make_meeting(group, learner, "Public", at)
    MeetingCalendar.objects.create(
        membership=membership,
        digest=token_digest(GROUP_CALENDAR_TOKEN),
        opened_at=at,
    )
    return membership
