"""A list of one member's own that they show to the group."""

from django.http import HttpResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from study.access import LearnerRequest
from study.group_access_lists import shown_list
from study.sharing import shared_responses
from study.sharing.addresses import group_address
from study.unsent import gives_text_back


@require_safe
def shown_group_list(
    request: LearnerRequest,
    group_id: int,
    shown_id: int,
) -> HttpResponse:
    reading_list = shown_list(request, group_id, shown_id)
    address = group_address(group_id, shown_id)
    return shared_responses.render_shared(request, reading_list, address)


@require_safe
def export_shown_group_list(
    request: LearnerRequest,
    group_id: int,
    shown_id: int,
) -> HttpResponse:
    return shared_responses.export_response(
        request, shown_list(request, group_id, shown_id)
    )


@require_safe
def print_shown_group_list(
    request: LearnerRequest,
    group_id: int,
    shown_id: int,
) -> HttpResponse:
    reading_list = shown_list(request, group_id, shown_id)
    address = group_address(group_id, shown_id)
    return shared_responses.print_shared(request, reading_list, address)


@require_POST
def copy_shown_group_list(
    request: LearnerRequest,
    group_id: int,
    shown_id: int,
) -> HttpResponse:
    reading_list = shown_list(request, group_id, shown_id)
    address = group_address(group_id, shown_id)
    return shared_responses.copy_list_of_another(request, reading_list, address)


@require_http_methods(("GET", "HEAD", "POST"))
@gives_text_back
def suggest_to_shown_group_list(
    request: LearnerRequest,
    group_id: int,
    shown_id: int,
) -> HttpResponse:
    reading_list = shown_list(request, group_id, shown_id)
    address = group_address(group_id, shown_id)
    return shared_responses.suggest(request, reading_list, address)
