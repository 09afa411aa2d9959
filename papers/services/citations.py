"""From a paper's rows to its citation."""

from django.utils.text import slugify

from papers.formats import Citation, split_name
from papers.models import Paper

WORDS_IN_KEY = 3


def citation_key(paper: Paper, author_names: list[str]) -> str:
    """The paper's slug; that of an own paper says nothing: “sutton-2019-the-bitter”."""
    if not paper.is_own:
        return paper.slug
    words = paper.title.split()[:WORDS_IN_KEY]
    if paper.year:
        words.insert(0, str(paper.year))
    if author_names:
        words.insert(0, split_name(author_names[0]).family)
    return slugify(" ".join(words)) or paper.slug


def citation_of(paper: Paper, author_names: list[str]) -> Citation:
    """The citation of a paper whose authors, in order, are these."""
    return Citation(
        key=citation_key(paper, author_names),
        title=paper.title,
        authors=tuple(split_name(name) for name in author_names),
        has_more_authors=paper.has_more_authors,
        year=paper.year,
        venue=paper.venue,
        arxiv_id=paper.arxiv_id,
        doi=paper.doi,
        url=paper.url,
    )
