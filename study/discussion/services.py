"""Threads and remarks: begun, answered, changed, deleted."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from study.discussion.written import Written
from study.groupmail.services import notices, withdraw_notices
from study.models import (
    Learner,
    Membership,
    Mention,
    Remark,
    RemarkVersion,
    Thread,
    ThreadMark,
)
from study.models.group_mail import NoticeKind

# So that no two remarks of a thread are of the same moment.
NEXT_MOMENT = timedelta(microseconds=1)


class CannotWrite(Exception):
    """Nothing is kept, for a reason that the writer is told; their text goes back."""


class ThreadIsGone(CannotWrite):
    """Its last remark was deleted meanwhile."""


class RemarkIsGone(CannotWrite):
    """The remark was deleted or removed meanwhile."""


class KeyIsUsed(CannotWrite):
    """The form was sent before, with another text."""


class RemarkHasChanged(CannotWrite):
    """It was changed in another window; `standing` is how it reads there."""

    def __init__(self, standing: Remark) -> None:
        super().__init__()
        self.standing = standing


def hold_thread(thread_id: int) -> Thread:
    """One writer at a time in a thread, until the transaction ends.

    Raises ThreadIsGone.
    """
    locked = Thread.objects.select_for_update().filter(pk=thread_id).first()
    if locked is None:
        raise ThreadIsGone
    return locked


def start_thread(
    *,
    thread: Thread,
    membership: Membership,
    written: Written,
    at: datetime,
) -> Remark:
    """The first remark of a thread that is not kept yet; sent twice, the one there is.

    Raises KeyIsUsed.
    """
    thread.started_by = membership.learner
    thread.created_at = at
    thread.last_remark_at = at
    try:
        with transaction.atomic():
            thread.save()
            return add_remark(thread, membership, written, None, at)
    except IntegrityError:
        earlier = remark_of_key(membership, written)
        if earlier is None:
            raise
        return earlier


def remark_of_key(
    membership: Membership,
    written: Written,
) -> Remark | None:
    """What was stored when the form was sent before. Raises KeyIsUsed."""
    sent = Remark.objects.filter(author=membership.learner_id, key=written.key)
    earlier = sent.select_related("thread").first()
    if earlier is None:
        return None
    is_same = earlier.text == written.text
    if not is_same or earlier.thread.group_id != membership.group_id:
        raise KeyIsUsed
    return earlier


def post_remark(
    *,
    thread: Thread,
    membership: Membership,
    written: Written,
    parent: Remark | None = None,
    at: datetime,
) -> Remark:
    """A remark, or an answer to parent; sent twice, the one there is.

    Raises CannotWrite.
    """
    with transaction.atomic():
        locked = hold_thread(thread.pk)
        earlier = remark_of_key(membership, written)
        if earlier is not None:
            return earlier
        if parent is not None:
            parent = remark_to_answer(parent)
        at = max(at, locked.last_remark_at + NEXT_MOMENT)
        remark = add_remark(locked, membership, written, parent, at)
        locked.last_remark_at = at
        locked.save(update_fields=["last_remark_at"])
    return remark


def remark_to_answer(remark: Remark) -> Remark:
    """Itself, or what it answers: answers have none. Raises RemarkIsGone."""
    standing = Remark.objects.standing().filter(pk=remark.pk)
    found = standing.select_related("parent").first()
    if found is None:
        raise RemarkIsGone
    return found.parent or found


def add_remark(
    thread: Thread,
    membership: Membership,
    written: Written,
    parent: Remark | None,
    at: datetime,
) -> Remark:
    remark = Remark.objects.create(
        thread=thread,
        author=membership.learner,
        parent=parent,
        key=written.key,
        text=written.text,
        quote=written.quote,
        quote_section=written.quote_section,
        created_at=at,
    )
    add_mentions(remark, written.mentioned_ids, at)
    follow_thread(thread, membership, seen=written.seen)
    return remark


def add_mentions(
    remark: Remark,
    learner_ids: Iterable[int],
    at: datetime,
) -> None:
    mentions = []
    for learner_id in sorted(learner_ids):
        mentions.append(
            Mention(remark=remark, learner_id=learner_id, mentioned_at=at)
        )
    Mention.objects.bulk_create(mentions, ignore_conflicts=True)
    if mentions:
        tell_mentioned(remark, learner_ids, at)


def tell_mentioned(
    remark: Remark,
    learner_ids: Iterable[int],
    at: datetime,
) -> None:
    """By mail, once a remark, unless they muted the thread."""
    thread = remark.thread
    muted = ThreadMark.objects.filter(
        thread=thread, stance=ThreadMark.Stance.MUTED
    )
    deaf_ids = muted.values("membership__learner")
    mentioned = Learner.objects.filter(pk__in=learner_ids).exclude(
        pk__in=deaf_ids
    )
    notices(
        learners=mentioned,
        kind=NoticeKind.MENTION,
        group=thread.group,
        cause=cause_of_mention(remark),
        path=remark.get_absolute_url(),
        at=at,
        by=remark.author,
        subject=thread.paper.title if thread.paper else "",
    )


def cause_of_mention(remark: Remark) -> str:
    return f"remark {remark.pk}"


def withdraw_mentions(remark: Remark) -> None:
    """No mail tells of what is gone before it went out."""
    withdraw_notices(kind=NoticeKind.MENTION, cause=cause_of_mention(remark))


def follow_thread(
    thread: Thread,
    membership: Membership,
    *,
    seen: int,
) -> None:
    """Who writes in a thread follows it, unless they muted it."""
    ThreadMark.objects.get_or_create(
        membership=membership,
        thread=thread,
        defaults={"stance": ThreadMark.Stance.FOLLOWING},
    )
    own = ThreadMark.objects.filter(membership=membership, thread=thread)
    own.filter(stance=ThreadMark.Stance.NONE).update(
        stance=ThreadMark.Stance.FOLLOWING
    )
    own.filter(seen_number__lt=seen).update(seen_number=seen)


def edit_remark(
    *,
    remark: Remark,
    written: Written,
    edition: int,
    at: datetime,
) -> None:
    """How it reads from now on; how it read before is kept. Raises CannotWrite."""
    with transaction.atomic():
        hold_thread(remark.thread_id)
        standing = Remark.objects.standing().filter(pk=remark.pk).first()
        if standing is None:
            raise RemarkIsGone
        if standing.text == written.text:
            return
        if standing.edition != edition:
            raise RemarkHasChanged(standing)
        RemarkVersion.objects.create(
            remark=standing,
            edition=standing.edition,
            text=standing.text,
            written_at=standing.edited_at or standing.created_at,
        )
        standing.text = written.text
        standing.edition += 1
        standing.edited_at = max(at, standing.created_at)
        standing.save()
        former = standing.mentions.exclude(learner__in=written.mentioned_ids)
        former.delete()
        add_mentions(standing, written.mentioned_ids, at)


def delete_remark(*, remark: Remark, at: datetime) -> bool:
    """Whether the thread still stands; with its last remark it goes.

    Where it has answers or was reported, its place stays without a text. Raises
    ThreadIsGone.
    """
    with transaction.atomic():
        thread = hold_thread(remark.thread_id)
        found = thread.remarks.filter(pk=remark.pk).first()
        if found is not None and must_leave_a_place(found):
            withdraw_mentions(found)
            blank_remark(found, at)
        elif found is not None:
            withdraw_mentions(found)
            found.delete()
        if thread.remarks.exists():
            return True
        thread.delete()
    return False


def must_leave_a_place(remark: Remark) -> bool:
    return remark.replies.exists() or remark.reports.exists()


def blank_remark(remark: Remark, at: datetime) -> None:
    remark.versions.all().delete()
    remark.mentions.all().delete()
    remark.text = ""
    remark.quote = ""
    remark.quote_section = ""
    remark.deleted_at = at
    remark.save()
