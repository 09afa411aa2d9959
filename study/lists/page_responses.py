"""What the page of a list shows, and its print, whoever's it is."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from study.access import LearnerRequest
from study.lists.change_services import latest_change
from study.lists.entries import (
    EntryExtras,
    EntryRow,
    entry_counts,
    entry_rows,
    no_extras,
    render_entries,
)
from study.lists.forms import LineForm, PageForm
from study.lists.printing import printed_entries
from study.lists.words import undo_words
from study.models import ReadingList
from study.pagination import make_page


def list_context(
    request: LearnerRequest,
    found: ReadingList,
    *,
    can_edit: bool = True,
    extras_on: Callable[[list[EntryRow]], EntryExtras] = no_extras,
) -> dict[str, Any]:
    """can_edit, extras_on: of a group's list; see render_entries."""
    form = PageForm(request.GET)
    if not form.is_valid():
        raise Http404
    page_number = form.cleaned_data["page"] or 1
    counts = entry_counts(found, request.user)
    list_url = found.get_absolute_url()
    change = latest_change(found) if can_edit else None

    def page_url(number: int) -> str:
        return f"{list_url}?page={number}"

    rows = []
    if page_number <= counts.last_page:
        rows = entry_rows(found, request.user, page_number=page_number)
    return {
        "list": found,
        "counts": counts,
        "rows": rows,
        "rows_html": render_entries(
            request, found, rows, can_edit, extras_on(rows)
        ),
        "page": make_page(page_number, counts.last_page, page_url),
        "latest_change": change,
        "undo_words": undo_words(change),
        "line_form": LineForm(auto_id="id_line_%s"),
        "export_url": found.url_of("export_reading_list"),
    }


def print_list(request: LearnerRequest, found: ReadingList) -> HttpResponse:
    context = {"list": found, "entries": printed_entries(found, request.user)}
    return render(request, "lists/print_reading_list.html", context)
