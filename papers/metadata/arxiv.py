"""What arXiv answers: https://info.arxiv.org/help/api/user-manual.html (Atom)."""

from urllib.parse import quote
from xml.etree import ElementTree

from papers.formats.entry import BibliographyEntry
from papers.formats.identifiers import DOI, DOI_LENGTH, read_identifier
from papers.metadata.cleaning import (
    ABSTRACT_LENGTH,
    TITLE_LENGTH,
    VENUE_LENGTH,
    clean_text,
    clean_year,
    family_first,
    unique_names,
)
from papers.metadata.network import FetchError

ATOM = "{http://www.w3.org/2005/Atom}"
ARXIV = "{http://arxiv.org/schemas/atom}"


def arxiv_path(number: str) -> str:
    return f"/api/query?id_list={quote(number)}&max_results=1"


def read_arxiv_answer(body: bytes, number: str) -> BibliographyEntry:
    """The work of that number; FetchError where it is not there, or not to be read."""
    feed = parse_xml(body)
    entry = feed.find(f"{ATOM}entry")
    if feed.tag != f"{ATOM}feed":
        raise FetchError("answer")
    if entry is None or not names_work(entry, number):
        raise FetchError("missing")
    title = clean_text(entry.findtext(f"{ATOM}title"), TITLE_LENGTH)
    if not title:
        raise FetchError("missing")
    names = []
    for author in entry.findall(f"{ATOM}author"):
        names.append(family_first(author.findtext(f"{ATOM}name")))
    return BibliographyEntry(
        title=title,
        authors=unique_names(names),
        year=clean_year(entry.findtext(f"{ATOM}published")),
        venue=clean_text(entry.findtext(f"{ARXIV}journal_ref"), VENUE_LENGTH),
        arxiv_id=number,
        doi=clean_doi(entry.findtext(f"{ARXIV}doi")),
        abstract=clean_text(entry.findtext(f"{ATOM}summary"), ABSTRACT_LENGTH),
    )


def parse_xml(body: bytes) -> ElementTree.Element:
    """XML in UTF-8 without a document type: no entity can be declared."""
    try:
        text = body.decode("utf-8-sig")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise FetchError("answer")
        return ElementTree.fromstring(text)
    except (UnicodeDecodeError, ElementTree.ParseError, RecursionError):
        raise FetchError("answer") from None


def names_work(entry: ElementTree.Element, number: str) -> bool:
    """Whether the entry is of that work, and no message of an error."""
    address = clean_text(entry.findtext(f"{ATOM}id"), TITLE_LENGTH)
    identifiers = read_identifier(address)
    return identifiers is not None and identifiers.arxiv_id == number


def clean_doi(value: str | None) -> str:
    doi = clean_text(value, 2 * DOI_LENGTH)
    if len(doi) > DOI_LENGTH or DOI.fullmatch(doi) is None:
        return ""
    return doi.lower()
