"""What waits for the organisers of a group."""

from django.db.models import QuerySet

from study.discussion.names import author_name, name_of_member
from study.models import RemarkReport, StudyGroup, Thread

MOST_SHOWN = 50


def reports_in(group: StudyGroup) -> QuerySet[RemarkReport]:
    """Each with its remark, who wrote that, and who reported it."""
    threads = Thread.objects.visible().filter(group=group)
    reports = RemarkReport.objects.filter(remark__thread__in=threads)
    named = reports.annotate(
        author_name=author_name("remark__"),
        reporter_name=name_of_member("reporter", "remark__thread__group"),
        settled_by_name=name_of_member("settled_by", "remark__thread__group"),
    )
    return named.select_related(
        "remark__thread__group",
        "remark__thread__paper",
        "remark__thread__question",
    )


def waiting_reports(group: StudyGroup) -> QuerySet[RemarkReport]:
    """The oldest first."""
    waiting = reports_in(group).filter(settled_at=None)
    return waiting.order_by("created_at", "id")[:MOST_SHOWN]


def settled_reports(group: StudyGroup) -> QuerySet[RemarkReport]:
    """The latest first."""
    settled = reports_in(group).exclude(settled_at=None)
    return settled.order_by("-settled_at", "-id")[:MOST_SHOWN]
