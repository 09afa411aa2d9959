"""What a group of the access matrices has discussed; every text has its canary."""

import uuid
from datetime import datetime
from typing import Any

from papers.models import Paper
from study.models import (
    Learner,
    Membership,
    Mention,
    Remark,
    RemarkReport,
    RemarkVersion,
    Thread,
    ThreadMark,
)

# As tests/access_neighbours.py: GETS.
DISCUSSION_GETS = """
own_remarks          -          -                            own
own_remarks          -          ?page=2                      same
discussion           -          -                            same
discussion           -          ?order=newest                same
discussion           -          ?q=canary                    same
discussion           -          ?show=open                   same
discussion           -          ?show=followed               same
discussion           -          ?page=2                      same
new_thread           -          -                            same
thread               -          -                            same
thread               -          ?order=newest                same
remark               -          -                            same
reply_to_remark      -          -                            same
edit_remark          -          -                            same
remark_versions      -          -                            same
report_remark        -          -                            same
remove_remark        -          -                            same
remark_reports       -          -                            same
"""


def make_discussion(
    owner: Membership, member: Membership, canary: str, at: datetime
) -> dict[str, int]:
    """The owner's remark, changed, answered, reported; on a paper where there is one.

    The numbers of what addresses point at.
    """
    subject: dict[str, Any] = {}
    paper = Paper.objects.published().order_by("pk").first()
    if paper is not None:
        subject = {"subject": Thread.Subject.PAPER, "paper": paper}
    thread = Thread.objects.create(
        group=owner.group,
        title=f"{canary} thread",
        started_by=owner.learner,
        created_at=at,
        last_remark_at=at,
        **subject,
    )
    remark = say(
        thread,
        owner.learner,
        f"{canary} remark",
        at,
        quote=f"{canary} quote",
        edition=2,
        edited_at=at,
    )
    RemarkVersion.objects.create(
        remark=remark, edition=1, text=f"{canary} before", written_at=at
    )
    answer = say(thread, member.learner, f"{canary} answer", at, parent=remark)
    Mention.objects.create(remark=answer, learner=owner.learner, mentioned_at=at)
    removed = say(thread, member.learner, f"{canary} removed", at, parent=remark)
    Remark.objects.filter(pk=removed.pk).update(
        removed_at=at, removed_by=owner.learner, removal_reason=f"{canary} reason"
    )
    report = RemarkReport.objects.create(
        remark=remark,
        reporter=member.learner,
        reason=f"{canary} report",
        created_at=at,
    )
    RemarkReport.objects.create(
        remark=answer,
        reporter=owner.learner,
        reason=f"{canary} report",
        created_at=at,
        settled_at=at,
        settled_by=owner.learner,
        word=f"{canary} word",
    )
    ThreadMark.objects.create(
        membership=owner, thread=thread, stance=ThreadMark.Stance.FOLLOWING
    )
    return {
        "thread_id": thread.pk,
        "remark_id": remark.pk,
        "report_id": report.pk,
    }


def say(
    thread: Thread, author: Learner, text: str, at: datetime, **values: Any
) -> Remark:
    return Remark.objects.create(
        thread=thread,
        author=author,
        key=uuid.uuid4(),
        text=text,
        created_at=at,
        **values,
    )
