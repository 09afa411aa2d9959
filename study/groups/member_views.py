"""Who belongs to a group, what each shares, and what organisers do about members."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest
from study.group_access import (
    banned_member,
    membership_in,
    organising_membership,
    other_member,
    owning_membership,
)
from study.groups import member_services
from study.groups.forms import PageForm, RoleForm
from study.groups.limits import MEMBERS_A_PAGE
from study.groups.member_services import (
    LastOwner,
    MemberIsGone,
    RoleIsTooHigh,
    may_remove,
)
from study.groups.shared_by_members import members_of, seen_members
from study.groups.words import LAST_OWNER, MEMBER_IS_GONE, NOT_YOURS, UNREADABLE
from study.models import Membership
from study.pagination import make_page


@require_safe
def group_members(request: LearnerRequest, group_id: int) -> HttpResponse:
    """Each with the role and what they share; organisers see who is banned."""
    own = membership_in(request, group_id)
    number = PageForm(request.GET).chosen_page()
    members = members_of(own.group)
    start = (number - 1) * MEMBERS_A_PAGE
    shown = list(members[start : start + MEMBERS_A_PAGE])
    count = members.count()
    last = max(1, -(-count // MEMBERS_A_PAGE))
    path = reverse("group_members", args=[group_id])
    members_shown = seen_members(shown, timezone.now())
    finished = []
    for member in members_shown:
        finished += member.finished
    context = {
        "group": own.group,
        "own": own,
        "members": members_shown,
        "finished": finished,
        "member_count": count,
        "page": make_page(number, last, lambda page: f"{path}?page={page}"),
    }
    if own.is_organising:
        banned = Membership.objects.filter(
            group=group_id, state=Membership.State.BANNED
        )
        context["banned"] = banned.select_related("learner")
    return render(request, "groups/group_members.html", context)


@require_safe
def group_member(
    request: LearnerRequest, group_id: int, membership_id: int
) -> HttpResponse:
    own = membership_in(request, group_id)
    membership = other_member(own, membership_id)
    (member,) = seen_members([membership], timezone.now())
    context = {
        "group": own.group,
        "own": own,
        "member": member,
        "may_remove": may_remove(own, membership),
        "role_form": RoleForm(initial={"role": membership.role}),
    }
    return render(request, "groups/group_member.html", context)


@require_POST
def change_role(
    request: LearnerRequest, group_id: int, membership_id: int
) -> HttpResponse:
    own = owning_membership(request, group_id)
    membership = other_member(own, membership_id)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return render(request, "400.html", {"problem": UNREADABLE}, status=400)
    try:
        member_services.change_role(
            membership=membership, role=form.cleaned_data["role"], by=own
        )
    except LastOwner:
        messages.error(request, LAST_OWNER)
    except MemberIsGone:
        messages.error(request, MEMBER_IS_GONE)
    except RoleIsTooHigh:
        messages.error(request, NOT_YOURS)
    else:
        messages.success(request, "Saved.")
    return redirect("group_members", group_id)


@require_POST
def remove_member(
    request: LearnerRequest, group_id: int, membership_id: int
) -> HttpResponse:
    """They may come back, by an invitation or by asking."""
    return end_for_member(request, group_id, membership_id, is_banned=False)


@require_POST
def ban_member(
    request: LearnerRequest, group_id: int, membership_id: int
) -> HttpResponse:
    return end_for_member(request, group_id, membership_id, is_banned=True)


def end_for_member(
    request: LearnerRequest,
    group_id: int,
    membership_id: int,
    *,
    is_banned: bool,
) -> HttpResponse:
    own = organising_membership(request, group_id)
    membership = other_member(own, membership_id)
    try:
        member_services.remove_member(
            membership=membership,
            by=own,
            is_banned=is_banned,
            at=timezone.now(),
        )
    except MemberIsGone:
        messages.error(request, MEMBER_IS_GONE)
    except RoleIsTooHigh:
        messages.error(request, NOT_YOURS)
    else:
        messages.success(request, "They do not belong to the group any more.")
    return redirect("group_members", group_id)


@require_POST
def lift_ban(
    request: LearnerRequest, group_id: int, membership_id: int
) -> HttpResponse:
    own = organising_membership(request, group_id)
    membership = banned_member(own, membership_id)
    try:
        member_services.lift_ban(membership=membership, by=own)
    except (MemberIsGone, RoleIsTooHigh):
        messages.error(request, NOT_YOURS)
    else:
        messages.success(request, "They may come back now.")
    return redirect("group_members", group_id)
