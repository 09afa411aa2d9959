"""Which papers most others lean on."""

from papers.models import Link, PathStep
from papers.queries.well_known import paper_ids_by_renown
from tests.factories import PaperFactory, ReadingPathFactory


def build_on(paper, **more):
    Link.objects.create(
        source=PaperFactory(**more),
        target=paper,
        kind=Link.Kind.BUILDS_ON,
        reason="Uses it.",
    )


def test_papers_that_more_lean_on_come_first(db):
    once, often = PaperFactory(), PaperFactory()
    build_on(once)
    build_on(often)
    path = ReadingPathFactory()
    PathStep.objects.create(path=path, paper=often, position=1, reason="Go.")
    assert paper_ids_by_renown() == [often.pk, once.pk]


def test_drafts_lend_no_renown(db):
    paper = PaperFactory()
    draft = PaperFactory(status="draft")
    build_on(paper, status="draft")
    build_on(draft)
    path = ReadingPathFactory(status="draft")
    PathStep.objects.create(path=path, paper=paper, position=1, reason="Go.")
    assert paper_ids_by_renown() == []
