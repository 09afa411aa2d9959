"""What there is to cite of a paper, as plain values."""

import re
from dataclasses import dataclass

# A year of this century or the last, which only a conference has in its name.
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ARTICLE = (
    r"\b(?:journal|transactions|letters|jmlr|tmlr|tacl|tpami|ijcv)\b"
    r"|^(?:nature|science|pnas)\b"
    r"|\b(?:neural computation|neurocomputing|frontiers in|foundations and trends)\b"
)
# What a venue's words say of the kind of work, the first that fits.
KINDS = {
    "preprint": r"^arxiv\b",
    "thesis": r"\b(?:thesis|dissertation)\b",
    "book": r"^book\b",
    "report": r"\btechnical report\b",
    "page": r"\b(?:blog|course|repository|website)\b",
    "article": ARTICLE,
    "conference": YEAR.pattern,
}
# Around the name of who published it: “Book, MIT Press”, “OpenAI technical report”,
# “PhD thesis, University of Lugano”.
ROUND_PUBLISHER = re.compile(
    r"^(?:book|(?:phd |master's )?(?:thesis|dissertation)), "
    r"| technical report\b.*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, particles with the family's.

    An organisation's whole name is `family`, with no `given`.
    """

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One work; empty strings stand for what is not known.

    `has_more_authors` stands for “et al.”.
    """

    key: str
    title: str
    authors: tuple[PersonName, ...]
    has_more_authors: bool
    year: int | None
    venue: str = ""
    arxiv_id: str = ""
    doi: str = ""
    url: str = ""

    @property
    def address(self) -> str:
        """Where the work itself can be found; empty where that is not known."""
        if self.url:
            return self.url
        if self.arxiv_id:
            return f"https://arxiv.org/abs/{self.arxiv_id}"
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return ""

    @property
    def kind(self) -> str:
        """One of KINDS, by the venue.

        Where that says nothing, by whether the work has an arXiv number or a DOI.
        """
        if not self.venue:
            return "preprint" if self.arxiv_id else "page"
        for kind, words in KINDS.items():
            if re.search(words, self.venue, re.IGNORECASE):
                return kind
        return "conference" if self.arxiv_id or self.doi else "page"

    @property
    def issued(self) -> int | None:
        """The year of the journal or the conference.

        `year` is when the paper first appeared.
        """
        if self.kind not in ("article", "conference"):
            return self.year
        venue_year = YEAR.search(self.venue)
        return int(venue_year[0]) if venue_year else self.year

    @property
    def publisher(self) -> str:
        """Who stands behind a work that appeared in nothing larger.

        Empty for articles, conferences and pages.
        """
        if self.kind == "preprint":
            return "arXiv"
        if self.kind in ("thesis", "book", "report"):
            return ROUND_PUBLISHER.sub("", self.venue)
        return ""


def split_name(name: str) -> PersonName:
    """“van den Oord, Aäron” into family and given name.

    One name alone is an organisation's.
    """
    family, _, given = name.partition(", ")
    return PersonName(family, given)
