"""Taking a group's things along, closing it, deleting it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest
from study.group_access import organising_membership, owning_membership
from study.groups import ending_services
from study.groups.forms import DeleteGroupForm
from study.groups.group_export import export_group as export_file
from study.groups.member_services import MemberIsGone, RoleIsTooHigh
from study.groups.words import NOT_YOURS


@require_safe
def end_group(request: LearnerRequest, group_id: int) -> HttpResponse:
    own = owning_membership(request, group_id)
    context = {"group": own.group, "form": DeleteGroupForm(group=own.group)}
    return render(request, "groups/end_group.html", context)


@require_safe
def export_group(request: LearnerRequest, group_id: int) -> HttpResponse:
    own = organising_membership(request, group_id)
    name = f"group-{group_id}-{timezone.now():%Y-%m-%d}.zip"
    return HttpResponse(
        export_file(own.group),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_POST
def close_group(request: LearnerRequest, group_id: int) -> HttpResponse:
    own = owning_membership(request, group_id)
    try:
        ending_services.close_group(by=own, at=timezone.now())
    except (MemberIsGone, RoleIsTooHigh):
        messages.error(request, NOT_YOURS)
    else:
        messages.success(request, "The group is closed. You can open it again.")
    return redirect("group_list")


@require_POST
def reopen_group(request: LearnerRequest, group_id: int) -> HttpResponse:
    own = owning_membership(request, group_id)
    try:
        ending_services.reopen_group(by=own)
    except (MemberIsGone, RoleIsTooHigh):
        messages.error(request, NOT_YOURS)
    return redirect("group_list")


@require_POST
def delete_group(request: LearnerRequest, group_id: int) -> HttpResponse:
    own = owning_membership(request, group_id)
    form = DeleteGroupForm(request.POST, group=own.group)
    if not form.is_valid():
        context = {"group": own.group, "form": form}
        return render(request, "groups/end_group.html", context, status=422)
    try:
        ending_services.delete_group(by=own)
    except (MemberIsGone, RoleIsTooHigh):
        messages.error(request, NOT_YOURS)
    else:
        messages.success(request, f"“{own.group.name}” is deleted.")
    return redirect("group_list")
