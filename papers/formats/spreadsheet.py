"""CSV for spreadsheets (RFC 4180), with no cell that one would take for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

COLUMNS = (
    "slug",
    "title",
    "authors",
    "year",
    "venue",
    "category",
    "topics",
    "tags",
    "arxiv",
    "doi",
    "address",
)
# OWASP, “CSV Injection”: what begins so is evaluated; a quote before it makes it text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def neutralise_formula(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def to_csv(rows: Iterable[Sequence[str]]) -> str:
    """The rows as lines of CSV."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([neutralise_formula(cell) for cell in row])
    return text.getvalue()
