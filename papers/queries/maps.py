"""What a map shows: some papers of the library, and the links among them."""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from papers.models import Link, Paper, Topic

MOST_PAPERS = 300


def on_topic(topic: Topic) -> QuerySet[Paper]:
    """The published papers of the topic and of all below it."""
    nodes = list(
        Topic.objects.descendants(topic, include_self=True).values_list("pk", flat=True)
    )
    below = Paper.topics.through.objects.filter(topic__in=nodes)
    return Paper.objects.published().filter(id__in=below.values("paper"))


def most_linked(papers: QuerySet[Paper]) -> tuple[list[Paper], int]:
    """The papers, oldest first, and how many there are; of more than a map holds, those with the most links."""
    found = papers.annotate(
        link_count=links_counted("source") + links_counted("target")
    )
    columns = ("id", "slug", "title", "year", "note")
    chosen = list(
        found.only(*columns).order_by("-link_count", "-year", "id")[: MOST_PAPERS + 1]
    )
    total = len(chosen) if len(chosen) <= MOST_PAPERS else papers.count()
    return sorted(
        chosen[:MOST_PAPERS], key=lambda paper: (paper.year, paper.title)
    ), total


def links_counted(end: str) -> Coalesce:
    links = Link.objects.filter(**{end: OuterRef("pk")}).order_by().values(end)
    return Coalesce(Subquery(links.annotate(number=Count("id")).values("number")), 0)


def links_among(papers: list[Paper]) -> list[Link]:
    """The links with both ends among these papers, which they carry."""
    by_id = {paper.pk: paper for paper in papers}
    links = list(
        Link.objects.filter(source__in=by_id, target__in=by_id).order_by(
            "position", "id"
        )
    )
    for link in links:
        link.source, link.target = by_id[link.source_id], by_id[link.target_id]
    return links
