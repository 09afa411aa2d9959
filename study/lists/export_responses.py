"""A list as a file, for whom it belongs to or the group that reads it."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from papers.services.exports import FORMATS, export_batches
from study.access import LearnerRequest
from study.lists.printing import list_as_markdown
from study.models import Learner, ReadingList

MARKDOWN_TYPE = "text/markdown; charset=utf-8"
UNKNOWN_FORMAT = (
    "A list can't be put into a file of that kind. Go back and choose one."
)
ExportResponse = HttpResponse | StreamingHttpResponse


def export_list(request: LearnerRequest, found: ReadingList) -> ExportResponse:
    ending = request.GET.get("format", "bib")
    if ending != "md" and ending not in FORMATS:
        context = {"problem": UNKNOWN_FORMAT}
        return render(request, "400.html", context, status=400)
    if ending == "md":
        text = "".join(list_as_markdown(found, request.user))
        response: ExportResponse = HttpResponse(
            text, content_type=MARKDOWN_TYPE
        )
    else:
        response = bibliography_response(found, ending, request.user)
    file_name = f'attachment; filename="octavo-list.{ending}"'
    response.headers["Content-Disposition"] = file_name
    return response


def bibliography_response(
    found: ReadingList, ending: str, learner: Learner
) -> StreamingHttpResponse:
    """The list's papers in a format of FORMATS, in batches."""
    entries = found.entries.of_papers().in_order()
    ids = list(entries.values_list("paper_id", flat=True))
    content_type, write = FORMATS[ending]
    return StreamingHttpResponse(
        write(export_batches(ids, learner)),
        content_type=f"{content_type}; charset=utf-8",
    )
