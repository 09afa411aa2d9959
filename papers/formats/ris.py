"""RIS through rispy, as reference managers read it: decision 0018."""

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
    """With a comma even behind an organisation's name, whose words would else be taken for a person's."""
    return one_line(f"{name.family}, {name.given}")


def one_line(text: str) -> str:
    """RIS ends a field with its line: a line break in a text would begin another field."""
    return " ".join(text.split())


def record_of(citation: Citation) -> dict:
    is_conference = citation.kind == "conference"
    venue = "" if citation.publisher else one_line(citation.venue)
    record = {
        "type_of_reference": TYPES[citation.kind],
        "id": citation.key,
        "title": one_line(citation.title),
        "authors": [ris_name(name) for name in citation.authors]
        + (["et al.,"] if citation.has_more_authors else []),
        "year": str(citation.issued),
        "date": str(citation.issued) if is_conference else "",
        "secondary_title": venue,
        "custom3": venue if is_conference else "",
        "publisher": one_line(citation.publisher),
        "doi": one_line(citation.doi),
        "urls": [one_line(citation.address)],
        "name_of_database": "arXiv" if citation.arxiv_id else "",
        "accession_number": one_line(citation.arxiv_id),
    }
    return {key: value for key, value in record.items() if value}


def to_ris(citations: list[Citation]) -> str:
    """All citations as one RIS file."""
    return rispy.dumps(
        [record_of(citation) for citation in citations], implementation=Writer
    ).lstrip("\n")
