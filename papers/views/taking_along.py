"""Papers as a file for a reference manager or a spreadsheet."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from papers.services.taking_along import FORMATS, pieces_of


def file_of(request: HttpRequest, ids: Sequence[int] | None) -> HttpResponse | StreamingHttpResponse:
    """The published ones of these papers in the format that the address names, in pieces; None can't be read."""
    ending = request.GET.get("format", "bib")
    content_type, write = FORMATS.get(ending, ("", None))
    if write is None or ids is None:
        problem = "These papers can't be put into a file: the address names none, or an unknown format or filter."
        return render(request, "400.html", {"problem": problem}, status=400)
    response = StreamingHttpResponse(write(pieces_of(ids)), content_type=f"{content_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="octavo.{ending}"'
    return response
