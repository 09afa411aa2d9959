"""Asking to be let into a group, and the organisers' answers."""

import pytest

from study.models import GroupNotice, JoinRequest, StudyGroup


@pytest.fixture
def open_circle(circle):
    StudyGroup.objects.update(joining="listed")
    return circle


@pytest.fixture
def waiting(open_circle, ada):
    ada.post(open_circle.path("ask/"), {"sentence": "I read the same."})
    return JoinRequest.objects.get()


def answer_path(circle, request, word):
    return circle.path(f"requests/{request.pk}/{word}/")


def test_listed_group_is_found_and_asked(open_circle, ada, learner):
    page = ada.get("/groups/")
    assert f'href="{open_circle.path("ask/")}"'.encode() in page.content
    assert b"Diffusion" in ada.get(open_circle.path("ask/")).content
    ada.post(open_circle.path("ask/"), {"sentence": "I read the same."})
    request = JoinRequest.objects.get()
    assert request.learner == learner
    notices = GroupNotice.objects.filter(kind="request").order_by("learner")
    assert [notice.learner for notice in notices] == [
        open_circle.owner.learner,
        open_circle.organiser.learner,
    ]


def test_group_that_one_asks_by_now_is_not_offered_again(open_circle, waiting, ada):
    page = ada.get("/groups/").content.decode()
    assert "What I asked" in page
    assert "Groups that you may ask to join" not in page


def test_group_by_invitation_is_not_there_for_who_asks(circle, ada):
    assert ada.get(circle.path("ask/")).status_code == 404
    assert ada.post(circle.path("ask/")).status_code == 404


def test_closed_group_is_not_there_for_who_asks(open_circle, ada, noon):
    StudyGroup.objects.filter(pk=open_circle.group.pk).update(closed_at=noon)
    assert ada.get(open_circle.path("ask/")).status_code == 404
    assert ada.post(open_circle.path("ask/")).status_code == 404


def test_asking_twice_is_asking_once(open_circle, waiting, ada):
    response = ada.post(open_circle.path("ask/"), {"sentence": "Again."}, follow=True)
    assert b"You asked already" in response.content
    assert JoinRequest.objects.count() == 1


def test_accepted_request_lets_in_and_shares_nothing(
    open_circle, waiting, ada, learner
):
    path = answer_path(open_circle, waiting, "accept")
    open_circle.organisers.post(path, {"answer": "Come on Thursday."})
    membership = open_circle.group.memberships.get(learner=learner)
    assert membership.role == "member"
    assert not membership.shares_finished
    assert ada.get(open_circle.path()).status_code == 200
    notice = GroupNotice.objects.get(kind="answer")
    assert notice.learner == learner
    assert not GroupNotice.objects.filter(kind="request").exists()


def test_declined_request_tells_the_reason(open_circle, waiting, ada):
    path = answer_path(open_circle, waiting, "decline")
    open_circle.organisers.post(path, {"answer": "We are <b>full</b>."})
    page = ada.get("/groups/").content
    assert b"Declined: We are &lt;b&gt;full&lt;/b&gt;." in page
    assert ada.get(open_circle.path()).status_code == 404


def test_request_is_answered_once(open_circle, waiting):
    path = answer_path(open_circle, waiting, "decline")
    open_circle.organisers.post(path, {"answer": "No."})
    path = answer_path(open_circle, waiting, "accept")
    response = open_circle.owners.post(path, follow=True)
    assert b"answered or withdrawn already" in response.content
    waiting.refresh_from_db()
    assert waiting.state == "declined"


def test_withdrawn_request_is_told_to_nobody(open_circle, waiting, ada):
    ada.post(open_circle.path("ask/withdraw/"))
    waiting.refresh_from_db()
    assert waiting.state == "withdrawn"
    assert not GroupNotice.objects.exists()
    assert (
        b"Nobody waits" in open_circle.owners.get(open_circle.path("requests/")).content
    )


def test_banned_learner_does_not_find_what_to_ask(open_circle):
    path = open_circle.path(f"members/{open_circle.member.pk}/ban/")
    open_circle.owners.post(path)
    assert open_circle.members.get(open_circle.path("ask/")).status_code == 404
    assert b"Thursdays" not in open_circle.members.get("/groups/").content


def test_request_of_another_group_is_not_answered(open_circle, waiting, learner, ada):
    ada.post("/groups/new/", {"name": "Mine", "joining": "invitation"})
    own = learner.memberships.get()
    path = f"/groups/{own.group_id}/requests/{waiting.pk}/accept/"
    assert ada.post(path).status_code == 404
