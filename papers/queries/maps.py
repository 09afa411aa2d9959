"""What a map shows: some papers of the library, and the links among them."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from papers.models import Link, OwnPaper, Paper, Topic

MOST_PAPERS = 300
BOX_FIELDS = (
    "id",
    "slug",
    "title",
    "also_called",
    "year",
    "note",
    "owner",
    "category",
)


def on_topic(topic: Topic) -> QuerySet[Paper]:
    """The published papers of the topic and of all below it."""
    subtree = Topic.objects.descendants(topic, include_self=True)
    places = Paper.topics.through.objects
    below = places.filter(topic__in=subtree.values("pk"))
    published = Paper.objects.published()
    return published.filter(id__in=below.values("paper"))


def most_linked(papers: QuerySet[Paper]) -> tuple[list[Paper], int]:
    """The papers, oldest first, and how many there are.

    Of more than a map holds, those with the most links.
    """
    outgoing = count_links("source")
    incoming = count_links("target")
    counted = papers.annotate(link_count=outgoing + incoming)
    in_order = counted.order_by("-link_count", "-year", "id")
    # One more says whether there are more than fit, without counting them.
    rows: list[Paper] = list(in_order.only(*BOX_FIELDS)[: MOST_PAPERS + 1])
    total = len(rows)
    if total > MOST_PAPERS:
        total = papers.count()
    chosen = rows[:MOST_PAPERS]
    chosen.sort(key=oldest_first)
    return chosen, total


def own_links(papers: list[Paper], user: Any) -> list[Link]:
    """From the user's own papers to those of these that they build on.

    No rows: they carry their endpoints, and are for the user's eyes alone.
    """
    if not user.is_authenticated:
        return []
    by_id = {paper.pk: paper for paper in papers}
    own_by_id: dict[int, Paper] = {}
    pairs = OwnPaper.builds_on.through.objects.filter(
        paper__in=by_id,
        ownpaper__paper__in=Paper.objects.own_of(user),
    )
    links = []
    for pair in pairs.select_related("ownpaper__paper").order_by("pk"):
        own = own_by_id.setdefault(pair.ownpaper_id, pair.ownpaper.paper)
        target = by_id[pair.paper_id]
        links.append(Link(source=own, target=target, kind=Link.Kind.BUILDS_ON))
    return links


def oldest_first(paper: Paper) -> tuple[int, str]:
    return paper.year or 0, paper.title


def count_links(endpoint: str) -> Coalesce:
    """How many links have the paper as their "source" or their "target"."""
    links = Link.objects.filter(**{endpoint: OuterRef("pk")})
    by_paper = links.order_by().values(endpoint)
    counts = by_paper.annotate(number=Count("id")).values("number")
    return Coalesce(Subquery(counts), 0)


def links_among(papers: list[Paper]) -> list[Link]:
    """The links with both endpoints among these papers, which they carry."""
    by_id = {paper.pk: paper for paper in papers}
    links = Link.objects.filter(source__in=by_id, target__in=by_id)
    in_order = list(links.order_by("position", "id"))
    for link in in_order:
        link.source = by_id[link.source_id]
        link.target = by_id[link.target_id]
    return in_order
