"""A learner's groups, and the page of one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from study.access import LearnerRequest
from study.group_access import arranging_membership, membership_in
from study.groups.forms import GroupForm, PageForm
from study.groups.limits import GROUPS_A_PAGE
from study.groups.queries import (
    groups_of,
    listed_groups,
    own_requests,
    with_member_count,
)
from study.groups.sections import group_sections
from study.groups.services import TooManyGroups, create_group, describe_group
from study.groups.words import TOO_MANY_GROUPS
from study.pagination import make_page
from study.unsent import gives_text_back

FORM_METHODS = ("GET", "HEAD", "POST")


@require_safe
def group_list(request: LearnerRequest) -> HttpResponse:
    """The learner's groups, and those that they may ask to be let in."""
    number = PageForm(request.GET).chosen_page()
    listed = listed_groups(request.user)
    start = (number - 1) * GROUPS_A_PAGE
    shown = with_member_count(listed)[start : start + GROUPS_A_PAGE]
    last = max(1, -(-listed.count() // GROUPS_A_PAGE))
    path = reverse("group_list")
    context = {
        "memberships": groups_of(request.user),
        "requests": own_requests(request.user, timezone.now()),
        "listed": shown,
        "page": make_page(number, last, lambda page: f"{path}?page={page}"),
    }
    return render(request, "groups/group_list.html", context)


@require_http_methods(FORM_METHODS)
def new_group(request: LearnerRequest) -> HttpResponse:
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            group = create_group(
                learner=request.user, at=timezone.now(), **form.cleaned_data
            )
        except TooManyGroups:
            form.add_error(None, TOO_MANY_GROUPS)
        else:
            return redirect(group)
    status = 422 if form.errors else 200
    return render(
        request, "groups/new_group.html", {"form": form}, status=status
    )


@require_safe
def group(request: LearnerRequest, group_id: int) -> HttpResponse:
    """What every room has to say of the group today."""
    membership = membership_in(request, group_id)
    context = {
        "group": membership.group,
        "membership": membership,
        "sections": group_sections(membership, timezone.now()),
    }
    return render(request, "groups/group.html", context)


@require_http_methods(FORM_METHODS)
@gives_text_back
def edit_group(request: LearnerRequest, group_id: int) -> HttpResponse:
    membership = arranging_membership(request, group_id)
    found = membership.group
    words = {name: getattr(found, name) for name in GroupForm.base_fields}
    form = GroupForm(request.POST or None, initial=words)
    if request.method == "POST" and form.is_valid():
        describe_group(group=found, **form.cleaned_data)
        return redirect(found)
    context = {"group": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "groups/edit_group.html", context, status=status)
