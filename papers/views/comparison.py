"""Two to four papers side by side."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Selection:
    """What the address asks for: papers by their slugs, and `add`, words for one more.

    Ticked boxes of a list come as several values of one name.
    """

    slugs: list[str]
    add: str
    is_readable: bool
    is_ticked: bool

    @property
    def compared(self) -> list[str]:
        return self.slugs[:MOST_PAPERS]

    @property
    def left_out_count(self) -> int:
        return len(self.slugs) - len(self.compared)


def read_selection(request: HttpRequest) -> Selection:
    values = request.GET.getlist("papers")
    form = ComparisonForm(
        {
            "papers": ",".join(values),
            "add": request.GET.get("add", ""),
        }
    )
    return Selection(
        is_readable=form.is_valid(),
        is_ticked=len(values) > 1,
        slugs=form.cleaned_data.get("papers", []),
        add=form.cleaned_data.get("add", ""),
    )


@require_safe
@login_not_required
def compare(request: HttpRequest) -> HttpResponse:
    """The papers that the address names.

    An addition and ticked boxes become an address.
    """
    selection = read_selection(request)
    if selection.is_ticked and selection.is_readable and not selection.add:
        return redirect(comparison_url(selection.slugs))
    papers = open_papers(request, selection.compared)
    candidates = find_candidates(papers, selection.add)
    if len(candidates) == 1:
        return redirect(url_with(candidates[0], slugs_of(papers)))
    context = comparison_context(selection, papers, candidates)
    return render(request, "papers/compare.html", context)


def has_room_beside(papers: list[Paper]) -> bool:
    return len(papers) < MOST_PAPERS


def slugs_of(papers: list[Paper]) -> list[str]:
    return [paper.slug for paper in papers]


def find_candidates(papers: list[Paper], words: str) -> list[Paper]:
    """The papers that may be meant by the words for one more."""
    if not words or not has_room_beside(papers):
        return []
    return papers_called(words, but=slugs_of(papers))


def suggest_papers(papers: list[Paper], candidates: list[Paper]) -> list[Paper]:
    """What may be put beside the papers: what was meant, else what is linked."""
    if candidates or not has_room_beside(papers):
        return candidates
    return neighbours_of(papers)[:MOST_SUGGESTED]


def comparison_context(
    selection: Selection, papers: list[Paper], candidates: list[Paper]
) -> dict[str, Any]:
    slugs = slugs_of(papers)
    columns = [(paper, url_without(paper, slugs)) for paper in papers]
    suggested = []
    for paper in suggest_papers(papers, candidates):
        suggested.append((paper, url_with(paper, slugs)))
    return {
        "columns": columns,
        "unknown": [slug for slug in selection.compared if slug not in slugs],
        "is_readable": selection.is_readable,
        "left_out": selection.left_out_count,
        "slugs": ",".join(slugs),
        "add": selection.add,
        "has_room": has_room_beside(papers),
        "is_ambiguous": bool(candidates),
        "suggested": suggested,
        "facts": compare_facts(papers),
        "passages": compare_passages(papers),
        "links": links_between(papers),
    }


def open_papers(request: HttpRequest, slugs: list[str]) -> list[Paper]:
    """What the reader may compare, in the order of the slugs."""
    wanted = Paper.objects.open_to(request.user).filter(slug__in=slugs)
    by_slug = {paper.slug: paper for paper in load_papers(wanted)}
    return [by_slug[slug] for slug in slugs if slug in by_slug]


def comparison_url(slugs: list[str]) -> str:
    path = reverse("compare")
    if not slugs:
        return path
    joined = quote(",".join(slugs), safe=",")
    return f"{path}?papers={joined}"


def url_with(paper: Paper, slugs: list[str]) -> str:
    return comparison_url([*slugs, paper.slug])


def url_without(paper: Paper, slugs: list[str]) -> str:
    return comparison_url([slug for slug in slugs if slug != paper.slug])
