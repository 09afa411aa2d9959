"""CSL-JSON (https://docs.citationstyles.org), as reference managers read it: decision 0018."""

import json

from papers.formats.citation import Citation, PersonName

TYPES = {
    "article": "article-journal",
    "conference": "paper-conference",
    "preprint": "article",
    "report": "report",
    "thesis": "thesis",
    "book": "book",
    "page": "webpage",
}


def csl_name(name: PersonName) -> dict[str, str]:
    return (
        {"family": name.family, "given": name.given}
        if name.given
        else {"literal": name.family}
    )


def item_of(citation: Citation) -> dict:
    authors = [csl_name(name) for name in citation.authors]
    item = {
        "id": citation.key,
        "type": TYPES[citation.kind],
        "title": citation.title,
        "author": [*authors, {"literal": "others"}]
        if citation.has_more_authors
        else authors,
        "issued": {"date-parts": [[citation.issued]]},
        "container-title": "" if citation.publisher else citation.venue,
        "publisher": citation.publisher,
        "DOI": citation.doi,
        "URL": citation.address,
    }
    if citation.arxiv_id:
        name, text = (
            ("number", "arXiv:") if citation.kind == "preprint" else ("note", "arXiv: ")
        )
        item[name] = text + citation.arxiv_id
    return {key: value for key, value in item.items() if value}


def to_csl_json(citations: list[Citation]) -> str:
    """All citations as one CSL-JSON array."""
    return (
        json.dumps(
            [item_of(citation) for citation in citations], ensure_ascii=False, indent=2
        )
        + "\n"
    )
