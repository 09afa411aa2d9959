"""Passages that members mark for their group, for those who may see them.

A passage is seen as long as its learner belongs to the group, shares what they mark
with it, and has not deleted it; all of that stands in the query.
"""

from django.db.models import Q, QuerySet
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


def memberships_to_show_to(
    request: LearnerRequest, highlight: Highlight
) -> MembershipQuerySet:
    """Where the learner belongs today, in groups where members still write.

    Closed ones where it is shown too, since their members still read: to take it back.
    """
    is_shown = Q(group__in=highlight.shares.values("group"))
    offered = own_memberships(request).filter(
        is_shown | Q(group__closed_at=None)
    )
    return offered.order_by("group__name", "group")


def memberships_shown_to(
    request: LearnerRequest, highlight: Highlight
) -> MembershipQuerySet:
    """Where the learner belongs today, in groups that it is marked for."""
    shown = own_memberships(request).filter(
        group__in=highlight.shares.values("group")
    )
    return shown.order_by("group__name", "group")
