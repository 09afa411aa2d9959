"""Who edits a group's list: its own rule, and the role."""

import pytest

from papers.models import Paper
from study.group_access_lists import lists_to_fill
from study.lists.list_services import delete_list
from study.models import ListSuggestion, Membership, ReadingList, StudyGroup
from study.sharing.services import show_list_to_group
from tests.factories import (
    MembershipFactory,
    PaperFactory,
    ReadingListFactory,
    StudyGroupFactory,
)
from tests.shared_lists import suggest

pytestmark = pytest.mark.django_db


def open_to_all(group_list):
    ReadingList.objects.filter(pk=group_list.pk).update(editing="group")


def add_line(browser, group_list, text="Later"):
    path = group_list.url_of("add_list_line")
    return browser.post(path, {"kind": "heading", "text": text})


def test_member_changes_an_open_list(bob, group_list):
    open_to_all(group_list)
    assert add_line(bob, group_list).status_code == 302
    assert group_list.entries.filter(text="Later").exists()


@pytest.mark.parametrize("editing", ["owner", "suggestions"])
def test_member_does_not_change_a_list_of_organisers(bob, group_list, editing):
    ReadingList.objects.filter(pk=group_list.pk).update(editing=editing)
    assert add_line(bob, group_list).status_code == 404
    assert "Add papers" not in bob.get(group_list.get_absolute_url()).content.decode()


def test_organiser_changes_every_list(ada, group_list):
    assert add_line(ada, group_list).status_code == 302


def test_nobody_changes_a_list_of_a_closed_group(ada, group, group_list, noon):
    group.closed_at = noon
    group.save()
    assert add_line(ada, group_list).status_code == 404
    assert ada.get(group_list.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "edit_reading_list",
        "merge_reading_lists",
        "archive_reading_list",
        "unarchive_reading_list",
        "delete_reading_list",
        "restore_reading_list",
    ],
)
def test_nobody_arranges_a_list_of_a_closed_group(ada, group, group_list, noon, name):
    group.closed_at = noon
    group.save()
    assert ada.post(group_list.url_of(name), {"title": "Other"}).status_code == 404


@pytest.mark.parametrize(
    ("method", "name"),
    [
        ("get", "print_reading_list"),
        ("get", "export_reading_list"),
        ("get", "find_papers_for_list"),
        ("get", "vote_list"),
        ("post", "add_list_line"),
        ("post", "remove_from_list"),
    ],
)
def test_deleted_list_is_nowhere_but_on_its_page(ada, group_list, noon, method, name):
    delete_list(reading_list=group_list, at=noon)
    assert getattr(ada, method)(group_list.url_of(name)).status_code == 404


def test_nobody_changes_a_list_that_was_put_away(ada, group_list, noon):
    ReadingList.objects.filter(pk=group_list.pk).update(archived_at=noon)
    assert add_line(ada, group_list).status_code == 404


@pytest.mark.parametrize("editing", ["owner", "group"])
def test_nothing_is_suggested_for_a_list_that_takes_nothing(bob, group_list, editing):
    ReadingList.objects.filter(pk=group_list.pk).update(editing=editing)
    path = f"{group_list.get_absolute_url()}suggest/"
    assert bob.get(path).status_code == 404
    assert bob.post(path).status_code == 404


def test_removed_member_gets_back_what_they_typed(bob, members, group_list, noon):
    open_to_all(group_list)
    memberships = Membership.objects.filter(learner=members["Bob"])
    memberships.update(state="removed", ended_at=noon)
    response = add_line(bob, group_list, "Half an hour of <thought>")
    assert response.status_code == 404
    assert "Half an hour of &lt;thought&gt;" in response.content.decode()
    assert not group_list.entries.filter(kind="heading").exists()


def test_lists_to_fill_are_those_whose_rule_lets(learner, members, group_list):
    assert list(lists_to_fill(learner)) == [group_list]
    assert list(lists_to_fill(members["Bob"])) == []
    open_to_all(group_list)
    assert list(lists_to_fill(members["Bob"])) == [group_list]


def test_lists_of_a_closed_group_are_not_filled(learner, members, group_list, noon):
    open_to_all(group_list)
    StudyGroup.objects.update(closed_at=noon)
    assert not lists_to_fill(learner).exists()
    assert not lists_to_fill(members["Bob"]).exists()


@pytest.mark.parametrize("column", ["archived_at", "deleted_at"])
def test_lists_that_were_put_away_are_not_filled(learner, group_list, noon, column):
    ReadingListFactory(learner=learner)
    assert lists_to_fill(learner).count() == 2
    ReadingList.objects.update(**{column: noon})
    assert not lists_to_fill(learner).exists()


def test_lists_that_others_show_are_not_filled(learner, members, group):
    shown = ReadingListFactory(learner=members["Bob"])
    show_list_to_group(reading_list=shown, group=group)
    assert list(lists_to_fill(members["Bob"])) == [shown]
    assert not lists_to_fill(learner).exists()


def test_ticked_papers_go_onto_a_list_of_the_group(ada, group_list, papers):
    group_list.entries.all().delete()
    body = {"papers": "gan,gpt", "reading_list": group_list.pk}
    ada.post("/lists/add/", body)
    assert group_list.entries.of_papers().count() == 2


def test_list_of_another_group_is_not_found_in_this_one(ada, group, group_list):
    other = ReadingListFactory(
        learner=None,
        group=type(group).objects.create(name="Other", created_at=group.created_at),
        visibility="group",
    )
    assert ada.get(f"/groups/{group.pk}/lists/{other.pk}/").status_code == 404


