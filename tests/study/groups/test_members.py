"""Roles, leaving, being removed, and what becomes of a group whose owner goes."""

import pytest

from study.accounts.services import delete_learner
from study.groups import member_services
from study.groups.member_services import (
    LastOwner,
    MemberIsGone,
    RoleIsTooHigh,
)
from study.models import Membership, ReadingList, StudyGroup
from tests.factories import (
    LearnerFactory,
    MembershipFactory,
    ReadingListFactory,
    StudyGroupFactory,
)

Role = Membership.Role
State = Membership.State


def test_new_group_belongs_to_who_started_it(ada, learner):
    form = {"name": "Fridays", "about": "*Sparse*.", "joining": "request"}
    response = ada.post("/groups/new/", form)
    group = StudyGroup.objects.get(name="Fridays")
    assert response.headers["Location"] == f"/groups/{group.pk}/"
    membership = group.memberships.get()
    assert membership.learner == learner
    assert membership.is_owner
    assert group.about_html == "<p><em>Sparse</em>.</p>\n"


def test_group_without_a_name_is_explained(ada):
    response = ada.post("/groups/new/", {"about": "Much.", "joining": "invitation"})
    assert response.status_code == 422
    assert response.context["form"].errors["name"] == ["Give the group a name."]
    assert b">\nMuch.</textarea>" in response.content


def test_groups_that_one_owns_are_limited(ada, learner, monkeypatch):
    monkeypatch.setattr("study.groups.services.MOST_GROUPS_OWNED", 1)
    ada.post("/groups/new/", {"name": "One", "joining": "invitation"})
    response = ada.post("/groups/new/", {"name": "Two", "joining": "invitation"})
    assert response.status_code == 422
    assert learner.memberships.count() == 1


def test_organiser_edits_the_group(circle):
    form = {"name": "Mondays", "place": "Room 5", "joining": "listed"}
    circle.organisers.post(circle.path("edit/"), form)
    circle.group.refresh_from_db()
    assert circle.group.name == "Mondays"
    assert circle.group.place == "Room 5"
    assert circle.group.about_html == ""


def test_owner_makes_an_owner(circle):
    path = circle.path(f"members/{circle.member.pk}/role/")
    circle.owners.post(path, {"role": "owner"})
    circle.member.refresh_from_db()
    assert circle.member.role == Role.OWNER


def test_last_owner_can_not_make_themselves_a_member(circle):
    path = circle.path(f"members/{circle.owner.pk}/role/")
    response = circle.owners.post(path, {"role": "member"}, follow=True)
    circle.owner.refresh_from_db()
    assert circle.owner.role == Role.OWNER
    assert b"You are the only owner." in response.content


def test_unknown_role_is_refused(circle):
    path = circle.path(f"members/{circle.member.pk}/role/")
    assert circle.owners.post(path, {"role": "emperor"}).status_code == 400


def test_role_is_changed_by_nobody_who_was_demoted_meanwhile(circle):
    """The page was opened before: what counts is what stands behind the lock."""
    Membership.objects.filter(pk=circle.owner.pk).update(role=Role.MEMBER)
    with pytest.raises(RoleIsTooHigh):
        member_services.change_role(
            membership=circle.member, role=Role.OWNER, by=circle.owner
        )


def test_last_owner_can_not_leave(circle, noon):
    with pytest.raises(LastOwner):
        member_services.leave_group(membership=circle.owner, at=noon)


def test_owner_whose_account_is_locked_keeps_no_group_going(circle, noon):
    asleep = LearnerFactory(is_active=False)
    MembershipFactory(group=circle.group, learner=asleep, role=Role.OWNER)
    with pytest.raises(LastOwner):
        member_services.leave_group(membership=circle.owner, at=noon)


def test_who_leaves_shares_nothing_any_more(circle):
    Membership.objects.filter(pk=circle.member.pk).update(shares_finished=True)
    circle.members.post(circle.path("leave/"))
    circle.member.refresh_from_db()
    assert circle.member.state == State.LEFT
    assert not circle.member.shares_finished
    assert circle.members.get(circle.path()).status_code == 404


def test_organiser_steps_down(circle):
    circle.organisers.post(circle.path("step-down/"))
    circle.organiser.refresh_from_db()
    assert circle.organiser.role == Role.MEMBER
    assert circle.organisers.get(circle.path("edit/")).status_code == 404


def test_removed_member_is_out_with_the_next_request(circle):
    circle.organisers.post(circle.path(f"members/{circle.member.pk}/remove/"))
    circle.member.refresh_from_db()
    assert circle.member.state == State.REMOVED
    assert circle.members.get(circle.path()).status_code == 404


def test_organiser_can_not_remove_an_owner(circle):
    path = circle.path(f"members/{circle.owner.pk}/remove/")
    response = circle.organisers.post(path, follow=True)
    circle.owner.refresh_from_db()
    assert circle.owner.state == State.ACTIVE
    assert b"Your role does not let you do that." in response.content


def test_nobody_removes_themselves(circle):
    circle.owners.post(circle.path(f"members/{circle.owner.pk}/ban/"))
    circle.owner.refresh_from_db()
    assert circle.owner.state == State.ACTIVE


