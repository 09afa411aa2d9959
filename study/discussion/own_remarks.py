"""What one learner wrote in all their groups, also where they belong no more."""

from django.db.models import Exists, OuterRef, QuerySet

from study.discussion.thread_list import ListPage, page_of_rows
from study.group_access_discussion import all_remarks_of
from study.models import Learner, Membership, Remark


def own_remark_page(learner: Learner, number: int) -> ListPage:
    """The newest first, each with its group and `is_member`.

    Of others nothing is read with it: what was said around it is the group's.
    """
    return page_of_rows(own_remarks_in_order(learner), number)


def own_remarks_in_order(learner: Learner) -> QuerySet[Remark]:
    belongs_today = Membership.objects.of(learner).filter(
        group=OuterRef("thread__group")
    )
    remarks = all_remarks_of(learner).annotate(is_member=Exists(belongs_today))
    return remarks.order_by("-pk")
