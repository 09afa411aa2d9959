"""What a feed of notes tells."""

from papers.models import Paper
from papers.models.paper_visibility import PaperQuerySet

MOST_ENTRIES = 30


def newest_papers(papers: PaperQuerySet) -> list[Paper]:
    """The latest papers with their authors and categories."""
    latest_first = papers.order_by("-published_at", "-id")
    complete = latest_first.select_related("category").with_authors()
    return list(complete[:MOST_ENTRIES])
