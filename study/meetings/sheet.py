"""What the sheet for a meeting says: who has read what, and what to talk about.

What others see of a member is decided inside the queries: names of those who share what
they finished; of answers only how many of three members or more forgot.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import MD5
from django.utils.safestring import SafeString

from papers.models import Framework, Paper, Prompt, Question
from papers.models.question import with_blanks
from study.discussion.names import NAMELESS
from study.discussion.queries import open_threads
from study.group_access_lists import entries_to_read
from study.meetings.queries import published_entries
from study.memory import Rating
from study.models import (
    EntryPresenter,
    Meeting,
    MeetingPaper,
    Membership,
    ReadThrough,
    Review,
    StudyGroup,
    Thread,
)

FEWEST_ANSWERED = 3
MOST_HARD_QUESTIONS = 3
MOST_READERS = 50
SHARED_SPAN = timedelta(days=92)
# Where it is tomorrow already.
ONE_DAY = timedelta(days=1)
MOST_OPEN_THREADS = 10
MOST_NOTES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryNote:
    """What a list of the group says on a paper; either may be empty."""

    list_title: str
    note_html: str
    presenter_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPaper:
    """A paper, and who of those who share it has read it.

    revision: of its note, as passages that are marked name it.
    """

    paper: Paper
    revision: str
    readers: list[str]
    notes: list[EntryNote]


@dataclass(frozen=True, slots=True, kw_only=True)
class HardQuestion:
    """How many members forgot when they were asked last, of how many that answered."""

    prompt_html: SafeString
    paper_title: str
    failed_count: int
    answered_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSheet:
    """opening: a question across papers to begin with, None where none fits.

    threads: what was said on the papers and is not settled.
    """

    papers: list[SheetPaper]
    hard_questions: list[HardQuestion]
    opening: Question | None
    threads: list[Thread]
    prompts: list[Prompt]


def meeting_sheet_of(
    meeting: Meeting,
    on: date,
) -> MeetingSheet:
    """As it stands on that day."""
    group = meeting.group
    entries = list(entries_with_revisions(meeting))
    papers = [entry.paper for entry in entries]
    paper_ids = [paper.pk for paper in papers]
    if not paper_ids:
        return MeetingSheet(
            papers=[],
            hard_questions=[],
            opening=None,
            threads=[],
            prompts=prompts_of(meeting.framework),
        )
    return MeetingSheet(
        papers=sheet_papers(group, entries, on),
        hard_questions=hard_questions(group, paper_ids),
        opening=opening_question(paper_ids),
        threads=open_threads_on(group, papers),
        prompts=prompts_of(meeting.framework),
    )


def entries_with_revisions(meeting: Meeting) -> QuerySet[MeetingPaper]:
    """Each with `revision`: of the paper's note; None where it has no page."""
    entries = published_entries().filter(meeting=meeting)
    return entries.annotate(revision=MD5("paper__page__body_html"))


def sheet_papers(
    group: StudyGroup,
    entries: Iterable[MeetingPaper],
    on: date,
) -> list[SheetPaper]:
    paper_ids = [entry.paper_id for entry in entries]
    names = reader_names(group, paper_ids, on)
    notes = entry_notes(group, paper_ids)
    papers = []
    for entry in entries:
        paper = SheetPaper(
            paper=entry.paper,
            revision=vars(entry)["revision"] or "",
            readers=list(names[entry.paper_id])[:MOST_READERS],
            notes=notes[entry.paper_id],
        )
        papers.append(paper)
    return papers


def entry_notes(
    group: StudyGroup,
    paper_ids: list[int],
) -> dict[int | None, list[EntryNote]]:
    """By paper: what the group's lists note on it, and who presents it there."""
    presenters = EntryPresenter.objects.filter(
        entry=OuterRef("pk"), membership__in=Membership.objects.active()
    )
    entries = entries_to_read(group.pk).filter(paper__in=paper_ids)
    named = entries.annotate(
        presenter_id=Subquery(presenters.values("membership")[:1]),
        presenter_name=Subquery(
            presenters.values("membership__learner__display_name")[:1]
        ),
    )
    speaking = named.exclude(note="", presenter_id=None)
    notes: dict[int | None, list[EntryNote]] = defaultdict(list)
    for entry in speaking.select_related("reading_list")[:MOST_NOTES]:
        note = EntryNote(
            list_title=entry.reading_list.title,
            note_html=entry.note_html,
            presenter_name=presenter_words(entry),
        )
        notes[entry.paper_id].append(note)
    return notes


