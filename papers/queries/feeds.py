"""What a feed of notes tells."""

from django.db.models import Prefetch, QuerySet

from papers.models import Authorship, Paper

MOST_ENTRIES = 30


def newest_papers(papers: QuerySet[Paper]) -> list[Paper]:
    """The latest papers with their authors and categories."""
    authorships = Authorship.objects.select_related("author")
    latest_first = papers.order_by("-published_at", "-id")
    complete = latest_first.select_related("category").prefetch_related(
        Prefetch("authorships", authorships)
    )
    return list(complete[:MOST_ENTRIES])
