"""Asking to be let into a group, and the organisers' answer."""

from datetime import datetime

from django.urls import reverse

from study.groupmail.services import notice, notices, withdraw_notices
from study.groups.invitation_services import NotLetIn, let_in
from study.groups.invitations import Refusal
from study.groups.member_services import (
    RoleIsTooHigh,
    active_membership,
    changing_members,
)
from study.models import JoinRequest, Learner, Membership, StudyGroup
from study.models.group_mail import NoticeKind

State = JoinRequest.State


class AnsweredAlready(Exception):
    """Somebody was quicker, or the learner withdrew what they asked."""


class AskedAlready(Exception):
    """A request of the learner's waits already."""


def cause_of(request: JoinRequest) -> str:
    return f"request {request.pk}"


def ask_to_join(
    *, group: StudyGroup, learner: Learner, sentence: str, at: datetime
) -> JoinRequest:
    """Organisers are told. Raises AskedAlready, NotLetIn, MemberIsGone."""
    with changing_members(group):
        standing = StudyGroup.objects.get(pk=group.pk)
        if (
            standing.closed_at
            or standing.joining == StudyGroup.Joining.INVITATION
        ):
            raise NotLetIn(Refusal.CLOSED)
        memberships = Membership.objects.filter(group=group)
        banned = memberships.filter(
            learner=learner, state=Membership.State.BANNED
        )
        if banned.exists():
            raise NotLetIn(Refusal.BANNED)
        waiting = JoinRequest.objects.filter(group=group, state=State.WAITING)
        is_member = Membership.objects.of(learner).filter(group=group).exists()
        if is_member or waiting.filter(learner=learner).exists():
            raise AskedAlready
        request = JoinRequest.objects.create(
            group=group, learner=learner, sentence=sentence, created_at=at
        )
        organisers = memberships.active().organising().select_related("learner")
        notices(
            learners=[membership.learner for membership in organisers],
            kind=NoticeKind.REQUEST,
            group=group,
            cause=cause_of(request),
            path=reverse("group_requests", args=[group.pk]),
            at=at,
            by=learner,
        )
    return request


def withdraw_request(
    *, group: StudyGroup, learner: Learner, at: datetime
) -> None:
    """Nothing where it was answered meanwhile."""
    with changing_members(group):
        waiting = JoinRequest.objects.filter(group=group, state=State.WAITING)
        for request in waiting.filter(learner=learner):
            request.state = State.WITHDRAWN
            request.answered_at = at
            request.save(update_fields=["state", "answered_at"])
            withdraw_notices(kind=NoticeKind.REQUEST, cause=cause_of(request))


def answer_request(
    *,
    request: JoinRequest,
    is_accepted: bool,
    answer: str,
    by: Membership,
    at: datetime,
) -> None:
    """Who asked is told; they share nothing before they say so.

    Raises AnsweredAlready, MemberIsGone, NotLetIn, RoleIsTooHigh.
    """
    with changing_members(by.group):
        if not active_membership(by).is_organising:
            raise RoleIsTooHigh
        waiting = JoinRequest.objects.filter(pk=request.pk, state=State.WAITING)
        if not waiting.exists():
            raise AnsweredAlready
        path = reverse("group_list")
        state = State.DECLINED
        if is_accepted:
            let_in(by.group, request.learner, Membership.Role.MEMBER, {}, at)
            path = by.group.get_absolute_url()
            state = State.ACCEPTED
        waiting.update(
            state=state, answer=answer, answered_by=by.learner, answered_at=at
        )
        withdraw_notices(kind=NoticeKind.REQUEST, cause=cause_of(request))
        notice(
            learner=request.learner,
            kind=NoticeKind.ANSWER,
            group=by.group,
            cause=cause_of(request),
            path=path,
            at=at,
            by=by.learner,
        )
