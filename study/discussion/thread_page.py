"""The remarks of one thread, as a member's page shows them."""

from dataclasses import dataclass

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from study.discussion.names import author_name, name_of_member
from study.discussion.queries import new_remarks
from study.discussion.thread_list import ListPage, page_of_rows
from study.group_access_discussion import threads_for
from study.models import Membership, Mention, Remark, Thread, ThreadMark

REMARKS_PER_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkRow:
    """A remark with what this member may do with it."""

    remark: Remark
    is_new: bool
    is_own: bool
    is_reply: bool


def remarks_in_order(
    thread: Thread,
    order: str,
) -> QuerySet[Remark]:
    """Answers stand below what they answer; newest first is by the clock alone."""
    remarks = Remark.objects.filter(thread=thread)
    named = remarks.annotate(
        author_name=author_name(),
        removed_by_name=name_of_member("removed_by", "thread__group"),
    )
    mentions = Mention.objects.annotate(
        name=name_of_member("learner", "remark__thread__group")
    )
    with_mentions = named.prefetch_related(Prefetch("mentions", mentions))
    if order == "newest":
        parents = Remark.objects.filter(pk=OuterRef("parent"))
        answered = parents.annotate(name=author_name()).values("name")
        with_answered = with_mentions.annotate(
            answered_name=Subquery(answered[:1])
        )
        return with_answered.order_by("-pk")
    return with_mentions.order_by(Coalesce("parent", F("pk")), "pk")


def remark_page(
    thread: Thread,
    order: str,
    number: int,
) -> ListPage:
    return page_of_rows(
        remarks_in_order(thread, order), number, REMARKS_PER_PAGE
    )


def shown_thread(
    membership: Membership,
    thread_id: int,
) -> Thread:
    """With what it is on, and `resolved_by_name`."""
    threads = threads_for(membership).select_related(
        "group", "paper", "question"
    )
    named = threads.annotate(
        resolved_by_name=name_of_member("resolved_by", "group")
    )
    return get_object_or_404(named, pk=thread_id)


def mark_of(
    membership: Membership,
    thread: Thread,
) -> ThreadMark:
    """The member's mark; one that is not kept where they have none."""
    marks = ThreadMark.objects.filter(membership=membership, thread=thread)
    return marks.first() or ThreadMark(membership=membership, thread=thread)


def remark_rows(
    remarks: list[Remark],
    mark: ThreadMark,
    membership: Membership,
    order: str,
) -> list[RemarkRow]:
    rows = []
    for remark in remarks:
        is_own = remark.author_id == membership.learner_id
        is_unseen = remark.pk > mark.seen_number and not is_own
        is_recent = remark.created_at >= membership.joined_at
        row = RemarkRow(
            remark=remark,
            is_new=is_unseen and is_recent and remark.is_standing,
            is_own=is_own,
            is_reply=remark.parent_id is not None and order != "newest",
        )
        rows.append(row)
    return rows


def newer_count(
    thread: Thread,
    membership: Membership,
    after: int,
) -> int:
    """How many remarks of others came after this one."""
    new = new_remarks(membership.learner_id).filter(thread=thread, pk__gt=after)
    return new.count()


def first_newer_id(
    thread: Thread,
    membership: Membership,
    after: int,
) -> int | None:
    new = new_remarks(membership.learner_id).filter(thread=thread, pk__gt=after)
    return new.order_by("pk").values_list("pk", flat=True).first()


def page_number_of(remark: Remark) -> int:
    """On which page of its thread it stands, oldest first."""
    root = remark.parent_id or remark.pk
    placed = Remark.objects.filter(thread=remark.thread_id).annotate(
        root=Coalesce("parent", F("pk"))
    )
    before = placed.filter(root__lt=root).count()
    if remark.parent_id is not None:
        before += placed.filter(root=root, pk__lt=remark.pk).count()
    return before // REMARKS_PER_PAGE + 1
