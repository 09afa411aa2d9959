"""A list as a file, for whom it belongs to."""

from django.views.decorators.http import require_safe

from study.access import LearnerRequest, own_list
from study.lists.export_responses import ExportResponse, export_list


@require_safe
def export_reading_list(
    request: LearnerRequest, list_id: int
) -> ExportResponse:
    """All formats of the library's papers, in the list's order.

    Markdown has the headings, the lines and the notes too.
    """
    return export_list(request, own_list(request, list_id))
