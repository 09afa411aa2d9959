"""What a feed of notes tells."""

from django.db.models import Prefetch, QuerySet

from papers.models import Authorship, Paper

ENTRIES = 30


def newest(papers: QuerySet[Paper]) -> list[Paper]:
    """The latest papers with their authors and categories."""
    authors = Prefetch("authorships", Authorship.objects.select_related("author"))
    return list(
        papers.select_related("category")
        .prefetch_related(authors)
        .order_by("-published_at", "-id")[:ENTRIES]
    )
