"""The menus by which papers are marked: in rows of papers, and on a note."""

from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from config.rows import render_rows
from study.chosen import chosen_slugs
from study.models import Reading, ReadThrough
from study.reading.marks import CatalogueRow


def render_paper_rows(
    request: HttpRequest, rows: list[CatalogueRow]
) -> SafeString:
    """Papers as list items; a learner's have the menu, a visitor's have none."""
    is_learner = request.user.is_authenticated
    context = {
        "rows": rows,
        "is_learner": is_learner,
        "chosen": set(chosen_slugs(request)) if is_learner else set(),
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


def render_readings(
    request: HttpRequest, slug: str, read_throughs: list[ReadThrough]
) -> SafeString:
    """A form for the days of each reading of a paper, newest last, and one to add."""
    context = {"slug": slug, "read_throughs": read_throughs}
    return render_rows("rows/read_throughs.html", context, request)


def render_reading_menu(
    request: HttpRequest,
    slug: str,
    reading: dict[str, Any] | None,
    *,
    can_undo: bool,
) -> SafeString:
    """The menu of a note's own paper; reading: as the note's page shows it."""
    context = {
        "slug": slug,
        "reading": reading,
        "can_undo": can_undo,
        "next": request.path,
        "status_choices": Reading.Status.choices,
    }
    return render_rows("rows/reading_menu.html", context, request)
