"""Many small groups beside those that are measured, written in bulk.

Each has three members, a list with entries and a vote, a thread with remarks, a meeting
with papers.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from bench.batches import batches
from papers.models import Paper
from study.lists.ranks import ranks_after
from study.models import (
    Learner,
    ListEntry,
    ListVote,
    Meeting,
    MeetingPaper,
    Membership,
    ReadingList,
    Remark,
    StudyGroup,
    Thread,
)

MEMBERS_A_GROUP = 3
GROUPS_A_LEARNER = 5


def make_other_groups(count: int) -> None:
    """Nobody of them belongs to another group of the benchmark."""
    now = timezone.now()
    papers = list(Paper.objects.published().order_by("pk")[:MEMBERS_A_GROUP])
    learners = make_learners(1 + MEMBERS_A_GROUP * count // GROUPS_A_LEARNER)
    for numbers in batches(range(count)):
        with transaction.atomic():
            groups = make_groups(numbers, now)
            write_memberships(groups, learners, now)
            write_lists(groups, papers, now)
            write_threads(groups, papers, learners, now)
            write_meetings(groups, papers, now)


def make_learners(count: int) -> list[Learner]:
    learners = []
    for number in range(count):
        learner = Learner(email=f"other-{number}@groups.example")
        learner.display_name = f"Other {number}"
        learner.set_unusable_password()
        learners.append(learner)
    return Learner.objects.bulk_create(learners, 1000)


def make_groups(numbers: Iterable[int], now: datetime) -> list[StudyGroup]:
    groups = []
    for number in numbers:
        created_at = now - timedelta(days=300)
        groups.append(StudyGroup(name=f"Other {number}", created_at=created_at))
    return StudyGroup.objects.bulk_create(groups)


def members_of(group: StudyGroup, learners: list[Learner]) -> list[Learner]:
    first = group.pk * MEMBERS_A_GROUP
    numbers = range(first, first + MEMBERS_A_GROUP)
    return [learners[number % len(learners)] for number in numbers]


def write_memberships(
    groups: list[StudyGroup], learners: list[Learner], now: datetime
) -> None:
    memberships = []
    for group in groups:
        for place, learner in enumerate(members_of(group, learners)):
            membership = Membership(
                group=group,
                learner=learner,
                role="member" if place else "owner",
                shares_finished=True,
                joined_at=now - timedelta(days=299),
            )
            memberships.append(membership)
    Membership.objects.bulk_create(memberships)


def write_lists(
    groups: list[StudyGroup], papers: list[Paper], now: datetime
) -> None:
    lists = []
    for group in groups:
        reading_list = ReadingList(
            group=group,
            visibility="group",
            title="Autumn",
            created_at=now,
            changed_at=now,
        )
        lists.append(reading_list)
    ReadingList.objects.bulk_create(lists)
    entries = []
    votes = []
    for reading_list in lists:
        for rank, paper in zip(
            ranks_after(0, len(papers)), papers, strict=True
        ):
            entry = ListEntry(
                reading_list=reading_list,
                rank=rank,
                kind=ListEntry.Kind.PAPER,
                paper=paper,
                added_at=now,
            )
            entries.append(entry)
        vote = ListVote(
            reading_list=reading_list,
            question="What is next?",
            opened_at=now,
            closes_at=now + timedelta(days=2),
        )
        votes.append(vote)
    ListEntry.objects.bulk_create(entries)
    ListVote.objects.bulk_create(votes)


def write_threads(
    groups: list[StudyGroup],
    papers: list[Paper],
    learners: list[Learner],
    now: datetime,
) -> None:
    threads = []
    for group in groups:
        thread = Thread(
            group=group,
            subject=Thread.Subject.PAPER,
            paper=papers[0],
            created_at=now - timedelta(days=9),
            last_remark_at=now,
        )
        threads.append(thread)
    Thread.objects.bulk_create(threads)
    remarks = []
    for thread in threads:
        for learner in members_of(thread.group, learners):
            remark = Remark(
                thread=thread,
                author=learner,
                key=uuid.uuid4(),
                text="attention word12 word7, and what it costs",
                created_at=now,
            )
            remarks.append(remark)
    Remark.objects.bulk_create(remarks)


def write_meetings(
    groups: list[StudyGroup], papers: list[Paper], now: datetime
) -> None:
    meetings = []
    for group in groups:
        meeting = Meeting(
            group=group,
            begins_at=now + timedelta(days=2),
            ends_at=now + timedelta(days=2, hours=1),
            time_zone="Europe/Vienna",
            created_at=now,
            changed_at=now,
        )
        meetings.append(meeting)
    Meeting.objects.bulk_create(meetings)
    entries = []
    for meeting in meetings:
        for position, paper in enumerate(papers):
            entry = MeetingPaper(
                meeting=meeting, paper=paper, position=position
            )
            entries.append(entry)
    MeetingPaper.objects.bulk_create(entries)
