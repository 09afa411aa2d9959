"""A member's own part in a group: what they share, their role, leaving."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from study.access import LearnerRequest
from study.group_access import membership_in, organising_membership
from study.groups import member_services
from study.groups.forms import SharingForm, sharing_of
from study.groups.member_services import LastOwner, MemberIsGone
from study.groups.seen_by_others import seen_by_others
from study.groups.shared_by_members import seen_members
from study.groups.words import LAST_OWNER

FORM_METHODS = ("GET", "HEAD", "POST")


@require_http_methods(FORM_METHODS)
def group_sharing(request: LearnerRequest, group_id: int) -> HttpResponse:
    """What the group sees of the learner; what is taken back is gone at once."""
    own = membership_in(request, group_id)
    form = SharingForm(request.POST or None, initial=sharing_of(own))
    if request.method == "POST":
        # Nothing ticked is an answer too.
        form = SharingForm(request.POST)
        if form.is_valid():
            member_services.change_sharing(
                membership=own, shares=form.cleaned_data
            )
            messages.success(request, "Saved. It holds from now on.")
            return redirect("seen_by_group", group_id)
    context = {"group": own.group, "form": form}
    return render(request, "groups/group_sharing.html", context)


@require_safe
def seen_by_group(request: LearnerRequest, group_id: int) -> HttpResponse:
    """Exactly what the others see of the learner."""
    own = membership_in(request, group_id)
    now = timezone.now()
    (member,) = seen_members([own], now)
    seen = seen_by_others(own, now)
    context = {
        "group": own.group,
        "membership": own,
        "member": member,
        "seen": seen,
        "papers": [*member.finished, *seen.papers],
    }
    return render(request, "groups/seen_by_group.html", context)


@require_http_methods(FORM_METHODS)
def leave_group(request: LearnerRequest, group_id: int) -> HttpResponse:
    own = membership_in(request, group_id)
    if request.method != "POST":
        return render(request, "groups/leave_group.html", {"group": own.group})
    try:
        member_services.leave_group(membership=own, at=timezone.now())
    except LastOwner:
        messages.error(request, LAST_OWNER)
        return redirect("leave_group", group_id)
    except MemberIsGone:
        pass
    messages.success(request, f"You have left “{own.group.name}”.")
    return redirect("group_list")


@require_POST
def step_down(request: LearnerRequest, group_id: int) -> HttpResponse:
    own = organising_membership(request, group_id)
    try:
        member_services.step_down(membership=own)
    except LastOwner:
        messages.error(request, LAST_OWNER)
    except MemberIsGone:
        pass
    else:
        messages.success(request, "You are a member like the others now.")
    return redirect("group_member", group_id, own.pk)
