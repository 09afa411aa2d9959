"""Changing and deleting papers of one's own."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache

from django.db import models, transaction

from papers.formats.entry import BibliographyEntry
from papers.models import OwnPaper, Paper
from papers.models.own_paper import LONGEST_ABSTRACT
from papers.models.paper_visibility import PaperStatus
from papers.search.own_words import own_words
from papers.services.page_cache import render_pages

FIRST_YEAR = 1800
LAST_YEAR = 2100
# So long a paper that was deleted can be brought back.
KEPT_DAYS = 30


class NumberIsTaken(Exception):
    """Another of the learner's own papers has this number.

    `field_name` says which: “arxiv_id” or “doi”.
    """

    def __init__(self, paper: Paper, field_name: str) -> None:
        super().__init__(getattr(paper, field_name))
        self.paper = paper
        self.field_name = field_name


class ChangedMeanwhile(Exception):
    """The paper is not any more as the page showed it."""


def change_own_paper(
    *,
    paper: Paper,
    entry: BibliographyEntry,
    note: str,
    seen: str,
    at: datetime,
    builds_on: Sequence[Paper] | None = None,
) -> None:
    """Write the paper anew; `seen` says which version was changed.

    Without `builds_on` it goes on building on what it did. Raises NumberIsTaken and
    ChangedMeanwhile.
    """
    with transaction.atomic():
        locked = lock_own_paper(paper)
        if seen and locked.updated_at.isoformat() != seen:
            raise ChangedMeanwhile
        check_numbers(locked, entry.arxiv_id, entry.doi)
        part = locked.own_part
        part.note = without_nul(note)
        fill_in_entry(part, fitting_entry(entry))
        locked.save()
        part.save()
        if builds_on is not None:
            set_built_on(part, builds_on)
        render_own_pages([locked])


def set_built_on(part: OwnPaper, papers: Sequence[Paper]) -> None:
    """What the library does not show now stays, for the day when it does."""
    shown = Paper.objects.published()
    hidden = part.builds_on.exclude(pk__in=shown.values("pk"))
    part.builds_on.set([*papers, *hidden])


def change_joined_note(
    *, paper: Paper, note: str, seen: str, at: datetime
) -> None:
    """The note of a paper that was joined with the library's.

    Raises ChangedMeanwhile.
    """
    with transaction.atomic():
        locked = lock_own_paper(paper)
        if seen and locked.updated_at.isoformat() != seen:
            raise ChangedMeanwhile
        part = locked.own_part
        part.note = without_nul(note)
        locked.save()
        part.save()
        render_own_pages([locked])


def lock_own_paper(paper: Paper) -> Paper:
    """The paper as it is now; its learner's other windows wait."""
    assert paper.owner is not None
    paper.owner.lock()
    papers = Paper.objects.select_related("owner", "own_part")
    return papers.get(pk=paper.pk)


def check_numbers(paper: Paper, arxiv_id: str, doi: str) -> None:
    """Raises NumberIsTaken."""
    arxiv_id = fitting(arxiv_id, "arxiv_id")
    doi = fitting_doi(doi)
    own_papers = Paper.objects.filter(
        owner=paper.owner_id, status=Paper.Status.OWN
    )
    others = own_papers.exclude(pk=paper.pk)
    same_number = others.filter(arxiv_id=arxiv_id).exclude(arxiv_id="").first()
    if same_number is not None:
        raise NumberIsTaken(same_number, "arxiv_id")
    same_doi = others.filter(doi=doi).exclude(doi="").first()
    if same_doi is not None:
        raise NumberIsTaken(same_doi, "doi")


def put_away_own_paper(*, paper: Paper, at: datetime) -> None:
    """Delete it in a way that can be undone for KEPT_DAYS days."""
    with transaction.atomic():
        locked = lock_own_paper(paper)
        erase_old_papers(at=at, owner_id=locked.owner_id)
        set_status(locked, Paper.Status.OWN_HIDDEN, put_away_at=at)


