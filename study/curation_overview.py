"""The admin's first page: what waits for a curator, each count with its list."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, Value
from django.urls import reverse

from papers.admin.worklists import (
    draft_waits_for_review,
    has_draft_beside,
    is_planned,
    paper_has_few_questions,
    paper_lacks_full_note,
    paper_lacks_second_reader,
    publication_was_stopped,
    topic_holds_nothing,
)
from papers.models import (
    Collection,
    Paper,
    Question,
    ReadingPath,
    Topic,
    Trend,
)
from study.models import PaperSuggestion, Report
from study.question_recalls import everybody_recalls, nobody_recalls


@dataclass(frozen=True, kw_only=True)
class OverviewLine:
    """one, many: what is counted, said of one and of several."""

    count: int
    one: str
    many: str
    url: str

    @property
    def label(self) -> str:
        return self.one if self.count == 1 else self.many


@dataclass(frozen=True, kw_only=True)
class OverviewGroup:
    title: str
    lines: list[OverviewLine]


def list_url(model: str, parameters: str) -> str:
    """model: app and name, as its admin has them: papers_paper."""
    changelist = reverse(f"admin:{model}_changelist")
    return f"{changelist}?{parameters}"


def curation_overview() -> list[OverviewGroup]:
    """In eight queries, however large the library is."""
    papers = Paper.objects.library().aggregate(
        drafts=Count("pk", filter=Q(status=Paper.Status.DRAFT)),
        in_review=Count("pk", filter=Q(status=Paper.Status.REVIEW)),
        planned=Count("pk", filter=is_planned()),
        stopped=Count("pk", filter=publication_was_stopped()),
        drafts_beside=Count("pk", filter=has_draft_beside()),
        drafts_in_review=Count("pk", filter=draft_waits_for_review()),
        without_full_note=Count("pk", filter=paper_lacks_full_note()),
        with_few_questions=Count("pk", filter=paper_has_few_questions()),
        read_once=Count("pk", filter=paper_lacks_second_reader()),
    )
    questions = Question.objects.aggregate(
        drafts=Count("pk", filter=Q(status=Question.Status.DRAFT)),
        never_right=Count("pk", filter=nobody_recalls()),
        always_right=Count("pk", filter=everybody_recalls()),
    )
    return [
        OverviewGroup(title="Waits for an answer", lines=told_lines()),
        OverviewGroup(
            title="Not published yet", lines=draft_lines(papers, questions)
        ),
        OverviewGroup(title="To be written", lines=missing_lines(papers)),
        OverviewGroup(
            title="Worth a second look",
            lines=[read_once_line(papers), *recall_lines(questions)],
        ),
    ]


def told_lines() -> list[OverviewLine]:
    """What learners told and nobody has answered."""
    return [
        OverviewLine(
            count=Report.objects.waiting().count(),
            one="report on a note or a question",
            many="reports on notes and questions",
            url=list_url("study_report", "state__exact=waiting"),
        ),
        OverviewLine(
            count=PaperSuggestion.objects.waiting().count(),
            one="suggested paper",
            many="suggested papers",
            url=list_url("study_papersuggestion", "state__exact=waiting"),
        ),
    ]


def publication_lines(papers: dict[str, int]) -> list[OverviewLine]:
    return [
        OverviewLine(
            count=papers["planned"],
            one="publication planned for a moment",
            many="publications planned for a moment",
            url=list_url("papers_paper", "moment=planned"),
        ),
        OverviewLine(
            count=papers["stopped"],
            one="planned publication that was stopped",
            many="planned publications that were stopped",
            url=list_url("papers_paper", "moment=stopped"),
        ),
    ]


def draft_lines(
    papers: dict[str, int], questions: dict[str, int]
) -> list[OverviewLine]:
    return [
        OverviewLine(
            count=papers["drafts"],
            one="draft of a paper",
            many="drafts of papers",
            url=list_url("papers_paper", "status__exact=draft"),
        ),
        OverviewLine(
            count=papers["in_review"],
            one="paper in review",
            many="papers in review",
            url=list_url("papers_paper", "status__exact=review"),
        ),
        *publication_lines(papers),
        OverviewLine(
            count=papers["drafts_beside"],
            one="draft beside a published note",
            many="drafts beside published notes",
            url=list_url("papers_paper", "beside=any"),
        ),
        OverviewLine(
            count=papers["drafts_in_review"],
            one="draft of a note in review",
            many="drafts of notes in review",
            url=list_url("papers_paper", "beside=review"),
        ),
        OverviewLine(
            count=questions["drafts"],
            one="draft of a question",
            many="drafts of questions",
            url=list_url("papers_question", "status__exact=draft"),
        ),
        *grouping_lines(),
    ]


def grouping_lines() -> list[OverviewLine]:
    """Of paths, collections and trends, counted in one query."""
    paths = ReadingPath.objects.filter(status=ReadingPath.Status.DRAFT)
    collections = Collection.objects.filter(status=Collection.Status.DRAFT)
    trends = Trend.objects.filter(status=Trend.Status.DRAFT)
    kinds = paths.order_by().values_list(Value("path"))
    kinds = kinds.union(
        collections.order_by().values_list(Value("collection")),
        trends.order_by().values_list(Value("trend")),
        all=True,
    )
    counts = Counter(kind for (kind,) in kinds)
    return [
        OverviewLine(
            count=counts["path"],
            one="draft of a path",
            many="drafts of paths",
            url=list_url("papers_readingpath", "status__exact=draft"),
        ),
        OverviewLine(
            count=counts["collection"],
            one="draft of a collection",
            many="drafts of collections",
            url=list_url("papers_collection", "status__exact=draft"),
        ),
        OverviewLine(
            count=counts["trend"],
            one="draft of a trend",
            many="drafts of trends",
            url=list_url("papers_trend", "status__exact=draft"),
        ),
    ]


def missing_lines(papers: dict[str, int]) -> list[OverviewLine]:
    return [
        OverviewLine(
            count=papers["without_full_note"],
            one="published paper without a full note",
            many="published papers without a full note",
            url=list_url("papers_paper", "lacks=full-note"),
        ),
        OverviewLine(
            count=papers["with_few_questions"],
            one="note with fewer than five questions",
            many="notes with fewer than five questions",
            url=list_url("papers_paper", "lacks=questions"),
        ),
        OverviewLine(
            count=Topic.objects.filter(topic_holds_nothing()).count(),
            one="topic with nothing in it",
            many="topics with nothing in them",
            url=list_url("papers_topic", "holds=nothing"),
        ),
    ]


def read_once_line(papers: dict[str, int]) -> OverviewLine:
    return OverviewLine(
        count=papers["read_once"],
        one="note that nobody has read a second time",
        many="notes that nobody has read a second time",
        url=list_url("papers_paper", "lacks=second-reader"),
    )


def recall_lines(questions: dict[str, int]) -> list[OverviewLine]:
    return [
        OverviewLine(
            count=questions["never_right"],
            one="question that nobody gets right",
            many="questions that nobody gets right",
            url=list_url("papers_question", "right=nobody"),
        ),
        OverviewLine(
            count=questions["always_right"],
            one="question that everybody gets right",
            many="questions that everybody gets right",
            url=list_url("papers_question", "right=everybody"),
        ),
    ]
