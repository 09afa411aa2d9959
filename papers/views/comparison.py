"""Two to four papers side by side."""

from typing import Any
from urllib.parse import quote

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from papers.forms.comparison import MOST, ComparisonForm
from papers.models import Paper
from papers.queries.comparison import neighbours_of, papers_called
from papers.services.comparison import facts, passages, ties_between
from papers.services.rendering import with_relations


def address(slugs: list[str]) -> str:
    return (
        f"{reverse('compare')}?papers={quote(','.join(slugs), safe=',')}"
        if slugs
        else reverse("compare")
    )


@require_safe
@login_not_required
def compare(request: HttpRequest) -> HttpResponse:
    """The papers that the address names, ticked ones first as one address; `add` looks for one more by its name."""
    named = request.GET.getlist("papers")
    form = ComparisonForm(
        {"papers": ",".join(named), "add": request.GET.get("add", "")}
    )
    is_valid = form.is_valid()
    chosen, add = form.cleaned_data.get("papers", []), form.cleaned_data.get("add", "")
    if len(named) > 1 and is_valid and not add:
        return redirect(address(chosen))
    asked = chosen[:MOST]
    found = {
        paper.slug: paper
        for paper in with_relations(Paper.objects.published().filter(slug__in=asked))
    }
    papers = [found[slug] for slug in asked if slug in found]
    slugs = [paper.slug for paper in papers]
    candidates = papers_called(add, but=slugs) if add and len(papers) < MOST else []
    if len(candidates) == 1:
        return redirect(address([*slugs, candidates[0].slug]))
    suggested = candidates or (
        neighbours_of(papers)[:4] if papers and len(papers) < MOST else []
    )
    context = {
        "columns": [
            (paper, address([slug for slug in slugs if slug != paper.slug]))
            for paper in papers
        ],
        "unknown": [slug for slug in asked if slug not in found],
        "is_readable": is_valid,
        "left_out": len(chosen) - len(asked),
        "asked": ",".join(slugs),
        "add": add,
        "has_room": len(papers) < MOST,
        "is_ambiguous": bool(candidates),
        "suggested": [(paper, address([*slugs, paper.slug])) for paper in suggested],
    }
    return render(request, "papers/compare.html", context | rows(papers))


def rows(papers: list[Paper]) -> dict[str, Any]:
    if not papers:
        return {}
    return {
        "facts": facts(papers),
        "passages": passages(papers),
        "ties": ties_between(papers),
    }
