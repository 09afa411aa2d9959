"""The map: papers drawn with what leads from one to the other."""

from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.core.validators import slug_re
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from papers.models import Category, Link, Paper, ReadingPath, Topic
from papers.queries.maps import links_among, most_linked, on_topic, own_links
from papers.services.drawing import PaperEdge, edges_of, map_drawing, year_label
from papers.services.timeline_drawing import timeline_drawing

# By field and year; and from what others build on to what builds on it.
VIEWS = {"fields": "Fields and years", "links": "What leads where"}
# With more papers than these, lines that lead from box to box fill a hall.
MOST_FOR_LINKS = 60


class MapRegion(NamedTuple):
    """The part of the library that a map is of.

    A category's slug is marked in the menu.
    """

    name: str
    url: str
    papers: QuerySet[Paper]
    category: str = ""


def read_region(request: HttpRequest) -> MapRegion:
    """The category, topic (with all below it) or path that the address names.

    Without any it is the whole library.
    """
    papers = Paper.objects.published()
    category_slug = read_slug(request, "category")
    topic_slug = read_slug(request, "topic")
    path_slug = read_slug(request, "path")
    if category_slug:
        category = get_object_or_404(Category, slug=category_slug)
        return MapRegion(
            category.name,
            category.get_absolute_url(),
            papers.filter(category=category),
            category_slug,
        )
    if topic_slug:
        topic = get_object_or_404(Topic, slug=topic_slug)
        return MapRegion(topic.name, topic.get_absolute_url(), on_topic(topic))
    if path_slug:
        path = get_object_or_404(
            ReadingPath.objects.published(), slug=path_slug
        )
        return MapRegion(
            path.title,
            path.get_absolute_url(),
            papers.filter(path_steps__path=path),
        )
    return MapRegion("The whole library", "", papers)


def read_slug(request: HttpRequest, name: str) -> str:
    """What the address names; what can be nobody's slug is not found."""
    slug = request.GET.get(name, "")
    if slug and not slug_re.fullmatch(slug):
        raise Http404
    return slug


@require_safe
@login_not_required
def paper_map(request: HttpRequest) -> HttpResponse:
    region = read_region(request)
    papers, total = most_linked(region.papers)
    links = links_among(papers)
    paper_count = len(papers)
    # Only who has them sees them: this page is in nobody's cache.
    links_of_own = own_links(papers, request.user)
    papers += endpoints_of_own(links_of_own)
    links += links_of_own
    edges = edges_of(links)
    view = read_view(request, len(papers))
    categories = list(Category.objects.order_by("position", "name"))
    context = {
        "region": region,
        "categories": categories,
        "view": view,
        "is_small": len(papers) <= MOST_FOR_LINKS,
        "view_choices": view_choices(request),
        "total": total,
        "paper_count": paper_count,
        "own_count": len(papers) - paper_count,
        "edge_count": len(edges),
        "drawing": draw(papers, edges, categories, view, f"Map: {region.name}"),
        "rows": map_rows(papers, links),
    }
    return render(request, "papers/map.html", context)


def read_view(request: HttpRequest, paper_count: int) -> str:
    """The one that is asked for, or the one that so many papers fit."""
    view = request.GET.get("view", "")
    if view in VIEWS:
        return view
    if paper_count > MOST_FOR_LINKS:
        return "fields"
    return "links"


def view_choices(request: HttpRequest) -> list[tuple[str, str, str]]:
    """The views of the same region: name, words and address."""
    choices = []
    for name, words in VIEWS.items():
        parameters = request.GET.copy()
        parameters["view"] = name
        choices.append((name, words, f"?{parameters.urlencode()}"))
    return choices


def draw(
    papers: list[Paper],
    edges: list[PaperEdge],
    categories: list[Category],
    view: str,
    label: str,
) -> dict[str, Any] | None:
    """None when there is nothing to draw."""
    if not papers:
        return None
    if view == "links":
        return map_drawing(papers, edges, label=label)
    fields = [(category.pk, category.name) for category in categories]
    return timeline_drawing(papers, edges, fields, label=label)


def endpoints_of_own(links: list[Link]) -> list[Paper]:
    """The own papers that these links start from, each once."""
    return list(dict.fromkeys(link.source for link in links))


def map_rows(papers: list[Paper], links: list[Link]) -> list[dict[str, Any]]:
    """Each paper with the links that start from it, in words."""
    rows: dict[int, dict[str, Any]] = {}
    for paper in papers:
        rows[paper.pk] = {
            "slug": paper.slug,
            "title": paper.title,
            "year": year_label(paper),
            "url": paper.get_absolute_url(),
            "links": [],
        }
    for link in links:
        target = rows[link.target_id]
        spoken = (
            link.words.verb,
            target["url"],
            target["title"],
            link.reason_html,
        )
        rows[link.source_id]["links"].append(spoken)
    return list(rows.values())
