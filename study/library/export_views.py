"""Lists of papers to take along; the reader's own marks may narrow them."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from papers.forms.comparison import slugs_in
from papers.models import Paper, ReadingPath
from papers.search.finding import Search
from papers.search.kinds import Kind
from papers.search.language import parse_query
from papers.services.exports import FORMATS, export_batches
from study.access import learner_of
from study.library.catalogue import filters_of
from study.library.catalogue_rows import ids_in_list
from study.search.forms import read_search_form
from study.search.own_fields import own_fields


@require_safe
@login_not_required
def export_papers(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The papers that the catalogue shows for these filters, or those that `papers` or `path` names, in their order."""
    return file_of(request, asked_papers(request))


@require_safe
@login_not_required
def export_search(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """All papers that the search finds for this reader, best first."""
    query = parse_query(read_search_form(request).cleaned_data.get("q", ""))
    return file_of(
        request, Search(query, own_fields(learner_of(request))).ids(Kind.PAPER)
    )


def asked_papers(request: HttpRequest) -> Sequence[int] | None:
    """The published papers that the address asks for; None when it can't be read."""
    if "papers" in request.GET:
        slugs = slugs_in(",".join(request.GET.getlist("papers")))
        found = dict(
            Paper.objects.published().filter(slug__in=slugs).values_list("slug", "pk")
        )
        return [found[slug] for slug in slugs if slug in found] if slugs else None
    if "path" in request.GET:
        path = ReadingPath.objects.published().filter(slug=request.GET["path"]).first()
        return path and list(path.steps.values_list("paper", flat=True))
    return ids_in_list(filters_of(request), learner_of(request))


def file_of(
    request: HttpRequest, ids: Sequence[int] | None
) -> HttpResponse | StreamingHttpResponse:
    """The published ones of these papers in the format that the address names, in pieces; None can't be read."""
    ending = request.GET.get("format", "bib")
    content_type, write = FORMATS.get(ending, ("", None))
    if write is None or ids is None:
        problem = "These papers can't be put into a file: the address names none, or an unknown format or filter."
        return render(request, "400.html", {"problem": problem}, status=400)
    response = StreamingHttpResponse(
        write(export_batches(ids)), content_type=f"{content_type}; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="octavo.{ending}"'
    return response
