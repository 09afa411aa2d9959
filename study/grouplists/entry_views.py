"""The entries of a group's list, changed by whom its rule lets."""

from django.http import HttpResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from study.access import LearnerRequest
from study.group_access_lists import group_list_for_editing
from study.lists import adding_responses, entry_responses, undo_responses
from study.unsent import gives_text_back


@require_safe
def group_find_papers_for_list(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    found = group_list_for_editing(request, group_id, list_id)
    return adding_responses.find_papers_for(request, found)


@require_POST
def group_remove_from_list(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    found = group_list_for_editing(request, group_id, list_id)
    return adding_responses.remove_papers_from(request, found)


@require_POST
@gives_text_back
def group_add_list_line(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    found = group_list_for_editing(request, group_id, list_id)
    return entry_responses.add_line_to(request, found)


@require_http_methods(("GET", "HEAD", "POST"))
@gives_text_back
def group_edit_list_entry(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
    entry_id: int,
) -> HttpResponse:
    found = group_list_for_editing(request, group_id, list_id)
    return entry_responses.edit_entry_of(request, found, entry_id)


@require_POST
def group_move_list_entry(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
    entry_id: int,
) -> HttpResponse:
    found = group_list_for_editing(request, group_id, list_id)
    return entry_responses.move_entry_of(request, found, entry_id)


@require_POST
def group_remove_list_entry(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
    entry_id: int,
) -> HttpResponse:
    found = group_list_for_editing(request, group_id, list_id)
    return entry_responses.remove_entry_of(request, found, entry_id)


@require_POST
def group_undo_list_change(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    found = group_list_for_editing(request, group_id, list_id)
    return undo_responses.undo_change_of(request, found)
