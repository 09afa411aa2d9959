"""A group's list as a whole: organisers make, rename, put away, delete."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from study.access import LearnerRequest, own_list
from study.group_access import organising_membership
from study.group_access_lists import group_list_for_arranging
from study.grouplists import services
from study.grouplists.beginnings import beginning_of
from study.grouplists.forms import GroupListForm, NewGroupListForm
from study.lists import list_services
from study.lists.forms import MergeForm
from study.lists.list_services import lists_of_same_owner
from study.lists.merge_responses import merge_into
from study.lists.services import ListIsFull, TooManyLists
from study.lists.words import FULL
from study.models import Membership, ReadingList
from study.models.reading_list import ReadingListQuerySet
from study.unsent import gives_text_back

FORM_METHODS = ("GET", "HEAD", "POST")
TOO_MANY = "The group keeps as many lists as it can. Delete one first."


@require_http_methods(FORM_METHODS)
@gives_text_back
def group_create_reading_list(
    request: LearnerRequest,
    group_id: int,
) -> HttpResponse:
    membership = organising_membership(request, group_id)
    if membership.group.closed_at is not None:
        raise Http404
    form = NewGroupListForm(request.POST or None, learner=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(create_from(request, membership, form))
        except TooManyLists:
            form.add_error(None, TOO_MANY)
        except ListIsFull:
            form.add_error(None, FULL)
    context = {"form": form, "group": membership.group}
    status = 422 if form.errors else 200
    return render(
        request,
        "grouplists/new_group_reading_list.html",
        context,
        status=status,
    )


def create_from(
    request: LearnerRequest,
    membership: Membership,
    form: NewGroupListForm,
) -> ReadingList:
    """The new list, with what it begins with. Raises TooManyLists, ListIsFull."""
    kind, key = form.beginning()
    words = {
        "group": membership.group,
        "editing": form.cleaned_data["editing"],
        "title": form.cleaned_data["title"],
        "description": form.cleaned_data["description"],
        "at": timezone.now(),
    }
    if kind == "list":
        return services.copy_list_to_group(
            source=own_list(request, int(key)), learner=request.user, **words
        )
    beginning = beginning_of(request, kind, key)
    return services.create_group_list(
        papers=beginning.papers, notes=beginning.notes, **words
    )


@require_http_methods(FORM_METHODS)
@gives_text_back
def group_edit_reading_list(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    """Also of a list that was deleted meanwhile: what was typed is kept with it."""
    found = group_list_for_arranging(request, group_id, list_id)
    words = {
        "title": found.title,
        "description": found.description,
        "editing": found.editing,
    }
    form = GroupListForm(request.POST or None, initial=words)
    if request.method == "POST" and form.is_valid():
        services.change_group_list(
            reading_list=found, at=timezone.now(), **form.cleaned_data
        )
        return redirect(found)
    others = other_lists_of_group(found)
    context = {
        "list": found,
        "form": form,
        "merge_form": MergeForm(lists=others),
        "has_others": others.exists(),
    }
    status = 422 if form.errors else 200
    return render(
        request,
        "grouplists/edit_group_reading_list.html",
        context,
        status=status,
    )


def other_lists_of_group(reading_list: ReadingList) -> ReadingListQuerySet:
    """What can come over to this list."""
    lists = lists_of_same_owner(reading_list).current()
    return lists.exclude(pk=reading_list.pk)


@require_POST
def group_merge_reading_lists(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    found = group_list_for_arranging(request, group_id, list_id)
    if found.deleted_at is not None:
        raise Http404
    return merge_into(request, found, other_lists_of_group(found))


@require_POST
def group_archive_reading_list(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    found = group_list_for_arranging(request, group_id, list_id)
    list_services.archive_list(reading_list=found, at=timezone.now())
    messages.success(request, f"“{found.title}” is archived.")
    return redirect("group_reading_list_list", group_id)


@require_POST
def group_unarchive_reading_list(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    found = group_list_for_arranging(request, group_id, list_id)
    list_services.unarchive_list(reading_list=found)
    return redirect(found)


@require_POST
def group_delete_reading_list(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    """To the page from which it can be brought back."""
    found = group_list_for_arranging(request, group_id, list_id)
    list_services.delete_list(reading_list=found, at=timezone.now())
    return redirect(found)


@require_POST
def group_restore_reading_list(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    found = group_list_for_arranging(request, group_id, list_id)
    list_services.restore_list(reading_list=found, at=timezone.now())
    return redirect(found)
