"""What a group's page shows below its name: one section a room, one query a section.

A room adds its function to SECTIONS. The page has room for eight queries in all; three
are gone before the first section.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from study.discussion.group_section import latest_threads
from study.grouplists.queries import latest_lists
from study.groupquizzes.queries import open_quizzes_in
from study.groups.queries import count_by_group, waiting_requests
from study.meetings.queries import next_meeting_in
from study.meetings.times import meeting_time
from study.models import Membership, StudyGroup


@dataclass(frozen=True, slots=True)
class GroupSection:
    """template: shows `section` (the content here), `membership` and `group`."""

    template: str
    content: Any


Section = Callable[[Membership, datetime], GroupSection | None]


def members_section(membership: Membership, at: datetime) -> GroupSection:
    """How many belong to the group, and for organisers how many ask to."""
    groups = StudyGroup.objects.filter(pk=membership.group_id)
    counts = groups.values(
        member_count=count_by_group(Membership.objects.active()),
        waiting_count=count_by_group(waiting_requests()),
    )
    return GroupSection("groups/sections/members.html", counts.get())


def discussion_section(membership: Membership, at: datetime) -> GroupSection:
    """The latest threads, with what is new to the member."""
    threads = latest_threads(membership)
    return GroupSection("groups/sections/discussion.html", threads)


def quiz_section(membership: Membership, at: datetime) -> GroupSection:
    """The quizzes that are open; all of them are a click away."""
    open_quizzes = open_quizzes_in(membership.group_id, membership.learner, at)
    return GroupSection("groupquizzes/section.html", open_quizzes)


def lists_section(membership: Membership, at: datetime) -> GroupSection:
    """The group's own lists that changed last, with votes and the member's turns."""
    lists = latest_lists(membership, at)
    return GroupSection("grouplists/section.html", lists)


def year_section(membership: Membership, at: datetime) -> GroupSection:
    """The way to the present year; it asks nothing."""
    year = max(at.year, membership.group.created_at.year)
    return GroupSection("groups/sections/year.html", year)


def meetings_section(membership: Membership, at: datetime) -> GroupSection:
    """The next meeting, by the member's clocks."""
    meeting = next_meeting_in(membership.group, at)
    time = None
    if meeting is not None:
        time = meeting_time(meeting, membership.learner)
    content = {"meeting": meeting, "time": time}
    return GroupSection("meetings/sections/next_meeting.html", content)


# In the order in which they stand on the page.
SECTIONS: tuple[Section, ...] = (
    meetings_section,
    quiz_section,
    members_section,
    lists_section,
    discussion_section,
    year_section,
)


def group_sections(membership: Membership, at: datetime) -> list[GroupSection]:
    """Those that have something to show to this member."""
    shown = []
    for make_section in SECTIONS:
        section = make_section(membership, at)
        if section is not None:
            shown.append(section)
    return shown
