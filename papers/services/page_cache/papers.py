"""Papers with all that their pages show, in a bounded number of queries."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from papers.models import Authorship, Figure, Link, Paper


def load_papers(papers: QuerySet[Paper]) -> list[Paper]:
    """The papers with everything that a page says of them and of their neighbours."""
    authorships = Authorship.objects.select_related("author")
    links = Link.objects.select_related("source", "target")
    complete = papers.select_related("category").prefetch_related(  # type: ignore[misc]  # taggit's manager is unknown to the stubs
        Prefetch("authorships", authorships),
        Prefetch("tags"),
        "topics",
        "sections",
        Prefetch("links", links.to_published()),
        Prefetch("links_here", links.from_published()),
    )
    return list(complete)


def figures_of(papers: Iterable[Paper]) -> dict[str, str]:
    """The SVG of each figure whose name begins with the slug of one of the papers."""
    is_wanted = Q(pk=None)
    for paper in papers:
        is_wanted |= Q(name__startswith=f"{paper.slug}-")
    return dict(Figure.objects.filter(is_wanted).values_list("name", "svg"))
