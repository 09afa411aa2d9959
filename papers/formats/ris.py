"""RIS through rispy, as reference managers read it: decision 0018."""

from typing import Any

import rispy

from papers.formats.citation import Citation, PersonName

TYPES = {
    "article": "JOUR",
    "conference": "CONF",
    "preprint": "UNPB",
    "report": "RPRT",
    "thesis": "THES",
    "book": "BOOK",
    "page": "ELEC",
}


class Writer(rispy.RisWriter):
    """Records without the running number that no reader asks for."""

    def set_header(self, count: int) -> str:
        return ""


def ris_name(name: PersonName) -> str:
    """With a comma even behind an organisation's name.

    Its words would else be taken for a person's.
    """
    return ris_text(f"{name.family}, {name.given}")


def ris_text(text: str) -> str:
    """RIS ends a field with its line: a line break would begin another field."""
    return " ".join(text.split())


def ris_urls(citation: Citation) -> list[str]:
    address = ris_text(citation.address)
    return [address] if address else []


def ris_record(citation: Citation) -> dict[str, Any]:
    authors = [ris_name(name) for name in citation.authors]
    if citation.has_more_authors:
        authors.append("et al.,")
    venue = "" if citation.publisher else ris_text(citation.venue)
    year = str(citation.issued or "")
    is_conference = citation.kind == "conference"
    # In this order they stand in the file.
    record = {
        "type_of_reference": TYPES[citation.kind],
        "id": citation.key,
        "title": ris_text(citation.title),
        "authors": authors,
        "year": year,
        "date": year if is_conference else "",
        "secondary_title": venue,
        "custom3": venue if is_conference else "",
        "publisher": ris_text(citation.publisher),
        "doi": ris_text(citation.doi),
        "urls": ris_urls(citation),
        "name_of_database": "arXiv" if citation.arxiv_id else "",
        "accession_number": ris_text(citation.arxiv_id),
    }
    return {key: value for key, value in record.items() if value}


def to_ris(citations: list[Citation]) -> str:
    """All citations as one RIS file."""
    records = [ris_record(citation) for citation in citations]
    return rispy.dumps(records, implementation=Writer).lstrip("\n")
