"""Rows of papers with the menu by which each is marked."""

from django.http import HttpRequest
from django.utils.safestring import SafeString

from config.rows import render_rows
from study.models import Reading
from study.reading.marks import CatalogueRow


def render_paper_rows(request: HttpRequest, rows: list[CatalogueRow]) -> SafeString:
    """Papers as list items; a learner's have the menu, a visitor's have none."""
    context = {
        "rows": rows,
        "is_learner": request.user.is_authenticated,
        "next": request.get_full_path(),
        "status_choices": Reading.Status.choices,
    }
    return render_rows("rows/catalogue_rows.html", context, request)


def render_row_status(
    request: HttpRequest, row: CatalogueRow, next_path: str
) -> SafeString:
    """One row's menu, as an answer to htmx."""
    context = {
        "row": row,
        "next": next_path,
        "status_choices": Reading.Status.choices,
    }
    return render_rows("rows/marked_row.html", context, request)
