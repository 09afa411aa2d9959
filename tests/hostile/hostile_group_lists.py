"""A list that a learner shows to their group, and what many in it want to read."""

from django.urls import reverse

from papers.models import Paper
from study.models import Membership, Reading, ReadingList
from study.reading.services import set_reading_status
from study.sharing.services import show_list_to_group
from tests.conftest import NOON
from tests.factories import MembershipFactory


def add_group_lists(learner):
    """The group is the learner's own; three members share what they want to read."""
    owned = Membership.objects.of(learner).filter(role=Membership.Role.OWNER)
    group = owned.select_related("group").first().group
    own_lists = ReadingList.objects.current().filter(learner=learner)
    reading_list = own_lists.filter(visibility="private").first()
    show_list_to_group(reading_list=reading_list, group=group)
    paper = Paper.objects.published().first()
    for _ in range(3):
        member = MembershipFactory(group=group, shares_progress=True).learner
        set_reading_status(
            learner=member, paper=paper, status=Reading.Status.TO_READ, at=NOON
        )


def group_list_requests(role, learner):
    """The pages of lists shown to a group, as (role, method, path, body)."""
    for reading_list in ReadingList.objects.filter(learner=learner).exclude(group=None):
        path = reverse("list_sharing", args=[reading_list.pk])
        yield role, "GET", path, None
        yield role, "GET", path, {"to": "group", "group": reading_list.group_id}
        lists_path = reverse("group_reading_list_list", args=[reading_list.group_id])
        yield role, "GET", lists_path, None
