"""The catalogue's page: its filters, its rows, and what to say when there are none."""

from typing import Any

from django.http import HttpRequest

from study.access import learner_of
from study.library.catalogue_filters import CatalogueFilters
from study.library.catalogue_rows import PageOfRows, page_of_list
from study.pagination import make_page
from study.reading.status_menu import render_paper_rows

NO_FIT = "No paper fits all of these filters. Take one away, or begin anew."
NO_PAPERS = (
    "The library is empty so far. Curators add papers in the curation pages."
)


def filters_of(request: HttpRequest, **fixed: str) -> CatalogueFilters:
    """What the request asks for; `fixed` is what its page stands for."""
    is_learner = learner_of(request) is not None
    return CatalogueFilters(
        request.path, request.GET, fixed=fixed, is_learner=is_learner
    )


def catalogue_context(request: HttpRequest, **fixed: str) -> dict[str, Any]:
    """What `library/paper_list.html` shows."""
    filters = filters_of(request, **fixed)
    found = page_of_list(filters, learner_of(request))
    return {
        "fixed": fixed,
        "category": fixed.get("category", ""),
        "has_errors": not filters.is_valid,
        "form_html": filters.form_html(),
        "rows": found.rows,
        "is_dense": filters.is_dense,
        "rows_html": render_paper_rows(request, found.rows),
        "total": found.total,
        "page": make_page(filters.page_number, found.last, filters.page_url),
        "active_filters": filters.active_filters(),
        "empty_reason": empty_reason(filters, found),
        "clear_url": request.path,
        "can_export": filters.is_valid,
        "export_query": filters.export_query(),
        "canonical_path": filters.canonical_path(),
    }


def empty_reason(filters: CatalogueFilters, found: PageOfRows) -> str:
    """Why there are no rows and what to do about it; empty when there are some."""
    if found.rows:
        return ""
    if not filters.is_valid:
        return unknown_values(filters)
    if found.total:
        return f"This list ends with page {found.last}."
    if filters.is_untouched:
        return NO_PAPERS
    return NO_FIT


def unknown_values(filters: CatalogueFilters) -> str:
    labels = []
    if filters.form:
        for name in filters.form.errors:
            if name in filters.form.fields:
                labels.append(str(filters.form.fields[name].label or name))
    kinds = " or ".join(labels).lower()
    return (
        f"The library has no such {kinds}. Choose another one, or begin anew."
    )
