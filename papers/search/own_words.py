"""The words by which a learner's own paper is found.

They stand in no index: its words are counted, and who mistypes is offered them.
"""

from papers.formats.entry import BibliographyEntry
from papers.models.author import name_as_said
from papers.search.words import split_words

TEXT_LIMIT = 200_000


def padded_words(words: list[str]) -> str:
    """Folded words, each between two spaces; empty without any."""
    if not words:
        return ""
    joined = " ".join(words)
    return f" {joined} "[:TEXT_LIMIT]


def own_words(entry: BibliographyEntry, note: str = "") -> tuple[str, str]:
    """All that a paper is found by, and of it the names of its authors."""
    arxiv_name = f"arXiv {entry.arxiv_id}" if entry.arxiv_id else ""
    said_names = [name_as_said(name) for name in entry.authors]
    names = split_words("\n".join(said_names))
    title = split_words(entry.title)
    year = str(entry.year or "")
    texts = (year, entry.venue, entry.doi, arxiv_name, entry.abstract, note)
    everything = title + names + split_words("\n".join(texts))
    return padded_words(everything), padded_words(names)
