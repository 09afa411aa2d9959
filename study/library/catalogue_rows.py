"""The papers of a catalogue's list, and one page of them with the reader's marks."""

from dataclasses import dataclass

from django.db.models import QuerySet

from papers.models import Paper
from papers.queries.catalogue import (
    DENSE_PAGE_SIZE,
    PAGE_SIZE,
    filter_papers,
    last_page,
    question_counts,
    rows_of_page,
    stored_count,
)
from study.library.catalogue_filters import CatalogueFilters
from study.models import Learner
from study.reading.marks import (
    CatalogueRow,
    marked_rows,
    row_values,
    with_status,
)


@dataclass(frozen=True)
class PageOfRows:
    """The rows of one page, how many papers there are in all, and the last page."""

    rows: list[CatalogueRow]
    total: int
    last: int


def papers_in_list(
    filters: CatalogueFilters, learner: Learner | None
) -> QuerySet[Paper]:
    """All that fit, in the order that is asked for."""
    papers = filter_papers(filters.paper_filters, filters.tree)
    if learner and filters.status:
        papers = with_status(papers, learner, filters.status)
    return papers


def ids_in_list(
    filters: CatalogueFilters, learner: Learner | None
) -> list[int] | None:
    """All papers of the list in its order; None when the address can't be read."""
    if not filters.is_valid:
        return None
    ids = papers_in_list(filters, learner).values_list("pk", flat=True)
    return list(dict.fromkeys(ids))


def page_of_list(
    filters: CatalogueFilters, learner: Learner | None
) -> PageOfRows:
    """The page that the address names; no rows beyond the last."""
    if not filters.is_valid:
        return PageOfRows([], 0, 1)
    papers = papers_in_list(filters, learner)
    total = count_of_list(filters, papers)
    size = DENSE_PAGE_SIZE if filters.is_dense else PAGE_SIZE
    last = last_page(total, size)
    rows: list[CatalogueRow] = []
    if filters.page_number <= last:
        values = row_values(papers, learner)
        rows = marked_rows(rows_of_page(values, filters.page_number, size))
        count_questions(rows)
    return PageOfRows(rows, total, last)


def count_questions(rows: list[CatalogueRow]) -> None:
    counts = question_counts([row.slug for row in rows])
    for row in rows:
        row.question_count = counts.get(row.slug, 0)


def count_of_list(filters: CatalogueFilters, papers: QuerySet[Paper]) -> int:
    """How many fit, read off where the database keeps the number."""
    asked = filters.paper_filters
    if filters.status or not asked.has_stored_count:
        return papers.order_by().count()
    if asked.note:
        return stored_count(asked)
    total = 0
    for slug, _, count in filters.categories:
        if asked.category in ("", slug):
            total += count
    return total
