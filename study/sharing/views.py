"""A list's owner decides who may see it and who may change it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest, own_list
from study.models import ReadingList, StudyGroup
from study.sharing import services
from study.sharing.addresses import (
    ListAddress,
    group_address,
    link_address,
    public_address,
)
from study.sharing.forms import EditingForm, VisibilityForm
from study.sharing.queries import list_contents

Visibility = ReadingList.Visibility
UNREADABLE = "Nothing can be done with this. Go back and choose again."


@require_safe
def list_sharing(
    request: LearnerRequest,
    list_id: int,
) -> HttpResponse:
    """Who sees the list; with `to` what a change would mean, before it is made."""
    reading_list = own_list(request, list_id)
    wanted = {
        "visibility": request.GET.get("to", ""),
        "group": request.GET.get("group", ""),
    }
    form = VisibilityForm(wanted, learner=request.user)
    if not form.is_valid():
        return render_sharing(request, reading_list)
    context = {
        "reading_list": reading_list,
        "to": form.cleaned_data["visibility"],
        "group": form.cleaned_data["group"],
        "contents": list_contents(reading_list),
    }
    return render(request, "sharing/confirm_visibility.html", context)


def render_sharing(
    request: LearnerRequest,
    reading_list: ReadingList,
    *,
    new_address: ListAddress | None = None,
) -> HttpResponse:
    """new_address: of a link that was just made, which is shown only this once."""
    address = new_address
    if reading_list.visibility == Visibility.PUBLIC:
        address = public_address(reading_list.pk)
    elif reading_list.group_id is not None:
        address = group_address(reading_list.group_id, reading_list.pk)
    context: dict[str, Any] = {
        "reading_list": reading_list,
        "shown_url": address.full_url if address else "",
        "groups": StudyGroup.objects.of(request.user).open(),
        "form": EditingForm(initial={"editing": reading_list.editing}),
    }
    return render(request, "sharing/list_sharing.html", context)


@require_POST
def set_list_visibility(
    request: LearnerRequest,
    list_id: int,
) -> HttpResponse:
    """Answers with the page itself where it shows a link, which is kept nowhere."""
    reading_list = own_list(request, list_id)
    form = VisibilityForm(request.POST, learner=request.user)
    if not form.is_valid():
        return render(request, "400.html", {"problem": UNREADABLE}, status=400)
    wanted = form.cleaned_data["visibility"]
    if wanted == Visibility.LINK:
        address = link_address(services.share_by_link(reading_list))
        return render_sharing(request, reading_list, new_address=address)
    if wanted == Visibility.PUBLIC:
        services.make_list_public(reading_list)
        messages.success(request, "Everybody can see the list now.")
    elif wanted == Visibility.GROUP:
        group = form.cleaned_data["group"]
        services.show_list_to_group(reading_list=reading_list, group=group)
        messages.success(
            request, f"Members of “{group.name}” can see the list now."
        )
    else:
        services.make_list_private(reading_list)
        messages.success(request, "Only you see the list now.")
    return redirect("list_sharing", list_id)


@require_POST
def set_list_editing(
    request: LearnerRequest,
    list_id: int,
) -> HttpResponse:
    reading_list = own_list(request, list_id)
    form = EditingForm(request.POST)
    if not form.is_valid():
        return render(request, "400.html", {"problem": UNREADABLE}, status=400)
    reading_list.editing = form.cleaned_data["editing"]
    reading_list.save(update_fields=["editing"])
    messages.success(request, "Saved.")
    return redirect("list_sharing", list_id)