def restore_own_paper(*, paper: Paper) -> None:
    """Bring back what was put away, with all that hangs on it.

    Raises NumberIsTaken.
    """
    with transaction.atomic():
        locked = lock_own_paper(paper)
        check_numbers(locked, locked.arxiv_id, locked.doi)
        set_status(locked, Paper.Status.OWN, put_away_at=None)


def set_status(
    paper: Paper, status: PaperStatus, *, put_away_at: datetime | None
) -> None:
    Paper.objects.filter(pk=paper.pk).update(status=status)
    OwnPaper.objects.filter(pk=paper.pk).update(put_away_at=put_away_at)


def erase_old_papers(*, at: datetime, owner_id: int | None = None) -> None:
    """Those whose time for coming back is over: of one learner, or of all."""
    before = at - timedelta(days=KEPT_DAYS)
    old = Paper.objects.filter(
        status=Paper.Status.OWN_HIDDEN,
        own_part__put_away_at__lt=before,
    )
    if owner_id is not None:
        old = old.filter(owner=owner_id)
    for paper in old.select_related("owner"):
        erase_own_paper(paper=paper)


def erase_own_paper(*, paper: Paper) -> None:
    """Delete it for good, with its readings and its places on lists."""
    with transaction.atomic():
        locked = lock_own_paper(paper)
        for relation in Paper._meta.related_objects:
            if relation.on_delete is models.RESTRICT:
                rows = relation.related_model._default_manager
                rows.filter(**{relation.field.name: locked}).delete()
        locked.delete()


def fill_in_entry(part: OwnPaper, entry: BibliographyEntry) -> None:
    """The bibliography and the abstract of a fitting entry."""
    paper = part.paper
    paper.title = entry.title
    paper.year = entry.year
    paper.venue = entry.venue
    paper.arxiv_id = entry.arxiv_id
    paper.doi = entry.doi
    paper.url = entry.url
    part.authors = list(entry.authors)
    part.abstract = entry.abstract
    part.words, part.name_words = own_words(entry, part.note)


def fitting_entry(entry: BibliographyEntry) -> BibliographyEntry:
    """The entry cut to what the columns hold."""
    names = [clean_line(name) for name in entry.authors]
    return BibliographyEntry(
        title=fitting(entry.title, "title") or "Untitled",
        authors=tuple(name for name in names if name),
        year=plausible_year(entry.year),
        venue=fitting(entry.venue, "venue"),
        arxiv_id=fitting(entry.arxiv_id, "arxiv_id"),
        doi=fitting_doi(entry.doi),
        url=fitting_address(entry.url),
        abstract=without_nul(entry.abstract).strip()[:LONGEST_ABSTRACT],
    )


def fitting(text: str, field_name: str) -> str:
    """One line no longer than the paper's column of that name."""
    return clean_line(text)[: longest(field_name)]


def fitting_doi(doi: str) -> str:
    """In small letters: a DOI names the same work in capitals."""
    return fitting(doi, "doi").lower()[: longest("doi")]


@cache
def longest(field_name: str) -> int:
    """In characters, of the paper's column of that name."""
    field = Paper._meta.get_field(field_name)
    assert isinstance(field, models.CharField)
    assert field.max_length is not None
    return field.max_length


def fitting_address(url: str) -> str:
    """Only of the web, and whole: an address that is cut leads elsewhere."""
    address = clean_line(url)
    is_too_long = len(address) > longest("url")
    if is_too_long or not address.startswith(("https://", "http://")):
        return ""
    return address


def clean_line(text: str) -> str:
    return " ".join(without_nul(text).split())


def without_nul(text: str) -> str:
    """PostgreSQL stores no NUL."""
    return text.replace("\0", "")


def plausible_year(year: int | None) -> int | None:
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return year


def render_own_pages(papers: Iterable[Paper]) -> None:
    for _ in render_pages([paper.pk for paper in papers]):
        pass
