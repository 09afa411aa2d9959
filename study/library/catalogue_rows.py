"""One page of the catalogue, with the reader's marks."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from papers.queries.catalogue import Wanted, papers_wanted, rows_of_page
from papers.queries.prepared import Prepared
from study.models import Learner
from study.reading.marks import CatalogueRow, marked_rows, with_marks

SAMPLE = "a-sample-category"


def marked_page(
    wanted: Wanted, learner: Learner | None, number: int
) -> list[CatalogueRow]:
    """One page of a list whose length the database keeps: the pages that everybody opens first."""
    page = prepared_page(
        replace(wanted, category=SAMPLE if wanted.category else ""),
        learner is not None,
        number,
    )
    values: dict[str, Any] = {"category": wanted.category} if wanted.category else {}
    return marked_rows(
        page.rows(**values, **({"learner": learner.pk} if learner else {}))
    )


@lru_cache(maxsize=64)
def prepared_page(shape: Wanted, is_learner: bool, number: int) -> Prepared:
    def build(category: str = "", learner: int | None = None) -> QuerySet:
        papers = with_marks(
            papers_wanted(replace(shape, category=category), None), learner
        )
        return rows_of_page(papers, number)

    samples = {"category": SAMPLE} if shape.category else {}
    return Prepared(
        build, **samples, **({"learner": 987_654_321} if is_learner else {})
    )