def test_ban_is_lifted(circle):
    circle.organisers.post(circle.path(f"members/{circle.member.pk}/ban/"))
    circle.member.refresh_from_db()
    assert circle.member.state == State.BANNED
    circle.organisers.post(circle.path(f"members/{circle.member.pk}/lift-ban/"))
    circle.member.refresh_from_db()
    assert circle.member.state == State.REMOVED


@pytest.mark.parametrize("action", ["", "role/", "remove/", "ban/", "lift-ban/"])
@pytest.mark.parametrize("state", list(State))
def test_member_of_another_group_is_not_found(circle, noon, state, action):
    other = make_former_member(StudyGroupFactory(), noon, state)
    path = circle.path(f"members/{other.pk}/{action}")
    response = circle.owners.post(path) if action else circle.owners.get(path)
    assert response.status_code == 404
    other.refresh_from_db()
    assert other.state == state


@pytest.mark.parametrize("action", ["", "role/", "remove/", "ban/", "lift-ban/"])
@pytest.mark.parametrize("state", [State.LEFT, State.REMOVED])
def test_former_member_is_not_found(circle, noon, state, action):
    former = make_former_member(circle.group, noon, state)
    path = circle.path(f"members/{former.pk}/{action}")
    response = circle.owners.post(path) if action else circle.owners.get(path)
    assert response.status_code == 404
    former.refresh_from_db()
    assert former.state == state


def make_former_member(group, at, state):
    """One who still belongs there, where the state says so."""
    ended_at = None if state == State.ACTIVE else at
    return MembershipFactory(group=group, state=state, ended_at=ended_at)


def test_removing_who_has_left_is_explained(circle, noon):
    member_services.leave_group(membership=circle.member, at=noon)
    with pytest.raises(MemberIsGone):
        member_services.remove_member(
            membership=circle.member, by=circle.owner, is_banned=True, at=noon
        )


def test_account_of_the_last_owner_makes_the_oldest_organiser_owner(circle):
    MembershipFactory(
        group=circle.group, role=Role.ORGANISER, joined_at="2026-05-01T00:00Z"
    )
    delete_learner(learner=circle.owner.learner)
    circle.organiser.refresh_from_db()
    assert circle.organiser.role == Role.OWNER
    owners = circle.group.memberships.filter(role=Role.OWNER)
    assert owners.get() == circle.organiser


def test_account_of_the_last_owner_makes_a_member_owner_where_nobody_organises(circle):
    circle.organiser.delete()
    delete_learner(learner=circle.owner.learner)
    circle.member.refresh_from_db()
    assert circle.member.role == Role.OWNER


def test_account_of_one_of_two_owners_changes_nobodys_role(circle):
    MembershipFactory(group=circle.group, role=Role.OWNER)
    delete_learner(learner=circle.owner.learner)
    circle.organiser.refresh_from_db()
    assert circle.organiser.role == Role.ORGANISER


@pytest.mark.django_db
def test_account_of_the_only_member_takes_the_group_along():
    membership = MembershipFactory(role=Role.OWNER)
    ReadingListFactory(learner=None, group=membership.group, visibility="group")
    delete_learner(learner=membership.learner)
    assert not StudyGroup.objects.exists()
    assert not ReadingList.objects.exists()


def test_account_deleted_by_a_superuser_leaves_no_group_without_owner(circle, sign_in):
    root = sign_in(LearnerFactory(is_staff=True, is_superuser=True))
    path = f"/admin/study/learner/{circle.owner.learner_id}/delete/"
    assert root.post(path, {"post": "yes"}).status_code == 302
    circle.organiser.refresh_from_db()
    assert circle.organiser.role == Role.OWNER


def test_closed_group_is_read_and_opened_again(circle):
    circle.owners.post(circle.path("close/"))
    page = circle.members.get(circle.path())
    assert b"This group was closed" in page.content
    circle.owners.post(circle.path("reopen/"))
    circle.group.refresh_from_db()
    assert circle.group.closed_at is None


def test_group_is_deleted_by_its_name(circle):
    """A list that a member showed the group stays theirs."""
    shown = ReadingListFactory(
        learner=circle.member.learner, group=circle.group, visibility="group"
    )
    response = circle.owners.post(circle.path("delete/"), {"name": "Mondays"})
    assert response.status_code == 422
    circle.owners.post(circle.path("delete/"), {"name": " thursdays"})
    assert not StudyGroup.objects.exists()
    shown.refresh_from_db()
    assert shown.group is None
    assert shown.visibility == "private"


@pytest.mark.django_db
def test_groups_of_ten_thousand_others_change_no_query(
    ada, learner, django_assert_num_queries
):
    MembershipFactory(learner=learner)
    ada.get("/groups/")
    with django_assert_num_queries(6):
        ada.get("/groups/")
    StudyGroup.objects.bulk_create(StudyGroupFactory.build_batch(60, joining="listed"))
    with django_assert_num_queries(6):
        response = ada.get("/groups/")
    assert len(response.context["listed"]) == 50
