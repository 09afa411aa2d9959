"""Where a learner stands with the papers and questions on a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import (
    Exists,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.utils.safestring import SafeString

from papers.libraryfiles.slugs import OWN_PREFIX
from papers.models import Paper
from papers.services.page_cache import render_pages
from study.models import Learner, Reading

STATUS_LABELS = {choice.value: choice.label for choice in Reading.Status}


@dataclass(slots=True)
class CatalogueRow:
    html: SafeString
    slug: str
    status: str
    status_label: str
    # Where the page has no element by which the menu is named.
    title: str = ""
    # Filled in where a list shows it.
    question_count: int = 0


def row_values(papers: QuerySet[Paper], learner: Learner | None) -> QuerySet:
    """Each paper as (slug, row HTML of the page cache, the learner's mark).

    Without a mark it is empty or None.
    """
    columns = ("slug", "page__row_html")
    if learner is None:
        return papers.values_list(*columns, Value(""))
    own = FilteredRelation("readings", condition=Q(readings__learner=learner))
    return papers.annotate(own=own).values_list(*columns, "own__status")


def marked_rows(
    rows: Iterable[tuple[str, SafeString | None, str | None]],
) -> list[CatalogueRow]:
    """Catalogue rows of what `row_values` gives."""
    marked = []
    for slug, html, mark in rows:
        row = CatalogueRow(
            html=html or SafeString(),
            slug=slug,
            status=mark or "",
            status_label=STATUS_LABELS.get(mark or "", ""),
        )
        marked.append(row)
    render_unseen_rows(marked)
    return marked


def render_unseen_rows(rows: list[CatalogueRow]) -> None:
    """Fill in own papers that came in great numbers and were never looked at."""
    unseen = {}
    for row in rows:
        if not row.html and row.slug.startswith(OWN_PREFIX):
            unseen[row.slug] = row
    if not unseen:
        return
    papers = Paper.objects.filter(slug__in=unseen)
    list(render_pages(papers.values_list("pk", flat=True)))
    for slug, html, _ in row_values(papers.order_by(), None):
        unseen[slug].html = html


def status_of(learner: Learner, paper: Paper) -> str:
    """The learner's mark; empty when there is none."""
    readings = Reading.objects.filter(learner=learner, paper=paper)
    return readings.values_list("status", flat=True).first() or ""


def with_status(
    papers: QuerySet[Paper], learner: Learner, status: str
) -> QuerySet[Paper]:
    """Those that the learner marked so; “unmarked” are those without a mark."""
    own = Reading.objects.filter(learner=learner, paper=OuterRef("pk"))
    if status == "unmarked":
        return papers.filter(~Exists(own))
    return papers.filter(Exists(own.filter(status=status)))
