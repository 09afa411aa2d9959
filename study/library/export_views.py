"""Lists of papers as files; the reader's own marks may narrow them."""

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
from study.search.own_papers import found_own_papers

UNREADABLE = (
    "These papers can't be put into a file:"
    " the address names none, or an unknown format or filter."
)


@require_safe
@login_not_required
def export_papers(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The papers that the catalogue shows for these filters.

    `papers` and `path` name others, in their order.
    """
    return export_response(request, papers_to_export(request))


@require_safe
@login_not_required
def export_search(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """All papers that the search finds for this reader, best first, then their own."""
    query = parse_query(read_search_form(request).cleaned_data.get("q", ""))
    learner = learner_of(request)
    search = Search(query, own_fields(learner))
    own_papers = found_own_papers(search, learner)
    ids = [*search.ids(Kind.PAPER), *own_papers.values_list("pk", flat=True)]
    return export_response(request, ids)


def papers_to_export(request: HttpRequest) -> Sequence[int] | None:
    """The papers that the address asks for; None when it can't be read."""
    if "papers" in request.GET:
        return named_papers(request, request.GET.getlist("papers"))
    if "path" in request.GET:
        return papers_of_path(request.GET["path"])
    return ids_in_list(filters_of(request), learner_of(request))


def named_papers(request: HttpRequest, values: list[str]) -> list[int] | None:
    """The papers of these slugs, separated by commas; None when there is no slug."""
    slugs = slugs_in(",".join(values))
    if not slugs:
        return None
    papers = Paper.objects.open_to(request.user).filter(slug__in=slugs)
    ids = dict(papers.values_list("slug", "pk"))
    return [ids[slug] for slug in slugs if slug in ids]


def papers_of_path(slug: str) -> list[int] | None:
    path = ReadingPath.objects.published().filter(slug=slug).first()
    if path is None:
        return None
    return list(path.steps.values_list("paper", flat=True))


def export_response(
    request: HttpRequest, ids: Sequence[int] | None
) -> HttpResponse | StreamingHttpResponse:
    """Those of these papers that are open to the reader, as the kind of file asked for.

    They are sent in batches; None stands for an address that can't be read.
    """
    ending = request.GET.get("format", "bib")
    if ids is None or ending not in FORMATS:
        return render(request, "400.html", {"problem": UNREADABLE}, status=400)
    content_type, write = FORMATS[ending]
    response = StreamingHttpResponse(
        write(export_batches(ids, request.user)),
        content_type=f"{content_type}; charset=utf-8",
    )
    response.headers["Content-Disposition"] = (
        f'attachment; filename="octavo.{ending}"'
    )
    return response
