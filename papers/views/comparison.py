"""Two to four papers side by side."""

from typing import Any
from urllib.parse import quote

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from papers.forms.comparison import MOST_PAPERS, ComparisonForm
from papers.models import Paper
from papers.queries.comparison import neighbours_of, papers_called
from papers.services.comparison import (
    compare_facts,
    compare_passages,
    links_between,
)
from papers.services.page_cache import load_papers

MOST_SUGGESTED = 4


@require_safe
@login_not_required
def compare(request: HttpRequest) -> HttpResponse:
    """The papers that the address names; `add` looks for one more by its name.

    Papers that were ticked in a list come as several values and become one address.
    """
    slug_lists = request.GET.getlist("papers")
    form = ComparisonForm(
        {"papers": ",".join(slug_lists), "add": request.GET.get("add", "")}
    )
    is_readable = form.is_valid()
    chosen = form.cleaned_data.get("papers", [])
    add = form.cleaned_data.get("add", "")
    if len(slug_lists) > 1 and is_readable and not add:
        return redirect(comparison_url(chosen))
    compared = chosen[:MOST_PAPERS]
    papers = published_papers(compared)
    slugs = [paper.slug for paper in papers]
    has_room = len(papers) < MOST_PAPERS
    candidates: list[Paper] = []
    if add and has_room:
        candidates = papers_called(add, but=slugs)
    if len(candidates) == 1:
        return redirect(comparison_url([*slugs, candidates[0].slug]))
    suggested = candidates
    if papers and has_room and not candidates:
        suggested = neighbours_of(papers)[:MOST_SUGGESTED]
    context = {
        "columns": [(paper, url_without(paper, slugs)) for paper in papers],
        "unknown": [slug for slug in compared if slug not in slugs],
        "is_readable": is_readable,
        "left_out": len(chosen) - len(compared),
        "slugs": ",".join(slugs),
        "add": add,
        "has_room": has_room,
        "is_ambiguous": bool(candidates),
        "suggested": [(paper, url_with(paper, slugs)) for paper in suggested],
    }
    if papers:
        context |= comparison_rows(papers)
    return render(request, "papers/compare.html", context)


def published_papers(slugs: list[str]) -> list[Paper]:
    """In the order of the slugs."""
    by_slug = {}
    for paper in load_papers(Paper.objects.published().filter(slug__in=slugs)):
        by_slug[paper.slug] = paper
    return [by_slug[slug] for slug in slugs if slug in by_slug]


def comparison_rows(papers: list[Paper]) -> dict[str, Any]:
    return {
        "facts": compare_facts(papers),
        "passages": compare_passages(papers),
        "links": links_between(papers),
    }


def comparison_url(slugs: list[str]) -> str:
    if not slugs:
        return reverse("compare")
    return f"{reverse('compare')}?papers={quote(','.join(slugs), safe=',')}"


def url_with(paper: Paper, slugs: list[str]) -> str:
    return comparison_url([*slugs, paper.slug])


def url_without(paper: Paper, slugs: list[str]) -> str:
    return comparison_url([slug for slug in slugs if slug != paper.slug])
