"""A list as a whole: making, changing, joining, putting away, throwing away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from study.access import LearnerRequest, own_kept_list, own_list
from study.lists import list_services
from study.lists.forms import ListForm, MergeForm
from study.lists.merge_responses import merge_into
from study.lists.services import TooManyLists, create_list
from study.lists.undo_responses import undo_change_of
from study.lists.words import (
    TOO_MANY_LISTS,
)
from study.models import ReadingList

FORM_METHODS = ("GET", "HEAD", "POST")


@require_http_methods(FORM_METHODS)
def create_reading_list(request: LearnerRequest) -> HttpResponse:
    form = ListForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            new_list = create_list(
                learner=request.user, at=timezone.now(), **form.cleaned_data
            )
        except TooManyLists:
            form.add_error(None, TOO_MANY_LISTS)
        else:
            return redirect(new_list)
    context = {"form": form}
    status = 422 if form.errors else 200
    return render(
        request, "lists/new_reading_list.html", context, status=status
    )


@require_http_methods(FORM_METHODS)
def edit_reading_list(request: LearnerRequest, list_id: int) -> HttpResponse:
    """Also of a list that was deleted meanwhile: what was typed is kept with it."""
    found = own_kept_list(request, list_id)
    words = {"title": found.title, "description": found.description}
    form = ListForm(request.POST or None, initial=words)
    if request.method == "POST" and form.is_valid():
        list_services.describe_list(
            reading_list=found, at=timezone.now(), **form.cleaned_data
        )
        return redirect(found)
    others = ReadingList.objects.current().filter(learner=request.user)
    context = {
        "list": found,
        "form": form,
        "merge_form": MergeForm(lists=others.exclude(pk=found.pk)),
        "has_others": others.exclude(pk=found.pk).exists(),
    }
    status = 422 if form.errors else 200
    return render(
        request, "lists/edit_reading_list.html", context, status=status
    )


@require_POST
def merge_reading_lists(request: LearnerRequest, list_id: int) -> HttpResponse:
    found = own_list(request, list_id)
    lists = ReadingList.objects.standing().filter(learner=request.user)
    return merge_into(request, found, lists.exclude(pk=found.pk))


@require_POST
def archive_reading_list(request: LearnerRequest, list_id: int) -> HttpResponse:
    found = own_list(request, list_id)
    list_services.archive_list(reading_list=found, at=timezone.now())
    messages.success(request, f"“{found.title}” is archived.")
    return redirect("reading_list_list")


@require_POST
def unarchive_reading_list(
    request: LearnerRequest, list_id: int
) -> HttpResponse:
    found = own_list(request, list_id)
    list_services.unarchive_list(reading_list=found)
    return redirect(found)


@require_POST
def delete_reading_list(request: LearnerRequest, list_id: int) -> HttpResponse:
    """Sent twice, it leads to the same place twice."""
    found = own_kept_list(request, list_id)
    list_services.delete_list(reading_list=found, at=timezone.now())
    messages.success(
        request, f"“{found.title}” is deleted. Below you can bring it back."
    )
    return redirect("reading_list_list")


@require_POST
def restore_reading_list(request: LearnerRequest, list_id: int) -> HttpResponse:
    found = own_kept_list(request, list_id)
    list_services.restore_list(reading_list=found, at=timezone.now())
    return redirect(found)


@require_POST
def undo_list_change(request: LearnerRequest, list_id: int) -> HttpResponse:
    return undo_change_of(request, own_list(request, list_id))