def presenter_words(entry: Any) -> str:
    """entry: as entry_notes() asks for it; empty where nobody presents it."""
    if entry.presenter_id is None:
        return ""
    return entry.presenter_name or NAMELESS


def reader_names(
    group: StudyGroup,
    paper_ids: list[int],
    on: date,
) -> dict[int, dict[str, None]]:
    """By paper: members of today who share what they finished, and read it lately.

    As far back as sharing reaches: study/groups/forms.py says so to who shares. Names
    as keys of a dictionary, in their order: a second reading names nobody twice.
    """
    sharing = Membership.objects.active().filter(
        group=group, shares_finished=True
    )
    finished = ReadThrough.objects.filter(
        paper__in=paper_ids,
        ending=ReadThrough.Ending.READ,
        ended_on__range=(on - SHARED_SPAN, on + ONE_DAY),
        learner__in=sharing.values("learner"),
    )
    in_order = finished.order_by("learner__display_name", "learner")
    names: dict[int, dict[str, None]] = defaultdict(dict)
    for paper_id, name in in_order.values_list(
        "paper", "learner__display_name"
    ):
        names[paper_id][name or NAMELESS] = None
    return names


def hard_questions(
    group: StudyGroup,
    paper_ids: list[int],
) -> list[HardQuestion]:
    """Those that most members forgot when they were asked last, in one query.

    Of members who share results, and only where FEWEST_ANSWERED of them answered.
    """
    rows = []
    for row in hard_question_rows(group, paper_ids):
        question = HardQuestion(
            prompt_html=with_blanks(row["question__prompt_html"]),
            paper_title=row["question__home__title"],
            failed_count=row["failed_count"],
            answered_count=row["answered_count"],
        )
        rows.append(question)
    return rows


def hard_question_rows(
    group: StudyGroup,
    paper_ids: list[int],
) -> QuerySet:
    sharing = Membership.objects.active().filter(
        group=group, shares_results=True
    )
    questions = Question.objects.live().filter(home__in=paper_ids)
    standing = Review.objects.standing()
    later = standing.filter(
        learner=OuterRef("learner"),
        question=OuterRef("question"),
        pk__gt=OuterRef("pk"),
    )
    latest = standing.filter(
        ~Exists(later),
        learner__in=sharing.values("learner"),
        question__in=questions.values("pk"),
    )
    by_question = latest.order_by().values(
        "question",
        "question__prompt_html",
        "question__home__title",
    )
    counted = by_question.annotate(
        answered_count=Count("pk"),
        failed_count=Count("pk", filter=Q(rating=Rating.AGAIN)),
    )
    hard = counted.filter(
        answered_count__gte=FEWEST_ANSWERED,
        failed_count__gte=1,
    )
    return hard.order_by(
        F("failed_count").desc(), "answered_count", "question"
    )[:MOST_HARD_QUESTIONS]


def opening_question(paper_ids: list[int]) -> Question | None:
    """Across papers: the one that has most to do with what is read."""
    across = Question.objects.live().filter(home=None, papers__in=paper_ids)
    counted = across.annotate(common_count=Count("papers"))
    return counted.order_by("-common_count", "pk").first()


def open_threads_on(group: StudyGroup, papers: list[Paper]) -> list[Thread]:
    """Each with `opening_html`, of its first remark."""
    threads = open_threads(group, papers).annotate(opening_html=F("opening"))
    return list(threads[:MOST_OPEN_THREADS])


def prompts_of(framework: Framework | None) -> list[Prompt]:
    if framework is None:
        return []
    return list(framework.prompts.order_by("position", "pk"))
