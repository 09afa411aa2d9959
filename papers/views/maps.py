"""The map: papers drawn with what leads from one to the other."""

from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.core.validators import slug_re
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from papers.models import Category, Link, Paper, ReadingPath, Topic
from papers.queries.catalogue import CATEGORIES
from papers.queries.maps import links_among, most_linked, on_topic
from papers.services.drawing import Tie, map_drawing, ties_of


class Region(NamedTuple):
    """The part of the library that a map is of; a category's slug is marked in the menu."""

    name: str
    url: str
    papers: QuerySet[Paper]
    category: str = ""


def asked_region(request: HttpRequest) -> Region:
    """The category, topic (with all below it) or path that the address names, or the whole library."""
    papers = Paper.objects.published()
    category, topic, path = (
        asked_slug(request, name) for name in ("category", "topic", "path")
    )
    if category:
        home = get_object_or_404(Category, slug=category)
        return Region(
            home.name, home.get_absolute_url(), papers.filter(category=home), category
        )
    if topic:
        node = get_object_or_404(Topic, slug=topic)
        return Region(node.name, node.get_absolute_url(), on_topic(node))
    if path:
        way = get_object_or_404(ReadingPath.objects.published(), slug=path)
        return Region(
            way.title, way.get_absolute_url(), papers.filter(path_steps__path=way)
        )
    return Region("The whole library", "", papers)


def asked_slug(request: HttpRequest, name: str) -> str:
    """What the address names; what can be nobody's slug is not found."""
    slug = request.GET.get(name, "")
    if slug and not slug_re.fullmatch(slug):
        raise Http404
    return slug


@require_safe
@login_not_required
def paper_map(request: HttpRequest) -> HttpResponse:
    region = asked_region(request)
    papers, total = most_linked(region.papers)
    links = links_among(papers)
    context = map_context(papers, ties_of(links), name=region.name) | {
        "region": region,
        "categories": [(slug, name) for slug, name, _ in CATEGORIES.rows()],
        "total": total,
        "rows": listed(papers, links),
    }
    return render(request, "papers/map.html", context)


def map_context(papers: list[Paper], ties: list[Tie], *, name: str) -> dict[str, Any]:
    return {
        "paper_count": len(papers),
        "tie_count": len(ties),
        "drawing": map_drawing(papers, ties, label=f"Map: {name}") if papers else None,
    }


def listed(papers: list[Paper], links: list[Link]) -> list[dict[str, Any]]:
    """Each paper with the links that start from it, in words."""
    urls = {paper.pk: paper.get_absolute_url() for paper in papers}
    found: dict[int, list[tuple[str, str, str, str]]] = {
        paper.pk: [] for paper in papers
    }
    for link in links:
        entry = (
            link.words.verb,
            urls[link.target_id],
            link.target.title,
            link.reason_html,
        )
        found[link.source_id].append(entry)
    return [
        {
            "title": paper.title,
            "year": paper.year,
            "url": urls[paper.pk],
            "links": found[paper.pk],
        }
        for paper in papers
    ]
