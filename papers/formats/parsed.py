"""What a text or a file of references says, each part with its line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from papers.formats.entry import BibliographyEntry
from papers.formats.identifiers import (
    Identifiers,
    find_identifiers,
    read_arxiv_number,
    read_doi,
    read_identifier,
    split_address,
)

MOST_WORKS = 10_000
MOST_LINES = 1_000_000
# Years that a paper may have; others are left out.
FIRST_YEAR = 1800
LAST_YEAR = 2100
LONGEST_TITLE = 500
LONGEST_NAME = 200
LONGEST_VENUE = 200
LONGEST_ABSTRACT = 10_000
MOST_AUTHORS = 500
# What stands around the name of who published a work of this kind.
VENUES = {
    "book": "Book, {}",
    "report": "{} technical report",
    "thesis": "PhD thesis, {}",
}
# What stands behind the last author who is named.
MORE_AUTHORS = ("others", "and others", "et al", "et al.")
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
# What no database and no line of a page can hold.
UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class TooManyWorks(ValueError):
    """More than MOST_WORKS, or as many parts that nobody can read: up to that line."""

    def __init__(self, line: int = 1) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True, slots=True)
class ParsedWork:
    """A work and the line, from 1, on which it begins.

    `guessed_from` is the whole line where nothing says that it names a work at all.
    """

    entry: BibliographyEntry
    source_line: int
    guessed_from: str = ""


@dataclass(frozen=True, slots=True)
class UnreadPart:
    """What was not understood, word for word, and why.

    A heading of a syllabus is no fault: it has no reason.
    """

    source_line: int
    source_text: str
    reason: str = ""


@dataclass(slots=True)
class ParsedText:
    """All that a text says: works, and what was not understood."""

    works: list[ParsedWork] = field(default_factory=list)
    unread: list[UnreadPart] = field(default_factory=list)

    def add_work(
        self,
        entry: BibliographyEntry,
        source_line: int,
        guessed_from: str = "",
    ) -> None:
        check_room(len(self.works), source_line)
        self.works.append(ParsedWork(entry, source_line, guessed_from))

    def add_unread(self, part: UnreadPart) -> None:
        check_room(len(self.unread), part.source_line)
        self.unread.append(replace(part, source_text=part.source_text.strip()))


def check_room(count: int, line: int) -> None:
    """Raises TooManyWorks where `count` works leave no room for another."""
    if count >= MOST_WORKS:
        raise TooManyWorks(line)


def work_entry(
    *,
    title: str,
    authors: Iterable[str] = (),
    year: str = "",
    venue: str = "",
    arxiv_id: str = "",
    doi: str = "",
    url: str = "",
    abstract: str = "",
) -> BibliographyEntry:
    """The work with everything in the shape and length that a paper keeps.

    Numbers and addresses may be written in any form; what is none is left out.
    """
    lines = [shorten(one_line(name), LONGEST_NAME) for name in authors]
    names = [name for name in lines if name.lower() not in MORE_AUTHORS]
    known = known_identifiers(
        arxiv_id, UNFIT.sub("", doi), UNFIT.sub("", url).strip()
    )
    return BibliographyEntry(
        title=shorten(one_line(title), LONGEST_TITLE),
        authors=fitting_names(names),
        year=plausible_year(year),
        venue=shorten(one_line(venue), LONGEST_VENUE),
        arxiv_id=known.arxiv_id,
        doi=known.doi,
        url=known.url,
        abstract=shorten(UNFIT.sub("", abstract).strip(), LONGEST_ABSTRACT),
        has_more_authors=len(names) < len(lines),
    )


def known_identifiers(arxiv_id: str, doi: str, url: str) -> Identifiers:
    """What three fields say together.

    An address that follows from the number or the DOI is not kept beside it.
    """
    named = read_doi(doi.strip()) or read_identifier(doi) or Identifiers()
    number = named.arxiv_id or arxiv_number_in(arxiv_id)
    address = url if split_address(url) else named.url
    if not number and not named.doi:
        by_address = read_identifier(address) or Identifiers()
        number = by_address.arxiv_id
        named = by_address
    is_derived = address.lower() in (
        f"https://arxiv.org/abs/{number}",
        f"https://doi.org/{named.doi}",
    )
    return Identifiers(number, named.doi, "" if is_derived else address)


def arxiv_number_in(text: str) -> str:
    """The first arXiv number of a text, “arXiv preprint arXiv:1706.03762” too."""
    if not text:
        return ""
    alone = read_arxiv_number(text.strip())
    if alone:
        return alone.arxiv_id
    for identifiers in find_identifiers(text[:LONGEST_VENUE]):
        if identifiers.arxiv_id:
            return identifiers.arxiv_id
    return ""


def venue_of_publisher(kind: str, publisher: str) -> str:
    """The venue of a work that appeared in nothing larger, as the library words it."""
    publisher = publisher.strip()
    if not publisher:
        return ""
    return VENUES.get(kind, "{}").format(publisher)


def one_line(text: str) -> str:
    """The text without line breaks and without what no page can show."""
    if not text.isprintable():
        text = UNFIT.sub("", text)
    return " ".join(text.split())


def shorten(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rstrip()}…"


def fitting_names(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in their order."""
    known = dict.fromkeys(name for name in names if name)
    return tuple(known)[:MOST_AUTHORS]


def plausible_year(text: str) -> int | None:
    """The first year from 1800 to 2100 in a date, however it is written."""
    for match in YEAR.finditer(text[:100]):
        year = int(match[0])
        if FIRST_YEAR <= year <= LAST_YEAR:
            return year
    return None
