"""What the demo group did in half a year: a planned list, meetings, remarks, a quiz."""

import uuid
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from papers.models import Framework, Paper, Question
from study.discussion.services import post_remark, start_thread
from study.discussion.thread_services import resolve_thread
from study.discussion.written import Written
from study.grouplists.services import create_group_list
from study.groupplans.services import GroupPlanOffer, offer_group_plan
from study.groupquizzes.services import (
    add_questions,
    create_group_quiz,
    open_group_quiz,
)
from study.management.demo_group_votes import add_presenters, add_votes
from study.management.demo_highlights import add_demo_highlights
from study.meetings.minutes_services import MinutesText, write_minutes
from study.meetings.paper_services import add_meeting_paper
from study.meetings.series_services import begin_series
from study.meetings.services import MeetingDetails
from study.models import (
    GroupPlan,
    GroupQuiz,
    Meeting,
    Membership,
    ReadingList,
    StudyGroup,
    Thread,
)
from study.planning.meeting_days import MeetingRhythm

THURSDAY = 3
FORTNIGHTS_BEFORE = 10
FORTNIGHTS_AFTER = 3
READ_OF_THE_LIST = 3
ZONE = ZoneInfo("Europe/Vienna")
NOTES = (
    "Begin with the figure on the first page.",
    "",
    "Skip the appendix; §3 is what we talk about.",
    "",
)
MINUTES = MinutesText(
    text=(
        "Six of us. Ben led through the derivation: $\\log p(x)$ is bounded from below,"
        " and the gap is a divergence that we never see.\n\n"
        "Nobody could say at first why the weighting may be dropped."
    ),
    decisions="We read the ablation before we believe the abstract.",
    next_steps="Chiara brings one counterexample.",
)
# Who writes, by their place in the group, and what; the first of a thread starts it.
TALK = (
    (
        (
            1,
            "What does the method lose when the data are small? I found no table.",
        ),
        (
            3,
            "There is one in the appendix: with a tenth of the data it loses most.",
        ),
        (0, "Then the title claims too much. Let us ask that on Thursday."),
    ),
    (
        (2, "Is $\\alpha$ here the same as in the paper we read before?"),
        (
            1,
            "No: there it was a rate, here a *share*, so $0 \\le \\alpha \\le 1$.",
        ),
    ),
)
QUESTIONS = 6


def add_demo_work(group: StudyGroup, papers: list[Paper], at: datetime) -> None:
    """papers: eight of the library, in the order in which the group reads them."""
    members = list(
        group.memberships.active().select_related("learner", "group")
    )
    reading_list = add_group_list(group, papers, at)
    add_votes(reading_list, members, at)
    add_presenters(reading_list, members, at)
    add_meetings(group, members, papers, at)
    for number, (paper, talk) in enumerate(zip(papers, TALK, strict=False)):
        thread = add_talk(
            members, paper, talk, at - timedelta(days=9 - 5 * number)
        )
        if number == 0:
            resolve_thread(thread=thread, by=members[0].learner, at=at)
    add_quiz(group, members[0], papers, at)
    coming = papers[READ_OF_THE_LIST : READ_OF_THE_LIST + 1]
    add_demo_highlights(members, papers[:READ_OF_THE_LIST], coming, at)


def add_group_list(
    group: StudyGroup, papers: list[Paper], at: datetime
) -> ReadingList:
    notes = {}
    for paper, note in zip(papers, NOTES, strict=False):
        notes[paper.pk] = note
    reading_list = create_group_list(
        group=group,
        editing=ReadingList.Editing.SUGGESTIONS,
        title="This winter",
        description="One paper for each Thursday.",
        papers=papers,
        notes=notes,
        at=at - timedelta(days=80),
    )
    offer = GroupPlanOffer(
        starts_on=at.date() - timedelta(days=10),
        ends_on=at.date() + timedelta(days=60),
        order=GroupPlan.Order.LIST,
        omitted_ids=frozenset(),
    )
    offer_group_plan(
        group=group,
        reading_list=reading_list,
        offer=offer,
        seen_version=0,
        at=at,
    )
    return reading_list


def add_meetings(
    group: StudyGroup,
    members: list[Membership],
    papers: list[Paper],
    at: datetime,
) -> None:
    """Every second Thursday, the last one with minutes.

    For the first ones the group read what is on no list of it.
    """
    today = at.astimezone(ZONE).date()
    next_on = today + timedelta(days=(THURSDAY - today.weekday()) % 7 + 7)
    details = MeetingDetails(
        title="",
        day=next_on - timedelta(weeks=2 * FORTNIGHTS_BEFORE),
        clock_time=time(17, 0),
        zone=ZONE,
        duration=timedelta(minutes=75),
        place="",
        presenter=members[1].learner,
        framework=Framework.objects.order_by("slug").first(),
    )
    meetings = begin_series(
        group=group,
        details=details,
        rhythm=MeetingRhythm.BIWEEKLY,
        last_on=next_on + timedelta(weeks=2 * FORTNIGHTS_AFTER),
        at=at - timedelta(days=180),
    )
    listed = [paper.pk for paper in papers]
    earlier = Paper.objects.published().with_note().exclude(pk__in=listed)
    earlier_count = FORTNIGHTS_BEFORE - READ_OF_THE_LIST
    in_order = earlier.order_by("year", "slug")
    pairs = [
        *zip(meetings[:earlier_count], in_order, strict=False),
        *zip(meetings[earlier_count:], papers, strict=False),
    ]
    for meeting, paper in pairs:
        add_meeting_paper(meeting=meeting, paper=paper, at=at)
    coming = meetings[FORTNIGHTS_BEFORE]
    Meeting.objects.filter(pk=coming.pk).update(presenter=members[2].learner)
    latest = meetings[FORTNIGHTS_BEFORE - 1]
    write_minutes(
        meeting=latest,
        written=MINUTES,
        seen_number=0,
        by=members[1].learner,
        at=latest.ends_at,
    )


def add_talk(
    members: list[Membership],
    paper: Paper,
    talk: tuple[tuple[int, str], ...],
    at: datetime,
) -> Thread:
    """A thread on the paper, an hour between what is said."""
    thread = Thread(
        group=members[0].group,
        subject=Thread.Subject.PAPER,
        paper=paper,
        title="",
    )
    for number, (place, text) in enumerate(talk):
        written = Written(key=uuid.uuid4(), text=text)
        said_at = at + timedelta(hours=number)
        writer = members[place]
        if number == 0:
            start_thread(
                thread=thread, membership=writer, written=written, at=said_at
            )
        else:
            post_remark(
                thread=thread, membership=writer, written=written, at=said_at
            )
    return thread


def add_quiz(
    group: StudyGroup, organiser: Membership, papers: list[Paper], at: datetime
) -> None:
    """Open for another week."""
    quiz = GroupQuiz(title="Before Thursday", closes_at=at + timedelta(days=7))
    create_group_quiz(group=group, quiz=quiz, by=organiser.learner, at=at)
    questions = (
        Question.objects.live().filter(home__in=papers[:3]).order_by("pk")
    )
    chosen = list(questions.values_list("pk", flat=True)[:QUESTIONS])
    if chosen:
        add_questions(group_quiz=quiz, question_ids=chosen)
        open_group_quiz(group_quiz=quiz, at=at)
