"""Collections, trends and sources of the world in which access is tried."""

from papers.models import Paper
from tests.factories import CollectionFactory, OutletFactory, TrendFactory


def make_collections(paper: Paper, draft: Paper, draft_word: str) -> None:
    """One with the draft in it, and one that is a draft itself."""
    collection = CollectionFactory(slug="beginning")
    for position, entry in enumerate([paper, draft], start=1):
        collection.entries.create(paper=entry, position=position, blurb=entry.title)
    collection.entries.create(
        title="A paper elsewhere",
        url="https://example.org/elsewhere",
        group="Elsewhere",
        position=3,
        blurb="Not here.",
    )
    CollectionFactory(
        slug=f"{draft_word}-path", title=f"{draft_word} title", status="draft"
    )
    make_trends(paper, draft, draft_word)


def make_trends(paper: Paper, draft: Paper, draft_word: str) -> None:
    """One with the draft in it, and one that is a draft itself."""
    trend = TrendFactory(slug="beginning")
    for position, entry in enumerate([paper, draft], start=1):
        trend.examples.create(paper=entry, position=position, reason=entry.title)
    TrendFactory(slug=f"{draft_word}-path", title=f"{draft_word} title", status="draft")
    OutletFactory()
