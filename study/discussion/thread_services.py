"""What members do with a thread besides writing, and organisers with a remark."""

from datetime import datetime

from django.db import transaction

from study.discussion.services import withdraw_mentions
from study.models import (
    Learner,
    Membership,
    Remark,
    RemarkReport,
    Thread,
    ThreadMark,
)


def mark_seen(
    *,
    thread: Thread,
    membership: Membership,
    seen: int,
) -> None:
    """They saw this remark and all before it; it never goes back."""
    mark, _ = ThreadMark.objects.get_or_create(
        membership=membership, thread=thread
    )
    marks = ThreadMark.objects.filter(pk=mark.pk, seen_number__lt=seen)
    marks.update(seen_number=seen)


def set_stance(
    *,
    thread: Thread,
    membership: Membership,
    stance: str,
) -> None:
    ThreadMark.objects.update_or_create(
        membership=membership,
        thread=thread,
        defaults={"stance": stance},
    )


def resolve_thread(
    *,
    thread: Thread,
    by: Learner,
    at: datetime,
) -> None:
    """Of two who settle it, the first stands."""
    open_thread = Thread.objects.open().filter(pk=thread.pk)
    open_thread.update(resolved_at=max(at, thread.created_at), resolved_by=by)


def reopen_thread(*, thread: Thread) -> None:
    Thread.objects.filter(pk=thread.pk).update(
        resolved_at=None, resolved_by=None
    )


def report_remark(
    *,
    remark: Remark,
    reporter: Learner,
    reason: str,
    at: datetime,
) -> bool:
    """Whether it is the first that waits; a second of the same person is not kept."""
    _, is_new = RemarkReport.objects.get_or_create(
        remark=remark,
        reporter=reporter,
        settled_at=None,
        defaults={"reason": reason, "created_at": at},
    )
    return is_new


def settle_report(
    *,
    report: RemarkReport,
    by: Learner,
    word: str,
    at: datetime,
) -> bool:
    """Whether it waited; of two organisers the first settles it."""
    waiting = RemarkReport.objects.waiting().filter(pk=report.pk)
    return waiting.update(settled_at=at, settled_by=by, word=word) == 1


def remove_remark(
    *,
    remark: Remark,
    by: Learner,
    reason: str,
    at: datetime,
) -> None:
    """Only its author still sees the text; reports of it are settled by this."""
    with transaction.atomic():
        standing = Remark.objects.standing().filter(pk=remark.pk)
        standing.update(removed_at=at, removed_by=by, removal_reason=reason)
        withdraw_mentions(remark)
        waiting = RemarkReport.objects.waiting().filter(remark=remark)
        waiting.update(
            settled_at=at, settled_by=by, word=f"Removed: {reason}"[:500]
        )
