"""Many papers to take along, in pieces: a long list needs no more memory than a short one."""

import json
from collections.abc import Callable, Iterator, Sequence

from django.db.models import Prefetch

from papers.formats import COLUMNS, Citation, csl_item, to_bibtex, to_csv, to_ris
from papers.models import Authorship, Paper
from papers.services.citations import citation_of

PIECE = 200
Pieces = Iterator[list[Paper]]


def pieces_of(ids: Sequence[int]) -> Pieces:
    """The published ones of these papers in their order with all that a citation needs; each piece is asked alone."""
    published = Paper.objects.published().select_related("category")
    wanted = published.prefetch_related(
        Prefetch("authorships", Authorship.objects.select_related("author")),
        "topics",
        "tags",
    )
    for start in range(0, len(ids), PIECE):
        found = wanted.in_bulk(ids[start : start + PIECE])
        yield [found[pk] for pk in ids[start : start + PIECE] if pk in found]


def citations(papers: list[Paper]) -> list[Citation]:
    return [
        citation_of(paper, [one.author.name for one in paper.authorships.all()])
        for paper in papers
    ]


def bibtex(pieces: Pieces) -> Iterator[str]:
    for papers in pieces:
        yield to_bibtex(citations(papers)).strip() + "\n\n"


def ris(pieces: Pieces) -> Iterator[str]:
    for papers in pieces:
        yield to_ris(citations(papers)).strip() + "\n\n"


def csl_json(pieces: Pieces) -> Iterator[str]:
    """One array, whatever the number of pieces."""
    before = "[\n"
    for papers in pieces:
        for citation in citations(papers):
            yield before + json.dumps(csl_item(citation), ensure_ascii=False)
            before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def table(pieces: Pieces) -> Iterator[str]:
    yield to_csv([COLUMNS])
    for papers in pieces:
        yield to_csv(
            row(paper, citation)
            for paper, citation in zip(papers, citations(papers), strict=True)
        )


def row(paper: Paper, citation: Citation) -> list[str]:
    names = [one.author.name for one in paper.authorships.all()] + (
        ["et al."] if paper.has_more_authors else []
    )
    topics, tags = (
        [topic.name for topic in paper.topics.all()],
        [tag.name for tag in paper.tags.all()],
    )
    return [
        *(
            paper.slug,
            paper.title,
            "; ".join(names),
            str(paper.year),
            paper.venue,
            paper.category.name,
        ),
        *(
            "; ".join(topics),
            "; ".join(tags),
            paper.arxiv_id,
            paper.doi,
            citation.address,
        ),
    ]


# By the ending of the file: what it is called on the way, and what writes it.
FORMATS: dict[str, tuple[str, Callable[[Pieces], Iterator[str]]]] = {
    "bib": ("application/x-bibtex", bibtex),
    "ris": ("application/x-research-info-systems", ris),
    "json": ("application/vnd.citationstyles.csl+json", csl_json),
    "csv": ("text/csv", table),
}
