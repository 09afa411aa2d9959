"""The entries of a list: lines of one's own, notes, places, taking off."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from study.access import LearnerRequest, own_kept_list, own_list
from study.lists.entry_responses import (
    add_line_to,
    edit_entry_of,
    move_entry_of,
    remove_entry_of,
)


@require_POST
def add_list_line(request: LearnerRequest, list_id: int) -> HttpResponse:
    return add_line_to(request, own_list(request, list_id))


@require_http_methods(("GET", "HEAD", "POST"))
def edit_list_entry(
    request: LearnerRequest, list_id: int, entry_id: int
) -> HttpResponse:
    """What is said about an entry; also on a list that was deleted meanwhile."""
    return edit_entry_of(request, own_kept_list(request, list_id), entry_id)


@require_POST
def move_list_entry(
    request: LearnerRequest, list_id: int, entry_id: int
) -> HttpResponse:
    """To the place that was sent, if the list is still as it was seen.

    Scripts get the place and the version as JSON, and 409 when they shall load the
    page again.
    """
    return move_entry_of(request, own_list(request, list_id), entry_id)


@require_POST
def remove_list_entry(
    request: LearnerRequest, list_id: int, entry_id: int
) -> HttpResponse:
    """Sent twice, it leads to the same place twice."""
    return remove_entry_of(request, own_list(request, list_id), entry_id)
