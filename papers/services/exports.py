"""Many papers exported in batches: a long list needs no more memory than a short."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from papers.formats import (
    COLUMNS,
    Citation,
    csl_item,
    to_bibtex,
    to_csv,
    to_ris,
)
from papers.models import Paper
from papers.services.citations import citation_of

BATCH_SIZE = 200
Batches = Iterator[list[Paper]]


def export_batches(ids: Sequence[int], user: Any) -> Batches:
    """Those of these papers that are open to the user, in order.

    They come with all that a citation needs; each batch is queried when its turn comes.
    """
    shown = Paper.objects.open_to(user).select_related("category")
    papers = shown.with_authors().prefetch_related("topics", "tags")
    for start in range(0, len(ids), BATCH_SIZE):
        batch_ids = ids[start : start + BATCH_SIZE]
        by_id = papers.in_bulk(batch_ids)
        yield [by_id[paper_id] for paper_id in batch_ids if paper_id in by_id]


def family_first_names(paper: Paper) -> list[str]:
    """The authors' names, family first, in their order."""
    return [author.name for author in paper.authors_in_order]


def citations_of(papers: list[Paper]) -> list[Citation]:
    return [citation_of(paper, family_first_names(paper)) for paper in papers]


def export_bibtex(batches: Batches) -> Iterator[str]:
    for papers in batches:
        yield to_bibtex(citations_of(papers)).strip() + "\n\n"


def export_ris(batches: Batches) -> Iterator[str]:
    for papers in batches:
        yield to_ris(citations_of(papers)).strip() + "\n\n"


def export_csl_json(batches: Batches) -> Iterator[str]:
    """One array, whatever the number of batches."""
    before = "[\n"
    is_empty = True
    for papers in batches:
        for citation in citations_of(papers):
            yield before + json.dumps(csl_item(citation), ensure_ascii=False)
            before = ",\n"
            is_empty = False
    yield "[]\n" if is_empty else "\n]\n"


def export_csv(batches: Batches) -> Iterator[str]:
    yield to_csv([COLUMNS])
    for papers in batches:
        yield to_csv([csv_row(paper) for paper in papers])


def join_names(named: Iterable[Any]) -> str:
    """The names of topics or tags."""
    return "; ".join(each.name for each in named)


def csv_row(paper: Paper) -> list[str]:
    """One cell for each of COLUMNS."""
    names = family_first_names(paper)
    citation = citation_of(paper, names)
    if paper.has_more_authors:
        names.append("et al.")
    return [
        paper.slug,
        paper.title,
        "; ".join(names),
        paper.year_text,
        paper.venue,
        paper.category_name,
        join_names(paper.topics.all()),
        join_names(paper.tags.all()),
        paper.arxiv_id,
        paper.doi,
        citation.address,
    ]


# By the ending of the file: its media type, and what writes it.
FORMATS: dict[str, tuple[str, Callable[[Batches], Iterator[str]]]] = {
    "bib": ("application/x-bibtex", export_bibtex),
    "ris": ("application/x-research-info-systems", export_ris),
    "json": ("application/vnd.citationstyles.csl+json", export_csl_json),
    "csv": ("text/csv", export_csv),
}
