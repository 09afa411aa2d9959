"""Passages that members mark for their group, for those who may see them.

A passage is seen as long as its learner belongs to the group, shares what they mark
with it, and has not deleted it; all of that stands in the query.
"""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from papers.models import paper_is_published
from study.access import LearnerRequest
from study.group_access import own_memberships
from study.models import Highlight, HighlightShare, Membership
from study.models.group import MembershipQuerySet


def passages_shown_in(group_id: int) -> QuerySet[HighlightShare]:
    """Of members of today who share what they mark; on notes that all may read."""
    sharing = Membership.objects.active().filter(
        group=group_id, shares_marks=True
    )
    return HighlightShare.objects.filter(
        paper_is_published("highlight__paper"),
        group=group_id,
        highlight__deleted_at=None,
        highlight__learner__in=sharing.values("learner"),
    )


def showable_highlight(request: LearnerRequest, highlight_id: int) -> Highlight:
    """A passage of the learner's own in a note that all may read."""
    highlights = Highlight.objects.standing().filter(
        paper_is_published("paper"), learner=request.user
    )
    with_paper = highlights.select_related("paper")
    return get_object_or_404(with_paper, pk=highlight_id)


def memberships_to_show_to(request: LearnerRequest) -> MembershipQuerySet:
    """Where the learner belongs today, in groups where members still write."""
    open_groups = own_memberships(request).filter(group__closed_at=None)
    return open_groups.order_by("group__name", "group")
