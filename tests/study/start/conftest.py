"""A small library whose papers lean on each other, with a path and a topic."""

import pytest

from papers.models import Link, Paper, PathStep
from papers.services.library.revision import bump_revision
from tests.factories import PaperFactory, ReadingPathFactory, TopicFactory


def connect(source, target, kind=Link.Kind.BUILDS_ON, reason="It needs it."):
    Link.objects.create(source=source, target=target, kind=kind, reason=reason)


@pytest.fixture
def papers(db) -> dict[str, Paper]:
    """rnn ← attention ← transformer ← bert, gpt; gan stands alone on the path."""
    topic = TopicFactory(slug="language", name="Language")
    papers = {}
    for year, slug in enumerate(
        ("rnn", "attention", "transformer", "bert", "gpt"), start=2013
    ):
        papers[slug] = PaperFactory(
            slug=slug, title=slug.title(), year=year, topics=[topic]
        )
    papers["gan"] = PaperFactory(slug="gan", title="Gan", year=2014)
    connect(papers["attention"], papers["rnn"])
    connect(papers["transformer"], papers["attention"])
    connect(papers["bert"], papers["transformer"])
    connect(papers["gpt"], papers["transformer"])
    path = ReadingPathFactory(slug="week", title="A week")
    for position, slug in enumerate(("gan", "transformer", "bert"), start=1):
        PathStep.objects.create(
            path=path, paper=papers[slug], position=position, reason=f"Day {position}."
        )
    bump_revision()
    return papers
