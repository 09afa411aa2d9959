"""What others see of a list: its entries, and of each paper the bibliography.

A paper of the owner's own shows nothing but that: no page, no note, no name of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q, QuerySet

from papers.formats import Citation
from papers.formats.author_line import author_line
from papers.markdown.links import safe_href
from papers.models import OwnPaper, Paper, paper_is_published
from papers.models.paper import Authorship
from papers.services.citations import citation_of
from study.models import Learner, ListEntry, Reading, ReadingList
from study.models.reading_list import ListEntryQuerySet
from study.reading.marks import STATUS_LABELS


@dataclass(slots=True)
class SharedEntry:
    """One place of a list as others see it.

    number: of a paper among the papers, from 1; 0 for headings and lines of text.
    page_url: the paper's page in the library; empty for a paper of the owner's own.
    slug: of a paper of the library. status: the mark of who looks at it.
    """

    entry_id: int
    kind: str
    number: int
    text: str
    note_html: str
    is_optional: bool
    added_at: datetime
    byline: str = ""
    page_url: str = ""
    outside_url: str = ""
    slug: str = ""
    status: str = ""
    status_label: str = ""


def is_shown(reading_list: ReadingList) -> Q:
    """Papers that everybody may see, the owner's own, and lines without paper."""
    is_own = Q(
        paper__owner=reading_list.learner_id, paper__status=Paper.Status.OWN
    )
    return Q(paper=None) | paper_is_published("paper") | is_own


def shown_entries(reading_list: ReadingList) -> ListEntryQuerySet:
    """Those that others may see, in the list's order, with their papers."""
    entries = ListEntry.objects.filter(reading_list=reading_list)
    return (
        entries.filter(is_shown(reading_list))
        .in_order()
        .select_related("paper")
    )


def author_names(papers: QuerySet) -> dict[int, list[str]]:
    """For each of the papers the names of its authors in their order, family first.

    Of own papers they stand elsewhere.
    """
    own_parts = OwnPaper.objects.filter(paper__in=papers)
    names: dict[int, list[str]] = dict(
        own_parts.values_list("paper_id", "authors")
    )
    authorships = Authorship.objects.filter(paper__in=papers).order_by(
        "position"
    )
    for paper_id, name in authorships.values_list("paper_id", "author__name"):
        names.setdefault(paper_id, []).append(name)
    return names


def own_statuses(
    learner: Learner | None,
    papers: QuerySet,
) -> dict[int, str]:
    """Where the one who looks at the list stands with its papers."""
    if learner is None:
        return {}
    readings = Reading.objects.filter(
        learner=learner, paper__in=papers
    ).order_by()
    return dict(readings.values_list("paper_id", "status"))


def shared_entries(
    reading_list: ReadingList,
    learner: Learner | None,
) -> list[SharedEntry]:
    """Four queries, however long the list; learner: who looks at it."""
    entries = shown_entries(reading_list)
    papers = entries.of_papers().order_by().values("paper")
    names = author_names(papers)
    statuses = own_statuses(learner, papers)
    shown = []
    number = 0
    for entry in entries:
        row = SharedEntry(
            entry_id=entry.pk,
            kind=entry.kind,
            number=0,
            text=entry.text,
            note_html=entry.note_html,
            is_optional=entry.is_optional,
            added_at=entry.added_at,
        )
        if entry.paper is not None:
            number += 1
            row.number = number
            show_paper(row, entry.paper, names.get(entry.paper.pk, []))
            row.status = statuses.get(entry.paper.pk, "")
            row.status_label = STATUS_LABELS.get(row.status, "")
        shown.append(row)
    return shown


def show_paper(
    row: SharedEntry,
    paper: Paper,
    names: list[str],
) -> None:
    """The paper's bibliography, and its page where everybody may see that."""
    citation = citation_of(paper, names)
    row.text = paper.title
    row.byline = byline_of(citation)
    row.outside_url = safe_href(citation.address) or ""
    if paper.is_published:
        row.slug = paper.slug
        row.page_url = paper.get_absolute_url()


def byline_of(citation: Citation) -> str:
    """“Ashish Vaswani, Noam Shazeer et al. · 2017 · NeurIPS 2017”."""
    names = []
    for person in citation.authors:
        names.append(f"{person.given} {person.family}".strip())
    parts = [
        author_line(names, has_more=citation.has_more_authors),
        str(citation.year or ""),
        citation.venue,
    ]
    return " · ".join(part for part in parts if part)


def shared_citations(reading_list: ReadingList) -> Iterator[Citation]:
    """The papers as they are cited; those of the owner's own under a neutral key."""
    entries = shown_entries(reading_list).of_papers()
    names = author_names(entries.order_by().values("paper"))
    for number, entry in enumerate(entries, start=1):
        paper = entry.paper
        assert paper is not None
        citation = citation_of(paper, names.get(paper.pk, []))
        if not paper.is_published:
            citation = replace(citation, key=f"entry-{number}")
        yield citation
