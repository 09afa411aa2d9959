"""What others ask of a group's discussion: what is new, what is open, how much."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from papers.models import Paper
from study.discussion.names import author_name
from study.models import (
    Learner,
    Membership,
    Mention,
    Remark,
    StudyGroup,
    Thread,
    ThreadMark,
)
from study.models.discussion import RemarkQuerySet, ThreadQuerySet

MOST_MENTIONS = 20
MOST_THREADS = 20
# Built once and narrowed for each request; nothing is asked of the database here.
GROUPS_OF_MEMBERS = (
    Membership.objects.active()
    .order_by("group__name", "group_id")
    .values("group_id", "group__name", "group__closed_at")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadNews:
    """New remarks of others in a thread that the learner takes part in."""

    thread: Thread
    new_count: int
    first_new_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionNews:
    """What awaits a learner in the discussions of all their groups.

    threads: with their groups, the latest first, MOST_THREADS at most. mentions: since
    `since`, the newest first, MOST_MENTIONS at most, each with remark, thread and
    group, and `author_name`.
    """

    threads: list[ThreadNews]
    mentions: list[Mention]


def news_for(
    learner: Learner,
    *,
    since: datetime | None = None,
) -> DiscussionNews:
    """In two queries: threads that they follow or wrote in, and who mentioned them.

    Threads that they muted tell nothing. Without `since`, mentions are those that they
    have not seen.
    """
    return DiscussionNews(
        threads=followed_news(learner),
        mentions=mentions_for(learner, since=since),
    )


def followed_news(learner: Learner) -> list[ThreadNews]:
    """The latest, MOST_THREADS at most; what is new is counted in those alone."""
    marks = ThreadMark.objects.filter(
        membership__in=Membership.objects.of(learner),
        stance=ThreadMark.Stance.FOLLOWING,
        thread__in=Thread.objects.visible(),
    )
    new = new_remarks(learner.pk).filter(
        thread=OuterRef("thread"), pk__gt=OuterRef("seen_number")
    )
    latest_first = ("-thread__last_remark_at", "-thread")
    with_news = marks.filter(Exists(new)).order_by(*latest_first)
    latest = marks.filter(pk__in=with_news.values("pk")[:MOST_THREADS])
    counted = latest.annotate(
        new_count=count_of(new), first_new_id=first_number_of(new)
    )
    with_threads = counted.select_related(
        "thread__group",
        "thread__paper",
        "thread__question",
    )
    news = []
    for mark in with_threads.order_by(*latest_first):
        row = ThreadNews(
            thread=mark.thread,
            new_count=mark.new_count,
            first_new_id=mark.first_new_id,
        )
        news.append(row)
    return news


def mentions_for(
    learner: Learner,
    *,
    since: datetime | None,
) -> list[Mention]:
    """Remarks that call the learner by name, in groups that they belong to today."""
    groups = StudyGroup.objects.of(learner)
    mentions = Mention.objects.filter(
        learner=learner,
        remark__in=Remark.objects.standing(),
        remark__thread__in=Thread.objects.visible().filter(group__in=groups),
    )
    if since is None:
        seen = ThreadMark.objects.filter(
            membership__learner=learner,
            thread=OuterRef("remark__thread"),
            seen_number__gte=OuterRef("remark"),
        )
        mentions = mentions.exclude(Exists(seen))
    else:
        mentions = mentions.filter(mentioned_at__gt=since)
    named = mentions.annotate(author_name=author_name("remark__"))
    with_threads = named.select_related(
        "remark__thread__group",
        "remark__thread__paper",
        "remark__thread__question",
    )
    return list(with_threads.order_by("-mentioned_at", "-id")[:MOST_MENTIONS])


def new_remarks(learner_id: int) -> QuerySet[Remark]:
    """Remarks of others that can be read, to be narrowed to a thread."""
    return Remark.objects.standing().not_by(learner_id).order_by()


def count_of(remarks: QuerySet[Remark]) -> Coalesce:
    """How many; remarks: narrowed to one thread of the outer query."""
    counts = (
        remarks.values("thread").annotate(count=Count("pk")).values("count")
    )
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)


def first_number_of(remarks: QuerySet[Remark]) -> Subquery:
    """The number of the oldest; None where there is none."""
    return Subquery(remarks.order_by("pk").values("pk")[:1])


def open_threads(
    group: StudyGroup,
    papers: Iterable[Paper] | QuerySet[Paper],
) -> ThreadQuerySet:
    """Threads on these papers that nobody settled, in one query, the latest first.

    Each with its paper and question, `remark_count` (at least one), and the `opening`
    (safe HTML) of its first remark with `opening_by`, a name that may be shown.
    """
    about = Q(paper__in=papers) | Q(question__home__in=papers)
    threads = Thread.objects.visible().open().filter(about, group=group)
    standing = Remark.objects.standing().filter(thread=OuterRef("pk"))
    first = standing.order_by("pk")
    named = first.annotate(name=author_name())
    counted = threads.annotate(
        remark_count=count_of(standing.order_by()),
        opening=Subquery(first.values("html")[:1]),
        opening_by=Subquery(named.values("name")[:1]),
    )
    shown = counted.filter(remark_count__gt=0)
    return shown.select_related("paper", "question")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTalk:
    """How much one of the learner's groups says on a paper.

    new_count: remarks of others since the learner joined that they have not seen.
    """

    group_id: int
    group_name: str
    is_closed: bool
    remark_count: int
    new_count: int


def talk_on_paper(learner: Learner, paper_id: int) -> list[GroupTalk]:
    """Of each of the learner's groups, by name, in one query."""
    counted = GROUPS_OF_MEMBERS.filter(learner=learner).annotate(
        remark_count=count_in_group(remarks_on_paper(paper_id)),
        new_count=count_in_group(new_remarks_on_paper(learner, paper_id)),
    )
    talks = []
    for row in counted:
        talk = GroupTalk(
            group_id=row["group_id"],
            group_name=row["group__name"],
            is_closed=row["group__closed_at"] is not None,
            remark_count=row["remark_count"],
            new_count=row["new_count"],
        )
        talks.append(talk)
    return talks


def remarks_on_paper(paper_id: int) -> RemarkQuerySet:
    """Of the group of a membership, which the outer query is about."""
    remarks = Remark.objects.standing().order_by()
    return remarks.filter(
        thread__paper=paper_id, thread__group=OuterRef("group_id")
    )


def new_remarks_on_paper(learner: Learner, paper_id: int) -> QuerySet[Remark]:
    """Those of others since the learner joined that they have not seen."""
    seen = ThreadMark.objects.filter(
        membership__learner=learner,
        thread=OuterRef("thread"),
        seen_number__gte=OuterRef("pk"),
    )
    by_others = remarks_on_paper(paper_id).not_by(learner.pk)
    since_joining = by_others.filter(created_at__gte=OuterRef("joined_at"))
    return since_joining.filter(~Exists(seen))


def count_in_group(remarks: QuerySet[Remark]) -> Coalesce:
    counts = (
        remarks.values("thread__group")
        .annotate(count=Count("pk"))
        .values("count")
    )
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)
