"""A list of another's as the beginning of one's own."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from papers.formats.entry import BibliographyEntry
from papers.models import Paper
from study.lists.services import create_list
from study.models import Learner, ListEntry, ReadingList
from study.ownpapers.making_services import create_own_papers
from study.sharing.entries import author_names, shown_entries


def copy_shared_list_to(
    *,
    learner: Learner,
    reading_list: ReadingList,
    at: datetime,
) -> ReadingList:
    """A private list with what the learner sees of this one: order, headings, notes.

    For a paper of its owner's own the learner gets one of their own, with the same
    bibliography. Raises TooManyLists.
    """
    entries = list(shown_entries(reading_list))
    with transaction.atomic():
        copied = create_list(
            learner=learner,
            title=reading_list.title,
            description=reading_list.description,
            at=at,
        )
        papers = papers_for(learner, entries, at)
        rows = []
        known = set()
        for entry in entries:
            paper = papers.get(entry.pk)
            if paper is not None and paper.pk in known:
                continue
            if paper is not None:
                known.add(paper.pk)
            row = ListEntry(
                reading_list=copied,
                rank=entry.rank,
                kind=entry.kind,
                paper=paper,
                text=entry.text,
                note=entry.note,
                is_optional=entry.is_optional,
                added_at=at,
            )
            rows.append(row)
        ListEntry.objects.bulk_create(rows)
    return copied


def papers_for(
    learner: Learner, entries: Sequence[ListEntry], at: datetime
) -> dict[int, Paper]:
    """The paper that the learner may have for each entry, by the entry's number."""
    papers = {}
    anothers = []
    for entry in entries:
        paper = entry.paper
        if paper is None:
            continue
        if paper.owner_id in (None, learner.pk):
            papers[entry.pk] = paper
        else:
            anothers.append((entry.pk, paper))
    own_papers = make_own(learner, [paper for _, paper in anothers], at)
    for (entry_id, _), own_paper in zip(anothers, own_papers, strict=True):
        papers[entry_id] = own_paper
    return papers


def make_own(
    learner: Learner, papers: Sequence[Paper], at: datetime
) -> Sequence[Paper]:
    """Papers of the learner's own with the bibliography of these, and no more."""
    if not papers:
        return []
    with_rows = Paper.objects.filter(pk__in=[paper.pk for paper in papers])
    names = author_names(with_rows.order_by().values("pk"))
    works = []
    for paper in papers:
        work = BibliographyEntry(
            title=paper.title,
            authors=tuple(names.get(paper.pk, [])),
            year=paper.year,
            venue=paper.venue,
            arxiv_id=paper.arxiv_id,
            doi=paper.doi,
            url=paper.url,
        )
        works.append(work)
    return create_own_papers(learner=learner, entries=works, at=at)
