"""What a group's page says of its discussion."""

from study.discussion.thread_list import threads_shown, with_own_counts
from study.models import Membership, Thread

MOST_SHOWN = 3


def latest_threads(membership: Membership) -> list[Thread]:
    """The latest, with this member's counts, in one query; muted ones too."""
    latest = threads_shown(membership).values("pk")[:MOST_SHOWN]
    threads = Thread.objects.filter(pk__in=latest)
    counted = with_own_counts(threads, membership)
    with_subjects = counted.select_related("paper", "question")
    return list(with_subjects.order_by("-last_remark_at", "-id"))
