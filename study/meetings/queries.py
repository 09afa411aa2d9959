"""A group's meetings, the papers read for them, and what a learner has yet to read."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

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

    `meeting.group` is fetched with it.
    """

    meeting: Meeting
    unread: list[Paper]


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
) -> list[Paper]:
    """What the learner has yet to read for it, in the meeting's order."""
    done = Reading.objects.filter(
        learner=learner,
        status__in=NOT_ASKED_FOR,
        paper=OuterRef("paper"),
    )
    entries = published_entries().filter(~Exists(done), meeting=meeting)
    return [entry.paper for entry in entries]


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
