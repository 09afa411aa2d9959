"""A list of another's as the beginning of one's own."""

from datetime import datetime

from django.db import transaction

from papers.models import Paper
from papers.services.citations import citation_of
from study.lists.services import create_list
from study.models import Learner, ListEntry, ReadingList
from study.models.reading_list import LONGEST_TEXT
from study.sharing.entries import author_names, byline_of, outside_url, shown_entries


def copy_shared_list_to(
    *, learner: Learner, reading_list: ReadingList, at: datetime
) -> ReadingList:
    """A private list with what the learner sees of this one: order, headings, notes.

    A paper of its owner's own becomes a line of text. Raises TooManyLists.
    """
    entries = shown_entries(reading_list)
    names = author_names(entries.of_papers().order_by().values("paper"))
    with transaction.atomic():
        copied = create_list(
            learner=learner,
            title=reading_list.title,
            description=reading_list.description,
            at=at,
        )
        rows = []
        for entry in entries:
            row = ListEntry(
                reading_list=copied,
                rank=entry.rank,
                kind=entry.kind,
                paper=entry.paper,
                text=entry.text,
                note=entry.note,
                is_optional=entry.is_optional,
                added_at=at,
            )
            if entry.paper is not None and not entry.paper.is_published:
                become_text(row, entry.paper, names.get(entry.paper.pk, []))
            rows.append(row)
        ListEntry.objects.bulk_create(rows)
    return copied


def become_text(row: ListEntry, paper: Paper, names: list[str]) -> None:
    """The paper's bibliography in a line."""
    citation = citation_of(paper, names)
    parts = [paper.title, byline_of(citation), outside_url(citation)]
    row.kind = ListEntry.Kind.TEXT
    row.paper = None
    row.text = ", ".join(part for part in parts if part)[:LONGEST_TEXT]
