"""From a file or a text onto a list: the form, the preview, the import, its undo."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from config.http import accepts_body
from study import access
from study.access import LearnerRequest
from study.group_access_lists import group_list_for_editing, lists_to_fill
from study.importing import services
from study.importing.forms import (
    BODY_TOO_LARGE,
    LARGEST_BODY,
    ChoicesForm,
    NewListForm,
    ReferencesForm,
)
from study.importing.plan import plan_import, text_of_rows
from study.importing.preview import row_groups
from study.importing.progress_responses import (
    CANNOT_IMPORT,
    CONFIRMED_ALREADY,
    REFUSALS,
    is_long,
    stream_import,
)
from study.importing.rows import kept_rows
from study.models import ListImport, ReadingList
from study.unsent import gives_text_back, text_given_back


@require_safe
def new_list_import(request: LearnerRequest) -> HttpResponse:
    return render_form(request, NewListForm(), None, status=200)


@accepts_body(LARGEST_BODY, BODY_TOO_LARGE)
@require_POST
def read_new_list_import(request: LearnerRequest) -> HttpResponse:
    form = NewListForm(request.POST, request.FILES)
    if not form.is_valid():
        return render_form(request, form, None, status=400)
    list_import = services.keep_references(
        learner=request.user,
        references=form.references,
        source_name=form.source_name,
        list_title=form.cleaned_data["list_title"],
        at=timezone.now(),
    )
    return redirect(list_import)


@require_safe
def import_to_list(request: LearnerRequest, list_id: int) -> HttpResponse:
    reading_list = access.own_list(request, list_id)
    return render_form(request, ReferencesForm(), reading_list, status=200)


@accepts_body(LARGEST_BODY, BODY_TOO_LARGE)
@require_POST
@gives_text_back
def read_list_import(request: LearnerRequest, list_id: int) -> HttpResponse:
    return read_references(request, access.own_list(request, list_id))


def read_references(
    request: LearnerRequest, reading_list: ReadingList
) -> HttpResponse:
    form = ReferencesForm(request.POST, request.FILES)
    if not form.is_valid():
        return render_form(request, form, reading_list, status=400)
    list_import = services.keep_references(
        learner=request.user,
        references=form.references,
        source_name=form.source_name,
        reading_list=reading_list,
        at=timezone.now(),
    )
    return redirect(list_import)


@require_safe
def group_import_to_list(
    request: LearnerRequest, group_id: int, list_id: int
) -> HttpResponse:
    reading_list = group_list_for_editing(request, group_id, list_id)
    return render_form(request, ReferencesForm(), reading_list, status=200)


@accepts_body(LARGEST_BODY, BODY_TOO_LARGE)
@require_POST
@gives_text_back
def group_read_list_import(
    request: LearnerRequest, group_id: int, list_id: int
) -> HttpResponse:
    reading_list = group_list_for_editing(request, group_id, list_id)
    return read_references(request, reading_list)


class ListIsClosedToThem(Http404):
    """Meanwhile they may not fill the group's list any more for which they read."""

    def __init__(self, kept: ListImport) -> None:
        super().__init__()
        self.kept = kept


def usable_import(request: LearnerRequest, import_id: int) -> ListImport:
    """What was read for an own list, or for one of a group that they may still fill."""
    kept = access.own_list_import(request, import_id)
    reading_list = kept.reading_list
    if reading_list is None or not reading_list.is_of_group:
        return kept
    if not lists_to_fill(request.user).filter(pk=reading_list.pk).exists():
        raise ListIsClosedToThem(kept)
    return kept


def give_rows_back(request: LearnerRequest, kept: ListImport) -> HttpResponse:
    """The same page as for any other text that may no longer be sent."""
    if kept.confirmed_at is not None:
        raise Http404
    return text_given_back(request, text_of_rows(kept_rows(kept.rows)))


def render_form(
    request: LearnerRequest,
    form: ReferencesForm,
    reading_list: ReadingList | None,
    *,
    status: int,
) -> HttpResponse:
    context = {"form": form, "reading_list": reading_list}
    return render(request, "importing/import_form.html", context, status=status)


@require_safe
def list_import(request: LearnerRequest, import_id: int) -> HttpResponse:
    """The preview; after the import what came of it."""
    try:
        kept = usable_import(request, import_id)
    except ListIsClosedToThem as refusal:
        return give_rows_back(request, refusal.kept)
    if kept.confirmed_at is not None:
        return render_result(request, kept)
    return render_preview(request, kept, status=200)


def render_result(request: LearnerRequest, kept: ListImport) -> HttpResponse:
    context = {
        "list_import": kept,
        "entry_count": len(kept.added_entries),
        "paper_count": len(kept.added_papers),
    }
    return render(request, "importing/import_result.html", context)


def render_preview(
    request: LearnerRequest,
    kept: ListImport,
    *,
    problem: str = "",
    status: int,
) -> HttpResponse:
    planned = plan_import(kept, {})
    reading_list = kept.reading_list
    is_for_group = reading_list is not None and reading_list.is_of_group
    context: dict[str, Any] = {
        "list_import": kept,
        "groups": row_groups(planned, is_for_group=is_for_group),
        "row_count": len(planned),
        "problem": problem,
    }
    return render(
        request, "importing/import_preview.html", context, status=status
    )


@require_POST
def confirm_import(
    request: LearnerRequest, import_id: int
) -> HttpResponse | StreamingHttpResponse:
    try:
        kept = usable_import(request, import_id)
    except ListIsClosedToThem as refusal:
        return give_rows_back(request, refusal.kept)
    choices = ChoicesForm(request.POST).choices()
    if kept.confirmed_at is None and is_long(kept):
        return stream_import(request, kept, choices)
    try:
        services.confirm_import(
            list_import=kept, choices=choices, at=timezone.now()
        )
    except services.ConfirmedAlready:
        messages.info(request, CONFIRMED_ALREADY)
    except CANNOT_IMPORT as refusal:
        words = REFUSALS[type(refusal)]
        return render_preview(request, kept, problem=words, status=409)
    return redirect(kept)


@require_POST
def undo_import(request: LearnerRequest, import_id: int) -> HttpResponse:
    kept = usable_import(request, import_id)
    removed = services.undo_import(list_import=kept, at=timezone.now())
    entries = "1 entry is" if removed == 1 else f"{removed} entries are"
    messages.success(request, f"Taken back: {entries} off the list again.")
    return redirect(kept)


@require_POST
def discard_import(request: LearnerRequest, import_id: int) -> HttpResponse:
    """Forget what was read; what was imported of it stays."""
    kept = usable_import(request, import_id)
    reading_list = kept.reading_list
    kept.delete()
    if reading_list is None:
        return redirect("new_list_import")
    return redirect(reading_list.url_of("import_to_list"))
