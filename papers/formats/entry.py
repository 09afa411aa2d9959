"""What is known of a work, as people type it, import it or look it up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BibliographyEntry:
    """One work; an empty text stands for what is not known.

    `authors` are “Family, Given” each, an organisation by its whole name. `arxiv_id`
    is without version, `doi` without the resolver's address. `has_more_authors` stands
    for “et al.”.
    """

    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str = ""
    arxiv_id: str = ""
    doi: str = ""
    url: str = ""
    abstract: str = ""
    has_more_authors: bool = False
