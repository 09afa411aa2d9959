"""A learner's own passages as files."""

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from papers.formats.spreadsheet import to_csv
from study.access import LearnerRequest
from study.highlights.forms import HighlightsForm
from study.highlights.queries import (
    PaperHighlights,
    by_paper,
    highlights_asked,
)
from study.lists.printing import escape_markdown

CSV_COLUMNS = ("paper", "part", "words", "comment", "made", "in the note")


def rows_asked(request: LearnerRequest) -> list[PaperHighlights]:
    """What the list shows under the same address, on all of its pages."""
    form = HighlightsForm(request.GET, learner=request.user)
    if not form.is_valid():
        raise Http404
    asked = form.cleaned_data
    found = highlights_asked(
        request.user, q=asked["q"], show=asked["show"], paper=asked["paper"]
    )
    return by_paper(found.select_related("paper"))


@require_safe
def highlights_markdown(request: LearnerRequest) -> HttpResponse:
    text = "\n".join(markdown_lines(rows_asked(request)))
    return file_response(f"{text}\n", "text/markdown", "md")


@require_safe
def highlights_csv(request: LearnerRequest) -> HttpResponse:
    rows = [CSV_COLUMNS, *csv_rows(rows_asked(request))]
    return file_response(to_csv(rows), "text/csv", "csv")


def file_response(text: str, kind: str, ending: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    file_name = f'attachment; filename="octavo-highlights.{ending}"'
    response.headers["Content-Disposition"] = file_name
    return response


def markdown_lines(rows: Iterable[PaperHighlights]) -> list[str]:
    """Comments are Markdown already and stay so."""
    lines = ["# My highlights"]
    for row in rows:
        lines += ["", f"## {escape_markdown(row.title)}"]
        for highlight in row.highlights:
            lines += ["", f"> {escape_markdown(highlight.exact)}", ""]
            place = highlight.part_label
            if highlight.is_orphan:
                place = f"{place}, not in the note any more"
            lines.append(f"({place})")
            if highlight.comment:
                lines += ["", highlight.comment]
    return lines


def csv_rows(rows: Iterable[PaperHighlights]) -> list[tuple[str, ...]]:
    cells: list[tuple[str, ...]] = []
    for row in rows:
        for highlight in row.highlights:
            line = (
                row.title,
                highlight.part_label,
                highlight.exact,
                highlight.comment,
                highlight.created_at.isoformat(timespec="seconds"),
                "no" if highlight.is_orphan else "yes",
            )
            cells.append(line)
    return cells
