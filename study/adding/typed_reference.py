"""What somebody typed or pasted into the one box, as a work."""

from dataclasses import dataclass, replace

from papers.formats.entry import BibliographyEntry
from papers.formats.identifiers import Identifiers, read_identifier
from papers.formats.parsed import ParsedWork
from papers.formats.references import read_references

LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class TypedReference:
    """The work, and how many more the text names."""

    entry: BibliographyEntry
    others_count: int = 0

    @property
    def identifiers(self) -> Identifiers:
        entry = self.entry
        return Identifiers(entry.arxiv_id, entry.doi, entry.url)

    @property
    def has_identifier(self) -> bool:
        return self.identifiers != Identifiers()

    @property
    def lacks_facts(self) -> bool:
        return not self.entry.title or not self.entry.authors


def read_typed_reference(text: str) -> TypedReference:
    """A number, an address, a citation, else a title; may raise TooManyWorks."""
    identifiers = read_identifier(text)
    if identifiers is not None:
        return TypedReference(entry_of(identifiers))
    references = read_references(text)
    works = references.parsed.works
    if references.format_name == "text":
        works = named_works(works)
    if not works:
        return TypedReference(entry_of_title(text))
    return TypedReference(works[0].entry, others_count=len(works) - 1)


def named_works(works: list[ParsedWork]) -> list[ParsedWork]:
    """Those of a text that something names, not those guessed from a line."""
    return [work for work in works if not work.guessed_from]


def entry_of(identifiers: Identifiers) -> BibliographyEntry:
    return BibliographyEntry(
        title="",
        arxiv_id=identifiers.arxiv_id,
        doi=identifiers.doi,
        url=identifiers.url,
    )


def entry_of_title(text: str) -> BibliographyEntry:
    """The first line that says anything."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    title = " ".join(lines[0].split()) if lines else ""
    return BibliographyEntry(title=title[:LONGEST_TITLE])


def complete_entry(
    typed: BibliographyEntry,
    looked_up: BibliographyEntry,
) -> BibliographyEntry:
    """What a service knows, and what was typed where it knows nothing."""
    return replace(
        looked_up,
        year=looked_up.year or typed.year,
        venue=looked_up.venue or typed.venue,
        arxiv_id=looked_up.arxiv_id or typed.arxiv_id,
        doi=looked_up.doi or typed.doi,
        url=looked_up.url or typed.url,
        abstract=looked_up.abstract or typed.abstract,
    )
