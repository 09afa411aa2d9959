"""Making papers of one's own: one, or thousands of a file."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from papers.bulk_insert import insert_rows
from papers.formats.entry import BibliographyEntry
from papers.libraryfiles.slugs import OWN_PREFIX
from papers.models import OwnPaper, Paper
from papers.search.own_words import own_words
from study.models import Learner
from study.ownpapers.services import fitting_entry, render_own_pages

SLUG_BYTES = 10
PAPER_FIELDS = ("slug", "title", "year", "venue", "arxiv_id", "doi", "url")
PART_FIELDS = ("paper", "authors", "abstract", "words", "name_words")


class OwnNumbers:
    """The slugs of a learner's own papers by arXiv number and by DOI."""

    def __init__(self, learner: Learner) -> None:
        self.slug_of_arxiv: dict[str, str] = {}
        self.slug_of_doi: dict[str, str] = {}
        papers = Paper.objects.own_of(learner).order_by()
        for slug, arxiv_id, doi in papers.values_list(
            "slug", "arxiv_id", "doi"
        ):
            self.add(slug, arxiv_id, doi)

    def add(self, slug: str, arxiv_id: str, doi: str) -> None:
        if arxiv_id:
            self.slug_of_arxiv[arxiv_id] = slug
        if doi:
            self.slug_of_doi[doi] = slug

    def slug_of(self, entry: BibliographyEntry) -> str | None:
        """By arXiv number before DOI."""
        by_number = self.slug_of_arxiv.get(entry.arxiv_id)
        return by_number or self.slug_of_doi.get(entry.doi)


def create_own_paper(
    *, learner: Learner, entry: BibliographyEntry, at: datetime
) -> Paper:
    """A new paper of the learner's own, with its page.

    Where they have one with the same arXiv number or DOI it is that one, unchanged.
    """
    (paper,) = create_own_papers(learner=learner, entries=[entry], at=at)
    return paper


def create_own_papers(
    *, learner: Learner, entries: Sequence[BibliographyEntry], at: datetime
) -> list[Paper]:
    """One for each entry, in their order, in a bounded number of statements.

    Entries of one arXiv number or DOI share a paper. The page of one is rendered with
    it, those of many when they are looked at.
    """
    with transaction.atomic():
        learner.lock()
        known = OwnNumbers(learner)
        numbers = write_own_papers(learner, entries, known, at)
        papers = Paper.objects.select_related("own_part").in_bulk(numbers)
        if len(papers) == 1:
            render_own_pages(papers.values())
    return [papers[number] for number in numbers]


def write_own_papers(
    learner: Learner,
    entries: Sequence[BibliographyEntry],
    known: OwnNumbers,
    at: datetime,
) -> list[int]:
    """The papers' numbers; `known` learns of the new ones. The learner is locked."""
    slugs = []
    new_entries: dict[str, BibliographyEntry] = {}
    for entry in entries:
        fitting = fitting_entry(entry)
        slug = known.slug_of(fitting)
        if slug is None:
            slug = new_own_slug()
            known.add(slug, fitting.arxiv_id, fitting.doi)
            new_entries[slug] = fitting
        slugs.append(slug)
    write_papers(learner, new_entries, at)
    papers = Paper.objects.filter(slug__in=slugs).order_by()
    number_of = dict(papers.values_list("slug", "pk"))
    write_parts(number_of, new_entries)
    return [number_of[slug] for slug in slugs]


def new_own_slug() -> str:
    """Nobody can guess it, and it tells nothing."""
    return OWN_PREFIX + secrets.token_hex(SLUG_BYTES)


def write_papers(
    learner: Learner, entries: dict[str, BibliographyEntry], at: datetime
) -> None:
    template = Paper(owner=learner, status=Paper.Status.OWN, published_at=at)
    rows = []
    for slug, entry in entries.items():
        row = (
            slug,
            entry.title,
            entry.year,
            entry.venue,
            entry.arxiv_id,
            entry.doi,
            entry.url,
        )
        rows.append(row)
    insert_rows(template, PAPER_FIELDS, rows)


def write_parts(
    number_of: dict[str, int], entries: dict[str, BibliographyEntry]
) -> None:
    rows = []
    for slug, entry in entries.items():
        words, name_words = own_words(entry)
        row = (
            number_of[slug],
            list(entry.authors),
            entry.abstract,
            words,
            name_words,
        )
        rows.append(row)
    insert_rows(OwnPaper(), PART_FIELDS, rows)
