"""A learner's own papers, those that they have and those that they deleted."""

from dataclasses import dataclass

from django.db.models import QuerySet

from papers.models import Paper
from papers.queries.catalogue import PAGE_SIZE, last_page, rows_of_page
from study.models import Learner
from study.reading.marks import CatalogueRow, marked_rows, row_values


@dataclass(frozen=True)
class OwnPaperPage:
    """One page of the list, and how many papers there are in all."""

    rows: list[CatalogueRow]
    total: int
    last: int


def own_paper_page(learner: Learner, number: int) -> OwnPaperPage:
    """The latest added first; pages are counted from 1."""
    papers = Paper.objects.own_of(learner).order_by("-created_at", "-id")
    values = rows_of_page(row_values(papers, learner), number)
    rows = marked_rows(values)
    total = len(rows)
    if number > 1 or total == PAGE_SIZE:
        total = papers.count()
    return OwnPaperPage(rows, total, last_page(total))


def papers_put_away(learner: Learner) -> QuerySet[Paper]:
    """What the learner deleted and may bring back, the latest first."""
    hidden = Paper.objects.filter(owner=learner, status=Paper.Status.OWN_HIDDEN)
    put_away = hidden.exclude(own_part__put_away_at=None)
    return put_away.select_related("own_part").order_by("-own_part__put_away_at")
