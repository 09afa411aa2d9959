"""A paper's citation, exported for reference managers."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from papers.formats import Citation, to_bibtex, to_csl_json, to_ris
from papers.models import Paper
from papers.services.citations import citation_of

BIBTEX = "application/x-bibtex"
RIS = "application/x-research-info-systems"
CSL_JSON = "application/vnd.citationstyles.csl+json"


def visible_citation(request: HttpRequest, slug: str) -> Citation:
    paper = get_object_or_404(Paper.objects.visible_to(request.user), slug=slug)
    names = paper.authorships.values_list("author__name", flat=True)
    return citation_of(paper, list(names))


def citation_file(text: str, media_type: str, name: str) -> HttpResponse:
    content_type = f"{media_type}; charset=utf-8"
    response = HttpResponse(text, content_type=content_type)
    disposition = f'attachment; filename="{name}"'
    response.headers["Content-Disposition"] = disposition
    return response


@require_safe
@login_not_required
def paper_bib(request: HttpRequest, slug: str) -> HttpResponse:
    citation = visible_citation(request, slug)
    text = to_bibtex([citation])
    return citation_file(text, BIBTEX, f"{slug}.bib")


@require_safe
@login_not_required
def paper_ris(request: HttpRequest, slug: str) -> HttpResponse:
    citation = visible_citation(request, slug)
    text = to_ris([citation])
    return citation_file(text, RIS, f"{slug}.ris")


@require_safe
@login_not_required
def paper_json(request: HttpRequest, slug: str) -> HttpResponse:
    citation = visible_citation(request, slug)
    text = to_csl_json([citation])
    return citation_file(text, CSL_JSON, f"{slug}.json")
