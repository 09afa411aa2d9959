"""A group's own list is filled by the same services as a learner's."""

import pytest

from study.lists.list_services import delete_list
from study.lists.services import add_papers_to_list
from study.models import ListEntry, ReadingList
from tests.factories import (
    PaperFactory,
    ReadingListFactory,
    StudyGroupFactory,
    make_own_paper,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def group_list():
    return ReadingListFactory(
        learner=None, group=StudyGroupFactory(), visibility="group"
    )


def test_own_paper_stands_on_a_groups_list_as_its_bibliography(
    learner, noon, group_list
):
    own = make_own_paper(learner, title="Unseen work")
    add_papers_to_list(reading_list=group_list, papers=[own], at=noon)
    entry = group_list.entries.get()
    assert entry.kind == ListEntry.Kind.TEXT
    assert entry.paper is None
    assert entry.text.startswith("Unseen work")


def test_own_paper_is_put_on_a_groups_list_once(learner, noon, group_list):
    own = make_own_paper(learner, title="Unseen work")
    for _ in range(2):
        add_papers_to_list(reading_list=group_list, papers=[own], at=noon)
    assert group_list.entries.count() == 1


def test_paper_of_the_library_stands_on_a_groups_list_as_itself(noon, group_list):
    paper = PaperFactory()
    add_papers_to_list(reading_list=group_list, papers=[paper], at=noon)
    assert group_list.entries.get().paper == paper


def test_deleting_a_groups_list_leaves_other_groups_lists(noon, group_list):
    other = ReadingListFactory(
        learner=None,
        group=StudyGroupFactory(),
        visibility="group",
        deleted_at=noon.replace(year=2020),
    )
    delete_list(reading_list=group_list, at=noon)
    assert ReadingList.objects.filter(pk=other.pk).exists()
