"""Papers with all that their pages show, in a bounded number of queries."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q

from papers.models import Figure, Link, Paper
from papers.models.paper_visibility import PaperQuerySet


def load_papers(papers: PaperQuerySet) -> list[Paper]:
    """The papers with everything that a page says of them and of their neighbours."""
    links = Link.objects.select_related("source", "target")
    with_authors = papers.select_related("category").with_authors()
    with_labels = with_authors.prefetch_related("tags", "topics", "sections")
    complete = with_labels.prefetch_related(
        Prefetch("links", links.to_published()),
        Prefetch("links_here", links.from_published()),
    )
    return list(complete)


def figures_of(papers: Iterable[Paper]) -> dict[str, str]:
    """The SVG of each figure whose name begins with the slug of one of the papers."""
    is_wanted = Q(pk=None)
    for paper in papers:
        is_wanted |= Q(name__startswith=f"{paper.slug}-")
    figures = Figure.objects.filter(is_wanted)
    return dict(figures.values_list("name", "svg"))
