"""What one wrote in groups, read and deleted also where one belongs no more."""

import pytest

from study.models import Membership, Remark, StudyGroup
from tests.factories import remark_by
from tests.study.discussion.pages import said

PAGE = "/groups/my-remarks/"
State = Membership.State


def delete_path(remark):
    return f"{PAGE}{remark.pk}/delete/"


def leave(membership, state, at):
    Membership.objects.filter(pk=membership.pk).update(state=state, ended_at=at)


@pytest.fixture
def remark(membership, thread):
    """Ada's, in a thread with one of Ben's."""
    return remark_by(membership, thread, text="What I regret")


@pytest.mark.parametrize("state", [State.LEFT, State.REMOVED, State.BANNED])
def test_former_member_deletes_what_they_wrote(
    ada, ben, remark, membership, ben_membership, thread, noon, state
):
    remark_by(ben_membership, thread, text="Ben's own")
    leave(membership, state, noon)
    text = said(ada.get(PAGE))
    assert "What I regret" in text
    assert "you belong to it no more" in text
    assert "Ben's own" not in text
    assert "Where to begin" not in text
    response = ada.post(delete_path(remark))
    assert response.headers["Location"] == PAGE
    assert not Remark.objects.filter(pk=remark.pk).exists()
    assert "What I regret" not in said(ben.get(thread.get_absolute_url()))


def test_member_deletes_in_a_closed_group(ada, remark, group, ben_membership, noon):
    StudyGroup.objects.filter(pk=group.pk).update(closed_at=noon)
    assert ada.post(f"{remark.get_absolute_url()}delete/").status_code == 404
    ada.post(delete_path(remark))
    assert not Remark.objects.filter(pk=remark.pk).exists()


def test_answered_remark_leaves_its_place(
    ada, remark, membership, ben_membership, thread, noon
):
    remark_by(ben_membership, thread, parent=remark, text="An answer")
    leave(membership, State.LEFT, noon)
    ada.post(delete_path(remark))
    remark.refresh_from_db()
    assert remark.text == ""
    assert remark.deleted_at == noon
    assert delete_path(remark) not in ada.get(PAGE).content.decode()
    assert ada.post(delete_path(remark)).status_code == 404


def test_anothers_remark_is_not_found(ada, remark, ben_membership, thread):
    bens = remark_by(ben_membership, thread, text="Ben's own")
    assert ada.post(delete_path(bens)).status_code == 404
    assert "Ben's own" not in said(ada.get(PAGE))
    assert Remark.objects.filter(pk=bens.pk).exists()


def test_removed_remark_is_still_its_authors_to_delete(ada, remark, noon):
    removal = {"removed_at": noon, "removal_reason": "Rude."}
    Remark.objects.filter(pk=remark.pk).update(**removal)
    assert "removed by an organiser" in said(ada.get(PAGE))
    ada.post(delete_path(remark))
    assert not Remark.objects.filter(pk=remark.pk).exists()


def test_remark_of_today_leads_to_its_place(ada, remark, group):
    assert remark.get_absolute_url() in ada.get(PAGE).content.decode()


def test_page_costs_the_same_with_many_remarks(
    ada, remark, membership, thread, django_assert_num_queries
):
    for _ in range(10):
        remark_by(membership, thread)
    with django_assert_num_queries(4):
        ada.get(PAGE)
