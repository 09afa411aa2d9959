"""The words by which a learner's own paper is found.

They stand in no index: its words are counted, and who mistypes is offered them.
"""

from papers.models import OwnPaper
from papers.search.words import split_words

TEXT_LIMIT = 200_000


def padded_words(words: list[str]) -> str:
    """Folded words, each between two spaces; empty without any."""
    if not words:
        return ""
    joined = " ".join(words)
    return f" {joined} "[:TEXT_LIMIT]


def split_texts(*texts: str) -> list[str]:
    """The words of all texts; most are plain letters, which are folded fastest."""
    words = []
    for text in texts:
        words += split_words(text)
    return words


def set_own_words(own_part: OwnPaper) -> None:
    """Fills in what the paper is found by, without saving it."""
    paper = own_part.paper
    arxiv_name = f"arXiv {paper.arxiv_id}" if paper.arxiv_id else ""
    title = split_words(paper.title)
    names = split_words("\n".join(paper.display_names))
    numbers = split_texts(paper.year_text, paper.venue, paper.doi, arxiv_name)
    texts = split_texts(own_part.abstract, own_part.note)
    own_part.name_words = padded_words(names)
    own_part.words = padded_words(title + names + numbers + texts)
