"""Lists stand by their last change, whatever the order in which they were made."""

from datetime import timedelta

import pytest

from study.grouplists.queries import group_shelf, latest_lists
from study.lists.shelf import shelf_of
from study.models import ReadingList
from tests.factories import MembershipFactory, ReadingListFactory

# Neither the order in which they are made nor that one backwards.
HOURS_OF_CHANGE = {"Second": 2, "First": 3, "Last": 1}
BY_CHANGE = ["First", "Second", "Last"]


def make_lists(noon, **owner):
    for title, hours in HOURS_OF_CHANGE.items():
        made = ReadingListFactory(title=title, **owner)
        changed_at = noon + timedelta(hours=hours)
        ReadingList.objects.filter(pk=made.pk).update(changed_at=changed_at)


@pytest.mark.django_db
def test_own_lists_stand_by_their_last_change(learner, noon):
    make_lists(noon, learner=learner)
    shelf = shelf_of(learner, noon)
    assert [row.title for row in shelf.current] == BY_CHANGE


@pytest.mark.django_db
def test_lists_of_a_group_stand_by_their_last_change(noon):
    membership = MembershipFactory()
    make_lists(noon, learner=None, group=membership.group, visibility="group")
    shelf = group_shelf(membership.group)
    assert [row.title for row in shelf.current] == BY_CHANGE
    latest = latest_lists(membership, noon)
    assert [row.title for row in latest] == BY_CHANGE
