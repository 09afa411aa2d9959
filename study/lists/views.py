"""All lists of a learner's, and one of them to read and to print."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from study.access import LearnerRequest, own_kept_list, own_list
from study.lists.change_services import latest_change
from study.lists.entries import entry_counts, entry_rows, render_entries
from study.lists.forms import LineForm, ListForm, PageForm
from study.lists.list_services import KEPT_DELETED
from study.lists.printing import printed_entries
from study.lists.shelf import shelf_of
from study.lists.words import undo_words
from study.models import ReadingList
from study.pagination import make_page


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
    return render(request, "lists/reading_list.html", list_context(request, found))


def list_context(request: LearnerRequest, found: ReadingList) -> dict[str, Any]:
    form = PageForm(request.GET)
    if not form.is_valid():
        raise Http404
    page_number = form.cleaned_data["page"] or 1
    counts = entry_counts(found, request.user)
    list_url = found.get_absolute_url()
    change = latest_change(found)

    def page_url(number: int) -> str:
        return f"{list_url}?page={number}"

    rows = []
    if page_number <= counts.last_page:
        rows = entry_rows(found, request.user, page_number=page_number)
    return {
        "list": found,
        "counts": counts,
        "rows": rows,
        "rows_html": render_entries(request, found, rows),
        "page": make_page(page_number, counts.last_page, page_url),
        "latest_change": change,
        "undo_words": undo_words(change),
        "line_form": LineForm(auto_id="id_line_%s"),
        "export_url": reverse("export_reading_list", args=[found.pk]),
    }


@require_safe
def print_reading_list(request: LearnerRequest, list_id: int) -> HttpResponse:
    """The whole list on paper, with the learner's notes."""
    found = own_list(request, list_id)
    context = {"list": found, "entries": printed_entries(found, request.user)}
    return render(request, "lists/print_reading_list.html", context)
