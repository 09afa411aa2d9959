"""Study groups of any size, written in bulk.

What a group's pages show at once is full in the smallest of them too: 25 threads with
50 remarks, a list with 100 entries. So only what lies behind the pages differs.
"""

import random
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.functions import MD5
from django.utils import timezone

from bench.batches import batches
from bench.group_work import GroupWork, make_work
from bench.population import BATCH_SIZE, review_of
from papers.models import Paper, PaperPage, Question
from study.grouplists.queries import MOST_WANTED
from study.lists.ranks import ranks_after
from study.models import (
    Highlight,
    HighlightShare,
    Learner,
    ListEntry,
    Meeting,
    MeetingPaper,
    Membership,
    Reading,
    ReadingList,
    ReadThrough,
    Remark,
    Review,
    StudyGroup,
    Thread,
    ThreadMark,
)

ENTRIES_A_LIST = 100
REMARKS_A_THREAD = 50
WORDS_A_REMARK = 30
WORD_COUNT = 3_000
# Stands in every remark.
COMMON_WORD = "attention"
QUESTIONS_OF_MEETING = 20
MEETING_PAPERS = 3
# In letters, of the part of a note and of what is marked there.
PART_LENGTH = 1_200
SENTENCE_LENGTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSize:
    members: int
    lists: int
    threads: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchGroup:
    """A group with one thing of each kind, and the member who looks at it."""

    group: StudyGroup
    visitor: Learner
    reading_list: ReadingList
    thread: Thread
    meeting: Meeting
    work: GroupWork


def make_group(size: GroupSize) -> BenchGroup:
    """Everybody shares everything."""
    chance = random.Random(3)
    now = timezone.now()
    name = f"Group of {size.members}"
    group = StudyGroup.objects.create(
        name=name,
        created_at=now - timedelta(days=400),
        joining=StudyGroup.Joining.LISTED,
        has_public_page=True,
    )
    papers = papers_to_read()
    members = make_members(group, size.members, now)
    write_group_readings(members, papers, now, chance)
    with transaction.atomic():
        lists = [
            make_list(group, papers, now, number)
            for number in range(size.lists)
        ]
    threads = make_threads(group, members, papers, size.threads, now)
    write_remarks(threads, members, now, chance)
    meeting = make_meeting(group, members, papers[:MEETING_PAPERS], now)
    write_highlights(group, members, papers[:MEETING_PAPERS], now, chance)
    return BenchGroup(
        group=group,
        visitor=members[0],
        reading_list=lists[0],
        thread=threads[0],
        meeting=meeting,
        work=make_work(group, members, lists[0], now),
    )


def papers_to_read() -> list[Paper]:
    """First those with questions, of which some are read for the meeting."""
    asked = Question.objects.live().exclude(home=None).values("home")
    papers = Paper.objects.published().with_note()
    with_questions = papers.filter(pk__in=asked).order_by("pk")
    others = papers.exclude(pk__in=asked).order_by("pk")
    chosen = list(with_questions[:MEETING_PAPERS])
    return [*chosen, *others[: ENTRIES_A_LIST - MEETING_PAPERS]]


def make_members(group: StudyGroup, count: int, now: datetime) -> list[Learner]:
    learners = []
    for number in range(count):
        email = f"member-{number}@{group.pk}.example"
        learner = Learner(email=email, display_name=f"Member {number}")
        learner.set_unusable_password()
        learners.append(learner)
    members = Learner.objects.bulk_create(learners)
    memberships = []
    for number, member in enumerate(members):
        membership = Membership(
            group=group,
            learner=member,
            role="member" if number else "owner",
            shares_finished=True,
            shares_progress=True,
            shares_results=True,
            shares_marks=True,
            joined_at=now - timedelta(days=399),
        )
        memberships.append(membership)
    Membership.objects.bulk_create(memberships)
    return members


def write_group_readings(
    members: list[Learner],
    papers: list[Paper],
    now: datetime,
    chance: random.Random,
) -> None:
    """Over two years; the papers of the meeting lately. The last ones all want to read.

    So a small group's pages show as many wishes as a large one's.
    """
    wanted = {paper.pk for paper in papers[-MOST_WANTED:]}
    readings = []
    read_throughs = []
    for member in members:
        for number, paper in enumerate(papers):
            status = chance.choice(Reading.Status.values)
            if paper.pk in wanted:
                status = Reading.Status.TO_READ
            reading = Reading(
                learner=member, paper=paper, status=status, changed_at=now
            )
            readings.append(reading)
            if status == Reading.Status.READ:
                days = chance.randrange(60 if number < MEETING_PAPERS else 730)
                ended_on = now.date() - timedelta(days=days)
                read_through = ReadThrough(
                    learner=member,
                    paper=paper,
                    ending=status,
                    ended_on=ended_on,
                )
                read_throughs.append(read_through)
    Reading.objects.bulk_create(readings, BATCH_SIZE)
    ReadThrough.objects.bulk_create(read_throughs, BATCH_SIZE)


