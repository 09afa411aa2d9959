"""A group's threads and remarks as lists, a page at a time."""

from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import (
    Count,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from study.discussion.names import author_name
from study.discussion.queries import count_of, first_number_of
from study.group_access_discussion import remarks_for, threads_for
from study.models import Membership, Remark, RemarkReport, Thread, ThreadMark
from study.models.remark_index import index_query, remark_ids_sql, words_of

PER_PAGE = 25
# Remarks are counted no further than this: who looks for one leafs through no more.
MOST_REMARKS = 1_000
Stance = ThreadMark.Stance


@dataclass(frozen=True, slots=True)
class ListPage:
    """So many of the rows, and how many pages there are.

    With `is_more` there are more rows than were counted.
    """

    rows: list[Any]
    number: int
    last: int
    count: int
    is_more: bool = False


def page_of_rows(
    rows: QuerySet,
    number: int,
    per_page: int = PER_PAGE,
) -> ListPage:
    """In two queries. Beyond the last page there is nothing."""
    return counted_page(rows, rows.count(), number, per_page)


def page_of_remarks(
    remarks: QuerySet[Remark],
    number: int,
) -> ListPage:
    """In three queries; the last page is that of the MOST_REMARKS-th remark.

    Numbers are chosen first: a database that sorted whole remarks would sort all texts
    of the group.
    """
    count = remarks.order_by()[: MOST_REMARKS + 1].count()
    numbers = remarks.values_list("pk", flat=True)
    page = counted_page(numbers, min(count, MOST_REMARKS), number, PER_PAGE)
    shown = Remark.objects.filter(pk__in=page.rows)
    named = shown.annotate(author_name=author_name()).select_related(
        "thread__group",
        "thread__paper",
        "thread__question",
    )
    rows = list(named.order_by("-pk"))
    return replace(page, rows=rows, is_more=count > MOST_REMARKS)


def counted_page(
    rows: QuerySet,
    count: int,
    number: int,
    per_page: int,
) -> ListPage:
    last = max(1, -(-count // per_page))
    begin = (number - 1) * per_page
    shown = list(rows[begin : begin + per_page]) if begin < count else []
    return ListPage(shown, number, last, count)


def threads_shown(
    membership: Membership,
    *,
    show: str = "all",
    paper: Any = None,
) -> QuerySet[Thread]:
    """Threads without their counts, the latest first."""
    threads = threads_for(membership)
    if paper is not None:
        threads = threads.filter(paper=paper)
    if show == "open":
        threads = threads.open()
    elif show == "settled":
        threads = threads.exclude(resolved_at=None)
    elif show == "followed":
        followed = ThreadMark.objects.filter(
            membership=membership,
            stance=Stance.FOLLOWING,
        )
        threads = threads.filter(marks__in=followed)
    return threads.order_by("-last_remark_at", "-id")


def thread_page(
    membership: Membership,
    threads: QuerySet[Thread],
    number: int,
) -> ListPage:
    """Each with remark_count, new_count, first_new_id, stance, and who began it."""
    page = page_of_rows(threads.values_list("pk", flat=True), number)
    with_counts = with_own_counts(
        Thread.objects.filter(pk__in=page.rows), membership
    )
    named = with_counts.select_related("paper", "question", "group")
    rows = list(named.order_by("-last_remark_at", "-id"))
    return ListPage(rows, page.number, page.last, page.count)


def with_own_counts(
    threads: QuerySet[Thread],
    membership: Membership,
) -> QuerySet[Thread]:
    own_mark = ThreadMark.objects.filter(
        membership=membership, thread=OuterRef("pk")
    )
    standing = (
        Remark.objects.standing().filter(thread=OuterRef("pk")).order_by()
    )
    marked = threads.annotate(
        stance=Coalesce(Subquery(own_mark.values("stance")[:1]), Value("none")),
        seen_number=Coalesce(
            Subquery(
                own_mark.values("seen_number")[:1], output_field=IntegerField()
            ),
            0,
        ),
    )
    new = standing.not_by(membership.learner_id).filter(
        pk__gt=OuterRef("seen_number"), created_at__gte=membership.joined_at
    )
    last = standing.order_by("-pk").annotate(name=author_name())
    return marked.annotate(
        remark_count=count_of(standing),
        new_count=count_of(new),
        first_new_id=first_number_of(new),
        last_by=Subquery(last.values("name")[:1]),
    )


def newest_remarks(membership: Membership) -> QuerySet[Remark]:
    """All that can be read, the newest first."""
    return remarks_for(membership).standing().order_by("-pk")


def remarks_with_words(
    membership: Membership,
    text: str,
) -> QuerySet[Remark]:
    """Remarks in which a word begins with each of these, the newest first."""
    remarks = newest_remarks(membership)
    words = words_of(text)
    if not words:
        return remarks.none()
    return remarks.filter(pk__in=found_remark_ids(words, membership.group_id))


def found_remark_ids(words: list[str], group_id: int) -> RawSQL:
    """What the index says; who may see them is asked beside it."""
    query = index_query(connection.vendor, words, group_id)
    return RawSQL(remark_ids_sql(connection.vendor), [query])


def waiting_report_count(membership: Membership) -> int:
    """How many reports wait for the organisers of the group."""
    remarks = remarks_for(membership)
    reports = RemarkReport.objects.waiting().filter(remark__in=remarks)
    return reports.aggregate(count=Count("pk"))["count"] or 0
