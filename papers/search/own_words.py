"""The words by which a learner's own paper is found.

They stand in no index: its words are counted, and who mistypes is offered them.
"""

from papers.models import OwnPaper
from papers.search.words import split_words

TEXT_LIMIT = 200_000


def padded_words(*texts: str) -> str:
    """The texts' words, folded, each between two spaces; empty without any."""
    words = split_words("\n".join(texts))
    if not words:
        return ""
    joined = " ".join(words)
    return f" {joined} "[:TEXT_LIMIT]


def set_own_words(own_part: OwnPaper) -> None:
    """Fills in what the paper is found by, without saving it."""
    paper = own_part.paper
    names = paper.display_names
    arxiv_name = f"arXiv {paper.arxiv_id}" if paper.arxiv_id else ""
    own_part.name_words = padded_words(*names)
    own_part.words = padded_words(
        paper.title,
        *names,
        paper.year_text,
        paper.venue,
        paper.doi,
        arxiv_name,
        own_part.abstract,
        own_part.note,
    )
