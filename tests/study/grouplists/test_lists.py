"""Organisers make lists of a group, from what is there, and arrange them."""

import pytest

from papers.models import PathStep
from study.group_succession import delete_group_with_lists
from study.lists.services import create_list
from study.models import ReadingList
from study.sharing.services import show_list_to_group
from tests.factories import ReadingListFactory, ReadingPathFactory, make_own_paper

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