def test_shown_list_is_none_of_the_groups_own(ada, group, members):
    shown = ReadingListFactory(learner=members["Bob"])
    show_list_to_group(reading_list=shown, group=group)
    path = f"/groups/{group.pk}/lists/{shown.pk}/"
    assert ada.get(path).status_code == 404
    assert ada.post(f"{path}archive/").status_code == 404


def test_list_that_is_shown_to_another_group_is_not_found(ada, group, members):
    other = StudyGroupFactory()
    MembershipFactory(group=other, learner=members["Bob"])
    shown = ReadingListFactory(learner=members["Bob"])
    show_list_to_group(reading_list=shown, group=other)
    path = f"/groups/{group.pk}/lists/shown/{shown.pk}/"
    assert ada.get(path).status_code == 404


@pytest.mark.parametrize("column", ["archived_at", "deleted_at"])
def test_shown_list_that_was_put_away_is_hidden(ada, group, members, noon, column):
    shown = ReadingListFactory(learner=members["Bob"])
    show_list_to_group(reading_list=shown, group=group)
    ReadingList.objects.update(**{column: noon})
    path = f"/groups/{group.pk}/lists/shown/{shown.pk}/"
    assert ada.get(path).status_code == 404


def test_shown_list_is_hidden_when_its_owner_left(ada, group, members, noon):
    shown = ReadingListFactory(learner=members["Bob"], title="Of Bob")
    show_list_to_group(reading_list=shown, group=group)
    path = f"/groups/{group.pk}/lists/shown/{shown.pk}/"
    assert ada.get(path).status_code == 200
    memberships = Membership.objects.filter(learner=members["Bob"])
    memberships.update(state="left", ended_at=noon)
    assert ada.get(path).status_code == 404
    lists_page = ada.get(f"/groups/{group.pk}/lists/").content.decode()
    assert "Of Bob" not in lists_page


def test_own_list_is_shown_to_a_group_from_its_sharing_page(bob, group, members):
    shown = ReadingListFactory(learner=members["Bob"], title="Of Bob")
    page = bob.get(f"/lists/{shown.pk}/sharing/?to=group&group={group.pk}")
    assert "Members of Thursdays, those who join later too" in page.content.decode()
    body = {"visibility": "group", "group": group.pk}
    bob.post(f"/lists/{shown.pk}/sharing/set/", body)
    shown.refresh_from_db()
    assert (shown.group, shown.visibility) == (group, "group")


def test_own_list_is_not_shown_to_a_group_of_others(bob, group, members, noon):
    shown = ReadingListFactory(learner=members["Bob"])
    Membership.objects.filter(learner=members["Bob"]).update(
        state="left", ended_at=noon
    )
    body = {"visibility": "group", "group": group.pk}
    response = bob.post(f"/lists/{shown.pk}/sharing/set/", body)
    assert response.status_code == 400
    shown.refresh_from_db()
    assert shown.group is None


def test_member_suggests_and_an_organiser_answers(ada, bob, group_list):
    PaperFactory(slug="rnn", title="Recurrent nets")
    body = {"paper": "/papers/rnn/", "sentence": "The beginning of it all."}
    bob.post(f"{group_list.get_absolute_url()}suggest/", body)
    suggestion = group_list.suggestions.get()
    page = ada.get(group_list.url_of("list_suggestions")).content.decode()
    assert "The beginning of it all." in page
    answer_path = f"/groups/{group_list.group_id}/lists/suggestions/{suggestion.pk}/"
    ada.post(f"{answer_path}accept/", {"answer": "Yes."})
    suggestion.refresh_from_db()
    assert suggestion.state == "accepted"
    assert group_list.entries.filter(paper__slug="rnn").exists()


def test_member_answers_no_suggestion(bob, members, group_list, papers):
    suggestion = suggest(group_list, members["Dan"], PaperFactory(), "Why not.")
    path = f"/groups/{group_list.group_id}/lists/suggestions/{suggestion.pk}/accept/"
    assert bob.post(path).status_code == 404
    suggestion.refresh_from_db()
    assert suggestion.state == "waiting"


def of_another_group(suggestion):
    other = ReadingListFactory(
        learner=None, group=StudyGroupFactory(), visibility="group"
    )
    ListSuggestion.objects.update(reading_list=other)


def of_a_closed_group(suggestion):
    StudyGroup.objects.update(closed_at=suggestion.suggested_at)


def of_a_deleted_list(suggestion):
    ReadingList.objects.update(deleted_at=suggestion.suggested_at)


def of_a_withdrawn_paper(suggestion):
    Paper.objects.filter(pk=suggestion.paper_id).update(status="draft")


@pytest.mark.parametrize("verb", ["accept", "decline"])
@pytest.mark.parametrize(
    "become",
    [of_another_group, of_a_closed_group, of_a_deleted_list, of_a_withdrawn_paper],
)
def test_suggestion_is_not_there_to_answer(
    ada, members, group, group_list, become, verb
):
    suggestion = suggest(group_list, members["Dan"], PaperFactory(), "Why not.")
    become(suggestion)
    path = f"/groups/{group.pk}/lists/suggestions/{suggestion.pk}/{verb}/"
    assert ada.post(path).status_code == 404
    suggestion.refresh_from_db()
    assert suggestion.state == "waiting"