def make_list(
    group: StudyGroup,
    papers: list[Paper],
    now: datetime,
    number: int,
) -> ReadingList:
    reading_list = ReadingList.objects.create(
        group=group,
        visibility="group",
        title=f"List {number}",
        created_at=now,
        changed_at=now,
    )
    entries = []
    for rank, paper in zip(ranks_after(0, len(papers)), papers, strict=True):
        entry = ListEntry(
            reading_list=reading_list,
            rank=rank,
            kind=ListEntry.Kind.PAPER,
            paper=paper,
            added_at=now,
        )
        entries.append(entry)
    ListEntry.objects.bulk_create(entries)
    return reading_list


def make_threads(
    group: StudyGroup,
    members: list[Learner],
    papers: list[Paper],
    count: int,
    now: datetime,
) -> list[Thread]:
    """One after the other through papers and members; the first member follows all."""
    threads = []
    for number in range(count):
        thread = Thread(
            group=group,
            subject=Thread.Subject.PAPER,
            paper=papers[number % len(papers)],
            started_by=members[number % len(members)],
            created_at=now - timedelta(days=300),
            last_remark_at=now - timedelta(minutes=number),
        )
        threads.append(thread)
    threads = Thread.objects.bulk_create(threads, BATCH_SIZE)
    membership = Membership.objects.get(group=group, learner=members[0])
    marks = []
    for thread in threads:
        mark = ThreadMark(
            membership=membership, thread=thread, stance="following"
        )
        marks.append(mark)
    ThreadMark.objects.bulk_create(marks, BATCH_SIZE)
    return threads


def write_remarks(
    threads: list[Thread],
    members: list[Learner],
    now: datetime,
    chance: random.Random,
) -> None:
    """In turn in all threads, as people talk."""
    words = [f"word{number}" for number in range(WORD_COUNT)]
    written_at = now - timedelta(days=200)
    for numbers in batches(range(len(threads) * REMARKS_A_THREAD)):
        remarks = []
        for number in numbers:
            said = chance.choices(words, k=WORDS_A_REMARK)
            remark = Remark(
                thread=threads[number % len(threads)],
                author=members[number % len(members)],
                key=uuid.uuid4(),
                text=f"{COMMON_WORD} {' '.join(said)}",
                created_at=written_at,
            )
            remarks.append(remark)
        Remark.objects.bulk_create(remarks)


def make_meeting(
    group: StudyGroup,
    members: list[Learner],
    papers: list[Paper],
    now: datetime,
) -> Meeting:
    """Each member answered questions on the papers."""
    meeting = Meeting.objects.create(
        group=group,
        begins_at=now + timedelta(days=1),
        ends_at=now + timedelta(days=1, hours=1),
        time_zone="Europe/Vienna",
        created_at=now,
        changed_at=now,
    )
    entries = []
    for position, paper in enumerate(papers):
        entry = MeetingPaper(meeting=meeting, paper=paper, position=position)
        entries.append(entry)
    MeetingPaper.objects.bulk_create(entries)
    asked = Question.objects.live().filter(home__in=papers).order_by("pk")
    question_ids = list(
        asked.values_list("pk", flat=True)[:QUESTIONS_OF_MEETING]
    )
    reviews = []
    for member in members:
        for question_id in question_ids:
            review = review_of(member, question_id, now - timedelta(days=20))
            review.rating = 1 + (member.pk + question_id) % 4
            reviews.append(review)
    Review.objects.bulk_create(reviews, BATCH_SIZE)
    return meeting


def write_highlights(
    group: StudyGroup,
    members: list[Learner],
    papers: list[Paper],
    now: datetime,
    chance: random.Random,
) -> None:
    """Each member marks a sentence of each note, and shows it."""
    pages = PaperPage.objects.filter(paper__in=papers)
    revisions = dict(pages.values_list("paper", MD5("body_html")))
    highlights = []
    for member in members:
        for paper in papers:
            start = chance.randrange(0, PART_LENGTH, SENTENCE_LENGTH)
            highlight = Highlight(
                learner=member,
                paper=paper,
                part="approach",
                revision=revisions[paper.pk],
                exact=f"{COMMON_WORD} ".ljust(SENTENCE_LENGTH, "."),
                start=start,
                end=start + SENTENCE_LENGTH,
                created_at=now,
                changed_at=now,
            )
            highlights.append(highlight)
    highlights = Highlight.objects.bulk_create(highlights, BATCH_SIZE)
    shares = [
        HighlightShare(highlight=highlight, group=group, shared_at=now)
        for highlight in highlights
    ]
    HighlightShare.objects.bulk_create(shares, BATCH_SIZE)
