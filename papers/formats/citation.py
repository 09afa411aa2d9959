"""What there is to cite of a paper, as plain values."""

import re
from dataclasses import dataclass

# What a venue's words say of the kind of work, the first that fits; all else that has a year is a conference's.
KINDS = {
    "preprint": r"^arxiv\b",
    "thesis": r"\b(?:thesis|dissertation)\b",
    "book": r"^book\b",
    "report": r"\btechnical report\b",
    "page": r"\b(?:blog|course|repository|website)\b",
    "article": r"\b(?:journal|transactions|letters|jmlr|tmlr|tacl|tpami|ijcv)\b|^(?:nature|science|pnas)\b"
    r"|\b(?:neural computation|neurocomputing|frontiers in|foundations and trends)\b",
    "conference": r"\b(?:19|20)\d\d\b",
}
# Around the name of who published it: “Book, MIT Press”, “PhD thesis, University of Lugano”, “OpenAI technical report”.
ROUND_PUBLISHER = re.compile(
    r"^(?:book|(?:phd |master's )?(?:thesis|dissertation)), | technical report\b.*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, particles with the family's, or an organisation's whole name in `family` with no `given`."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One work. `has_more_authors` stands for “et al.”; empty strings for what is not known."""

    key: str
    title: str
    authors: tuple[PersonName, ...]
    has_more_authors: bool
    year: int
    venue: str = ""
    arxiv_id: str = ""
    doi: str = ""
    url: str = ""

    @property
    def address(self) -> str:
        """Where the work itself can be found."""
        if self.url:
            return self.url
        if self.arxiv_id:
            return f"https://arxiv.org/abs/{self.arxiv_id}"
        return f"https://doi.org/{self.doi}"

    @property
    def kind(self) -> str:
        """One of KINDS, by the venue; without one a preprint where there is an arXiv id, else a page of the web."""
        if not self.venue:
            return "preprint" if self.arxiv_id else "page"
        found = (
            kind
            for kind, words in KINDS.items()
            if re.search(words, self.venue, re.IGNORECASE)
        )
        return next(found, "conference" if self.arxiv_id or self.doi else "page")

    @property
    def issued(self) -> int:
        """The year of the journal or the conference; `year` is when the paper first appeared."""
        found = (
            re.search(KINDS["conference"], self.venue)
            if self.kind in ("article", "conference")
            else None
        )
        return int(found[0]) if found else self.year

    @property
    def publisher(self) -> str:
        """Who stands behind a work that appeared in nothing larger; empty for articles, conferences and pages."""
        if self.kind == "preprint":
            return "arXiv"
        return (
            ROUND_PUBLISHER.sub("", self.venue)
            if self.kind in ("thesis", "book", "report")
            else ""
        )


def split_name(name: str) -> PersonName:
    """“van den Oord, Aäron” into family and given name; one name alone is an organisation's."""
    family, _, given = name.partition(", ")
    return PersonName(family, given)
