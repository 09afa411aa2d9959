"""What members suggest for a list that organisers change, and the answers."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from study.access import LearnerRequest
from study.group_access_lists import (
    group_list_for_arranging,
    group_list_for_reading,
    suggestion_for_group_list,
)
from study.sharing import shared_responses, suggestion_responses
from study.sharing.addresses import group_list_address
from study.unsent import gives_text_back


@require_http_methods(("GET", "HEAD", "POST"))
@gives_text_back
def suggest_to_group_reading_list(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    found = group_list_for_reading(request, group_id, list_id)
    if not found.can_suggest:
        raise Http404
    address = group_list_address(group_id, list_id)
    return shared_responses.suggest(request, found.reading_list, address)


@require_safe
def group_list_suggestions(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    found = group_list_for_arranging(request, group_id, list_id)
    return suggestion_responses.render_suggestions(request, found)


@require_POST
@gives_text_back
def group_accept_suggestion(
    request: LearnerRequest,
    group_id: int,
    suggestion_id: int,
) -> HttpResponse:
    suggestion = suggestion_for_group_list(request, group_id, suggestion_id)
    return suggestion_responses.accept(request, suggestion)


@require_POST
@gives_text_back
def group_decline_suggestion(
    request: LearnerRequest,
    group_id: int,
    suggestion_id: int,
) -> HttpResponse:
    suggestion = suggestion_for_group_list(request, group_id, suggestion_id)
    return suggestion_responses.decline(request, suggestion)
