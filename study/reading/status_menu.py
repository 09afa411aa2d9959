"""The menus by which papers are marked: in rows of papers, and on a note."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from config.rows import render_rows
from study.chosen import chosen_slugs
from study.models import Reading, ReadThrough
from study.reading.marks import STATUS_LABELS, CatalogueRow

# Where the page cache leaves room for a linked paper's menu (page_cache/link.html). No
# text of a note can hold one: what sanitises it drops comments.
MENU_PLACE = re.compile(r"<!-- menu ([\w-]+) -->")


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


def linked_slugs(links_html: str | None) -> list[str]:
    """The papers to which a note leads, as the page cache keeps them."""
    return MENU_PLACE.findall(links_html or "")


def render_linked_papers(
    request: HttpRequest, links_html: str, statuses: Mapping[str, str]
) -> SafeString:
    """Where to go from a note, each paper with the learner's menu; by slug its mark."""
    # A text, a slug, a text, a slug … and a text.
    texts = MENU_PLACE.split(links_html)
    parts: list[tuple[SafeString, dict[str, str] | None]] = []
    for html, slug in zip(texts[::2], [*texts[1::2], ""], strict=True):
        row = None
        if slug:
            status = statuses.get(slug, "")
            label = STATUS_LABELS.get(status, "")
            row = {"slug": slug, "status": status, "status_label": label}
        # Safe: a part of what our own renderer wrote (HtmlField).
        parts.append((mark_safe(html), row))
    context = {
        "parts": parts,
        "next": f"{request.path}#links",
        "status_choices": Reading.Status.choices,
    }
    return render_rows("rows/linked_papers.html", context, request)
