"""Papers of somebody's own as lines of text: what others may know of them."""

from collections.abc import Iterable

from papers.formats.author_line import author_line
from papers.models import Paper
from papers.services.citations import citation_of
from papers.services.exports import family_first_names
from study.models.reading_list import LONGEST_TEXT


def bibliography_lines(paper_ids: Iterable[int]) -> dict[int, str]:
    """Those of the papers that are somebody's own, each as a line, by number."""
    own_papers = Paper.objects.filter(pk__in=list(paper_ids)).exclude(
        owner=None
    )
    lines = {}
    for paper in own_papers.with_authors():
        lines[paper.pk] = bibliography_line(paper)
    return lines


def bibliography_line(paper: Paper) -> str:
    """“Attention Is All You Need. Ashish Vaswani et al. 2017. NeurIPS. https://…”."""
    citation = citation_of(paper, family_first_names(paper))
    names = []
    for person in citation.authors:
        names.append(f"{person.given} {person.family}".strip())
    parts = [
        citation.title,
        author_line(names, has_more=citation.has_more_authors),
        str(citation.year or ""),
        citation.venue,
        citation.address,
    ]
    said = [part.rstrip(".") for part in parts if part]
    return ". ".join(said)[:LONGEST_TEXT]
