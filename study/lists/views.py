"""All lists of a learner's, and one of them to read and to print."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from study.access import LearnerRequest, own_kept_list, own_list
from study.lists.forms import ListForm
from study.lists.list_services import KEPT_DELETED
from study.lists.page_responses import list_context, print_list
from study.lists.shelf import shelf_of


@require_safe
def reading_list_list(request: LearnerRequest) -> HttpResponse:
    shelf = shelf_of(request.user, timezone.now() - KEPT_DELETED)
    context = {"shelf": shelf, "form": ListForm()}
    return render(request, "lists/reading_list_list.html", context)


@require_safe
def reading_list(request: LearnerRequest, list_id: int) -> HttpResponse:
    """A list's page; of a deleted list the way to bring it back."""
    found = own_kept_list(request, list_id)
    if found.deleted_at is not None:
        context = {"list": found, "kept_until": found.deleted_at + KEPT_DELETED}
        return render(request, "lists/deleted_list.html", context)
    return render(
        request, "lists/reading_list.html", list_context(request, found)
    )


@require_safe
def print_reading_list(request: LearnerRequest, list_id: int) -> HttpResponse:
    """The whole list on paper, with the notes."""
    return print_list(request, own_list(request, list_id))
