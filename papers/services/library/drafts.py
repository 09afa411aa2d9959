"""A draft of the library from what somebody knows of a work."""

from datetime import datetime

from django.db.models import Q

from papers.formats.entry import BibliographyEntry
from papers.models import Category, LibraryChange, Paper
from papers.services.history.recording import ChangeRecorder
from papers.services.library.authors import set_authors
from papers.services.library.proposed_slugs import proposed_slug
from papers.services.library.revision import bump_revision
from papers.services.page_cache import render_pages

LONGEST_NAME = 200


def paper_with_number(entry: BibliographyEntry) -> Paper | None:
    """What the library has of this arXiv number or DOI, a draft too."""
    is_same = Q(pk__in=())
    if entry.arxiv_id:
        is_same |= Q(arxiv_id=entry.arxiv_id)
    if entry.doi:
        is_same |= Q(doi__iexact=entry.doi)
    return Paper.objects.library().filter(is_same).order_by("pk").first()


def create_draft(
    *, entry: BibliographyEntry, category: Category, at: datetime
) -> Paper:
    """Needs a year and a number or an address, as all papers of the library do."""
    paper = Paper.objects.create(
        slug=proposed_slug(entry.title),
        title=entry.title,
        year=entry.year,
        venue=entry.venue,
        arxiv_id=entry.arxiv_id,
        doi=entry.doi,
        url=entry.url,
        category=category,
    )
    names = dict.fromkeys(name[:LONGEST_NAME] for name in entry.authors)
    set_authors(paper, tuple(names))
    recorder = ChangeRecorder(LibraryChange.Origin.SITE, by=None, at=at)
    recorder.add_created(LibraryChange.Kind.PAPER, [paper.pk])
    recorder.finish()
    for _ in render_pages([paper.pk]):
        pass
    bump_revision()
    return paper
