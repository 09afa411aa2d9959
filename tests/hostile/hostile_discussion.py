"""A group's discussion, asked so that all parts of its pages are shown."""

from django.urls import reverse
from django.utils import timezone

from papers.models import Question
from study.models import Membership, Remark, RemarkReport, Thread, ThreadMark
from tests.discussion_world import say

# Texts of which the table itself says when they are there.
KEPT_WITH = {
    "study.Remark.removal_reason": "removed_at",
    "study.RemarkReport.word": "settled_at",
}
GONE_WITH = {
    "papers.CollectionEntry.title": "paper",
    "papers.CollectionEntry.url": "paper",
    "study.Remark.text": "deleted_at",
    "study.Remark.quote": "deleted_at",
}


def is_not_there(label, row):
    """Whether the text of this row must stay empty."""
    if label in KEPT_WITH:
        return getattr(row, KEPT_WITH[label]) is None
    if label in GONE_WITH:
        return getattr(row, GONE_WITH[label]) is not None
    return False


def add_discussion_states(world):
    """Threads on a section, a question and a line, settled, muted, with gaps."""
    owner = world.learners["owner"]
    membership = Membership.objects.of(owner).earliest("pk")
    on_paper = Thread.objects.get(pk=world.group_things["thread_id"])
    ThreadMark.objects.filter(thread=on_paper, membership=membership).delete()
    question = Question.objects.readable().filter(kind="cloze").first()
    subjects = (
        {"subject": "section", "paper": on_paper.paper, "section": "approach"},
        {"subject": "question", "question": question},
        {"subject": "entry", "title": "A line"},
    )
    at = timezone.now()
    for stance, subject in zip(ThreadMark.Stance.values, subjects, strict=True):
        thread = Thread.objects.create(
            group=membership.group,
            created_at=at,
            last_remark_at=at,
            resolved_at=at,
            resolved_by=owner,
            **subject,
        )
        ThreadMark.objects.create(membership=membership, thread=thread, stance=stance)
        say(thread, owner, "Words", at, quote="A", quote_section="approach")
        deleted = say(thread, owner, "Words", at)
        say(thread, owner, "Words", at, parent=deleted)
        Remark.objects.filter(pk=deleted.pk).update(text="", html="", deleted_at=at)


def discussion_requests(world, typed):
    """As (role, method, path, body); forms come back with what was typed."""
    things = world.group_things
    group_id = things["group_id"]
    for thread in Thread.objects.filter(group=group_id):
        path = thread.get_absolute_url()
        yield "owner", "GET", path, None
        yield "owner", "GET", path, {"order": "newest"}
        yield "owner", "FRAGMENT", path, {"after": "0"}
        yield "owner", "GET", reverse("discussion", args=[group_id]), {"q": "attention"}
    path = reverse("discussion", args=[group_id])
    yield "owner", "GET", path, {"q": typed}
    yield "owner", "GET", path, {"paper": "transformer"}
    for report in RemarkReport.objects.exclude(settled_at=None):
        settled = (report.remark.thread.group_id, report.pk)
        path = reverse("settle_remark_report", args=settled)
        yield "owner", "POST", path, {"reason": typed}
    remark_id = things["remark_id"]
    yield from refused_remarks(typed, group_id, things["thread_id"], remark_id)


def refused_remarks(typed, group_id, thread_id, remark_id):
    new_path = reverse("new_thread", args=[group_id])
    yield "owner", "GET", new_path, {"paper": "transformer", "section": "approach"}
    yield "owner", "POST", new_path, {"title": typed * 99, "text": typed}
    post_path = reverse("post_remark", args=[group_id, thread_id])
    yield "owner", "POST", post_path, {"text": typed * 999, "quote": typed * 999}
    yield "owner", "POST", post_path, {"text": f"@\"'><x {typed}", "key": typed}
    for name in ("reply_to_remark", "edit_remark", "report_remark", "remove_remark"):
        path = reverse(name, args=[group_id, remark_id])
        yield "owner", "POST", path, {"text": typed * 999, "reason": typed * 99}
    edit_path = reverse("edit_remark", args=[group_id, remark_id])
    # Changed in another window meanwhile.
    yield "owner", "POST", edit_path, {"text": typed, "edition": "1"}
    gone_path = reverse("post_remark", args=[group_id, 10**9])
    yield "owner", "POST", gone_path, {"text": typed}
