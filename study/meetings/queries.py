"""A group's meetings, the papers read for them, and what a learner has yet to read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from papers.models import Paper
from papers.models.paper_visibility import paper_is_published
from study.models import (
    Learner,
    Meeting,
    MeetingPaper,
    Membership,
    Reading,
    StudyGroup,
)
from study.models.meeting import MeetingQuerySet

# Who stopped reading a paper is not asked to read it any more.
NOT_ASKED_FOR = (Reading.Status.READ, Reading.Status.STOPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """A meeting to come, with the papers for it that its learner has not read.

    unread: each with the learner's mark.

    `meeting.group` is fetched with it.
    """

    meeting: Meeting
    unread: list[tuple[Paper, str]]


def next_meeting_of(
    learner: Learner,
    at: datetime,
) -> NextMeeting | None:
    """The next one of all the groups of a learner, in two queries at most.

    One that has begun and is not over is still the next.
    """
    meetings = Meeting.objects.standing().to_come(at)
    own = Membership.objects.of(learner).values("group")
    of_own_groups = meetings.filter(
        group__in=own,
        group__closed_at=None,
    )
    meeting = of_own_groups.select_related("group").first()
    if meeting is None:
        return None
    return NextMeeting(meeting=meeting, unread=unread_papers(meeting, learner))


def unread_papers(
    meeting: Meeting,
    learner: Learner,
) -> list[tuple[Paper, str]]:
    """What the learner has yet to read for it, in the meeting's order."""
    papers = []
    for entry in entries_with_marks(meeting, learner):
        if entry.status not in NOT_ASKED_FOR:
            papers.append((entry.paper, entry.status))
    return papers


def entries_with_marks(meeting: Meeting, learner: Learner) -> QuerySet[Any]:
    """Each with `status`: how the learner marked it."""
    marks = Reading.objects.filter(learner=learner, paper=OuterRef("paper"))
    status = Subquery(marks.values("status")[:1])
    entries = published_entries().filter(meeting=meeting)
    return entries.annotate(status=Coalesce(status, Value("")))


def published_entries() -> QuerySet[MeetingPaper]:
    """What is read for meetings, without papers that were withdrawn."""
    entries = MeetingPaper.objects.filter(paper_is_published("paper"))
    return entries.select_related("paper").order_by("position", "pk")


def next_meeting_in(
    group: StudyGroup,
    at: datetime,
) -> Meeting | None:
    """The group's next meeting that takes place."""
    return group_meetings(group).standing().to_come(at).first()


def group_meetings(group: StudyGroup) -> MeetingQuerySet:
    return Meeting.objects.filter(group=group)
