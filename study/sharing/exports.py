"""A shared list as a file: the bibliography of its papers, nothing else."""

from collections.abc import Callable

from papers.formats import (
    COLUMNS,
    Citation,
    to_bibtex,
    to_csl_json,
    to_csv,
    to_ris,
)
from papers.services.exports import FORMATS
from study.models import ReadingList
from study.sharing.entries import shared_citations

# What a citation has none of: what the library or the owner says of the paper.
UNTOLD = ("category", "topics", "tags")
SHARED_COLUMNS = tuple(name for name in COLUMNS if name not in UNTOLD)


def export_shared(
    reading_list: ReadingList,
    ending: str,
) -> tuple[str, str]:
    """The media type and the text; ending: one of FORMATS."""
    content_type, _ = FORMATS[ending]
    citations = list(shared_citations(reading_list))
    return content_type, WRITERS[ending](citations)


def shared_csv(citations: list[Citation]) -> str:
    rows = [list(SHARED_COLUMNS)]
    for citation in citations:
        rows.append(csv_cells(citation))
    return to_csv(rows)


def csv_cells(citation: Citation) -> list[str]:
    """One cell for each of SHARED_COLUMNS."""
    names = []
    for person in citation.authors:
        names.append(f"{person.family}, {person.given}".strip(", "))
    if citation.has_more_authors:
        names.append("et al.")
    return [
        citation.key,
        citation.title,
        "; ".join(names),
        str(citation.year or ""),
        citation.venue,
        citation.arxiv_id,
        citation.doi,
        citation.address,
    ]


WRITERS: dict[str, Callable[[list[Citation]], str]] = {
    "bib": to_bibtex,
    "ris": to_ris,
    "json": to_csl_json,
    "csv": shared_csv,
}
