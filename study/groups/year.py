"""A group's year: papers read together, meetings, questions settled.

Of papers it says how many finished them among members who share that with the group;
nobody's name. By the days of the calendar in UTC.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from papers.models import Paper
from papers.models.paper_visibility import paper_is_published
from study.models import (
    GroupQuiz,
    ListEntry,
    Meeting,
    MeetingPaper,
    Membership,
    ReadingList,
    ReadThrough,
    StudyGroup,
    Thread,
)
from study.models.group import MembershipQuerySet

LAST_YEAR = 2100


@dataclass(frozen=True, slots=True)
class YearMeeting:
    """about: its title, else the papers that were read for it; perhaps empty."""

    meeting: Meeting
    about: str


@dataclass(frozen=True, kw_only=True)
class GroupYear:
    """papers: each with finished_count, those that most finished first."""

    year: int
    papers: list[Any]
    meetings: list[YearMeeting]
    threads: list[Thread]
    quizzes: list[GroupQuiz]

    @property
    def is_empty(self) -> bool:
        has_content = (
            self.papers or self.meetings or self.threads or self.quizzes
        )
        return not has_content


@dataclass(frozen=True, slots=True)
class CountedPaper:
    """A paper that a member finished in that year."""

    title: str
    slug: str
    year: int


def is_year_of(group: StudyGroup, year: int, at: datetime) -> bool:
    """From the year of its beginning to the present one."""
    return group.created_at.year <= year <= min(at.year, LAST_YEAR)


def group_year(group: StudyGroup, year: int, at: datetime) -> GroupYear:
    """Five queries, however much there is."""
    begins_at = datetime(year, 1, 1, tzinfo=UTC)
    ends_at = datetime(year + 1, 1, 1, tzinfo=UTC)
    ended = Meeting.objects.standing().filter(group=group, ends_at__lte=at)
    meetings = ended.filter(begins_at__gte=begins_at, begins_at__lt=ends_at)
    shown_entries = MeetingPaper.objects.filter(paper_is_published("paper"))
    entries_read = Prefetch(
        "entries", shown_entries.select_related("paper"), "entries_read"
    )
    with_papers = meetings.prefetch_related(entries_read)
    settled = Thread.objects.visible().filter(group=group)
    threads = settled.filter(
        resolved_at__gte=begins_at, resolved_at__lt=ends_at
    )
    with_subjects = threads.select_related("paper", "question", "group")
    return GroupYear(
        year=year,
        papers=list(papers_finished(group, year)),
        meetings=[
            YearMeeting(meeting, meeting.title or papers_read_for(meeting))
            for meeting in with_papers.order_by("begins_at", "pk")
        ],
        threads=list(with_subjects.order_by("resolved_at", "pk")),
        quizzes=closed_quizzes(group, year, at),
    )


def papers_finished(group: StudyGroup, year: int) -> QuerySet[Paper]:
    """Papers of the group's lists and meetings, finished by members who share that.

    Whether they share it is asked in the query.
    """
    members = Membership.objects.filter(group=group)
    finished = finished_by_sharing(members).filter(
        ended_on__range=(date(year, 1, 1), date(year, 12, 31))
    )
    is_finished = Q(read_throughs__in=finished)
    counted = papers_of_group(group.pk).annotate(
        finished_count=Count(
            "read_throughs__learner",
            filter=is_finished,
            distinct=True,
        )
    )
    read = counted.filter(finished_count__gt=0)
    return read.order_by("-finished_count", "title", "pk")


def finished_by_sharing(members: MembershipQuerySet) -> QuerySet[ReadThrough]:
    """Of those of them who share that with their group."""
    sharing = members.active().filter(shares_finished=True)
    return ReadThrough.objects.filter(
        learner__in=sharing.values("learner"),
        ending=ReadThrough.Ending.READ,
    )


def papers_of_group(group_id: int) -> QuerySet[Paper]:
    """Of its lists and meetings, as far as the library shows them."""
    lists = ReadingList.objects.standing().of_group(group_id)
    on_lists = ListEntry.objects.filter(
        reading_list__in=lists, paper__isnull=False
    )
    for_meetings = MeetingPaper.objects.filter(meeting__group=group_id)
    is_of_group = Q(pk__in=on_lists.values("paper"))
    is_of_group |= Q(pk__in=for_meetings.values("paper"))
    return Paper.objects.filter(is_of_group, paper_is_published())


def years_counting(membership: Membership, at: datetime) -> list[CountedPaper]:
    """The papers with which the member is counted in a year, the latest first.

    A paper stands there once a year, however often it was read.
    """
    own = Membership.objects.filter(pk=membership.pk)
    first = date(membership.group.created_at.year, 1, 1)
    finished = finished_by_sharing(own).filter(
        paper__in=papers_of_group(membership.group_id),
        ended_on__range=(first, date(at.year, 12, 31)),
    )
    counted: dict[CountedPaper, None] = {}
    rows = finished.order_by("-ended_on", "-pk")
    with_years = rows.values_list(
        "paper__title", "paper__slug", "ended_on__year"
    )
    for title, slug, year in with_years:
        counted[CountedPaper(title, slug, year)] = None
    return list(counted)


def closed_quizzes(
    group: StudyGroup, year: int, at: datetime
) -> list[GroupQuiz]:
    """Those that ended in that year, by hand or by time."""
    quizzes = []
    opened = (
        GroupQuiz.objects.opened().filter(group=group).select_related("group")
    )
    for quiz in opened.order_by("opened_at", "pk"):
        ends_at = quiz.ends_at
        if ends_at is not None and ends_at <= at and ends_at.year == year:
            quizzes.append(quiz)
    return quizzes


def year_as_markdown(group: StudyGroup, found: GroupYear, site_url: str) -> str:
    """For the group's wiki: headings, and a line for each thing."""
    lines = [f"# {on_a_line(group.name)}, {found.year}", ""]
    papers = []
    for paper in found.papers:
        link = markdown_link(paper.title, site_url + paper.get_absolute_url())
        papers.append(f"{link}, finished by {paper.finished_count}")
    meetings = []
    for row in found.meetings:
        words = f"{row.meeting.begins_at:%Y-%m-%d}"
        if row.about:
            words += f": {escape_markdown(row.about)}"
        meetings.append(words)
    settled = [escape_markdown(thread.heading) for thread in found.threads]
    quizzes = [escape_markdown(quiz.title) for quiz in found.quizzes]
    lines += section_lines("Papers read together", papers)
    lines += section_lines("Meetings", meetings)
    lines += section_lines("Settled in discussion", settled)
    lines += section_lines("Quizzes", quizzes)
    return "\n".join(lines).rstrip() + "\n"


def papers_read_for(meeting: Any) -> str:
    """Their titles. meeting: as group_year() asks for it."""
    return ", ".join(entry.paper.title for entry in meeting.entries_read)


def section_lines(title: str, rows: Iterable[str]) -> list[str]:
    """Nothing for a section without rows."""
    lines = [f"- {row}" for row in rows]
    if not lines:
        return []
    return [f"## {title}", "", *lines, ""]


def markdown_link(text: str, url: str) -> str:
    return f"[{escape_markdown(text)}]({url})"


def escape_markdown(text: str) -> str:
    """On one line, without what would make a link, a tag or a heading."""
    line = on_a_line(text)
    for sign in ("\\", "[", "]", "<", ">", "*", "_", "`"):
        line = line.replace(sign, f"\\{sign}")
    return line


def on_a_line(text: str) -> str:
    return " ".join(text.split())
