"""Organisers make lists of a group, from what is there, and arrange them."""

import pytest

from papers.models import PathStep
from study.group_succession import delete_group_with_lists
from study.grouplists.services import create_group_list
from study.lists.services import create_list
from study.models import ReadingList
from study.sharing.services import show_list_to_group
from tests.factories import (
    PaperFactory,
    ReadingListFactory,
    ReadingPathFactory,
    StudyGroupFactory,
    make_own_paper,
)

pytestmark = pytest.mark.django_db


def create(browser, group, **values):
    body = {"title": "", "editing": "group", **values}
    return browser.post(f"/groups/{group.pk}/lists/create/", body)


def test_list_begins_with_nothing(ada, group):
    create(ada, group, title="Winter")
    made = ReadingList.objects.of_group(group).get()
    assert made.title == "Winter"
    assert made.editing == "group"
    assert made.visibility == "group"


def test_list_begins_with_a_path_and_its_reasons(ada, group, papers):
    path = ReadingPathFactory(slug="beginning", title="The beginning")
    PathStep.objects.create(path=path, paper=papers[1], position=1, reason="Why")
    create(ada, group, begin_with="path:beginning")
    made = ReadingList.objects.of_group(group).get()
    assert made.title == "The beginning"
    assert made.entries.get().note == "Why"


def test_list_begins_with_an_own_list_whose_own_papers_are_lines(
    ada, learner, group, papers, noon
):
    own = make_own_paper(learner, title="Unseen work")
    source = create_list(
        learner=learner,
        title="Mine",
        papers=[papers[0], own],
        notes={papers[0].pk: "A note"},
        at=noon,
    )
    create(ada, group, begin_with=f"list:{source.pk}")
    first, second = ReadingList.objects.of_group(group).get().entries.in_order()
    assert first.paper == papers[0]
    assert first.note == "A note"
    assert second.paper is None
    assert second.text.startswith("Unseen work")


def test_list_does_not_begin_with_anothers_list(ada, group):
    other = ReadingListFactory()
    response = create(ada, group, begin_with=f"list:{other.pk}")
    assert response.status_code == 422
    assert not ReadingList.objects.of_group(group).exists()


def test_list_without_name_and_beginning_is_asked_for_its_name(ada, group):
    response = create(ada, group)
    assert response.status_code == 422
    assert "Give the list a name." in response.content.decode()


def test_deleted_list_is_brought_back(ada, bob, group_list):
    ada.post(group_list.url_of("delete_reading_list"))
    assert bob.get(group_list.get_absolute_url()).status_code == 404
    page = ada.get(group_list.get_absolute_url()).content.decode()
    assert "Bring it back" in page
    ada.post(group_list.url_of("restore_reading_list"))
    assert bob.get(group_list.get_absolute_url()).status_code == 200


def test_groups_page_shows_its_lists(bob, group, group_list):
    page = bob.get(f"/groups/{group.pk}/").content.decode()
    assert f'href="{group_list.get_absolute_url()}"' in page


def test_lists_end_with_their_group(group, group_list, members):
    shown = ReadingListFactory(learner=members["Bob"])
    show_list_to_group(reading_list=shown, group=group)
    delete_group_with_lists(group)
    shown.refresh_from_db()
    assert shown.visibility == "private"
    assert not ReadingList.objects.filter(pk=group_list.pk).exists()


@pytest.fixture
def winter(group, noon):
    """Another list of the group, with a paper of its own."""
    paper = PaperFactory(title="On snow")
    return create_group_list(
        group=group, editing="group", title="Winter", papers=[paper], at=noon
    )


def test_another_list_of_the_group_is_merged_into_one(ada, group_list, winter):
    page = ada.get(group_list.url_of("edit_reading_list")).content.decode()
    assert "Merge another list" in page
    url = group_list.url_of("merge_reading_lists")
    ada.post(url, {"other": winter.pk})
    titles = list(group_list.entries.in_order().values_list("paper__title", flat=True))
    assert titles[-1] == "On snow"
    winter.refresh_from_db()
    assert winter.deleted_at is not None


def test_merging_is_undone(ada, group_list, winter):
    ada.post(group_list.url_of("merge_reading_lists"), {"other": winter.pk})
    change = group_list.changes.get(kind="merged")
    ada.post(group_list.url_of("undo_list_change"), {"change": change.pk})
    assert group_list.entries.count() == 3
    winter.refresh_from_db()
    assert winter.deleted_at is None


def test_no_other_groups_or_learners_list_is_merged(ada, learner, group_list, noon):
    foreign = create_group_list(
        group=StudyGroupFactory(), editing="group", title="Theirs", at=noon
    )
    for other in (foreign, create_list(learner=learner, title="Mine", at=noon)):
        ada.post(group_list.url_of("merge_reading_lists"), {"other": other.pk})
        other.refresh_from_db()
        assert other.deleted_at is None
