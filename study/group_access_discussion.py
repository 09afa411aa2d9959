"""Look-ups of threads, remarks and reports of a study group, for its members."""

from django.shortcuts import get_object_or_404

from study.access import LearnerRequest
from study.group_access import organising_membership, writing_membership
from study.models import Learner, Membership, Remark, RemarkReport, Thread
from study.models.discussion import RemarkQuerySet, ThreadQuerySet


def threads_for(membership: Membership) -> ThreadQuerySet:
    """The threads of the member's group that may be shown."""
    return Thread.objects.visible().filter(group=membership.group_id)


def remarks_for(membership: Membership) -> RemarkQuerySet:
    """All remarks in these, also those that were deleted or removed."""
    threads = threads_for(membership)
    remarks = Remark.objects.filter(thread__in=threads)
    return remarks.select_related("thread__group")


def thread_for(
    membership: Membership,
    thread_id: int,
) -> Thread:
    threads = threads_for(membership)
    with_subject = threads.select_related("group", "paper", "question")
    return get_object_or_404(with_subject, pk=thread_id)


def remark_for(
    membership: Membership,
    remark_id: int,
) -> Remark:
    """A remark that members can read."""
    return get_object_or_404(remarks_for(membership).standing(), pk=remark_id)


def own_remark(
    request: LearnerRequest,
    group_id: int,
    remark_id: int,
) -> tuple[Membership, Remark]:
    """A remark of the learner's own in a group where they may still write."""
    membership = writing_membership(request, group_id)
    own = remarks_for(membership).filter(author=request.user, deleted_at=None)
    return membership, get_object_or_404(own, pk=remark_id)


def all_remarks_of(learner: Learner) -> RemarkQuerySet:
    """What the learner wrote anywhere, also where they may read nothing any more."""
    own = Remark.objects.filter(author=learner, deleted_at=None)
    return own.select_related("thread__group")


def remark_of_own(request: LearnerRequest, remark_id: int) -> Remark:
    return get_object_or_404(all_remarks_of(request.user), pk=remark_id)


def report_for_organiser(
    request: LearnerRequest,
    group_id: int,
    report_id: int,
) -> tuple[Membership, RemarkReport]:
    """A report that waits for the organisers of the group."""
    membership = organising_membership(request, group_id)
    remarks = remarks_for(membership)
    reports = RemarkReport.objects.filter(remark__in=remarks)
    return membership, get_object_or_404(reports, pk=report_id)
