"""CSL-JSON, as reference managers read it: decision 0018.

The format is described at https://docs.citationstyles.org.
"""

import json
from typing import Any

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
    if name.given:
        return {"family": name.family, "given": name.given}
    return {"literal": name.family}


def csl_date(year: int | None) -> dict[str, list[list[int]]]:
    if year is None:
        return {}
    return {"date-parts": [[year]]}


def csl_item(citation: Citation) -> dict[str, Any]:
    authors = [csl_name(name) for name in citation.authors]
    if citation.has_more_authors:
        authors.append({"literal": "others"})
    item = {
        "id": citation.key,
        "type": TYPES[citation.kind],
        "title": citation.title,
        "author": authors,
        "issued": csl_date(citation.issued),
        "container-title": "" if citation.publisher else citation.venue,
        "publisher": citation.publisher,
        "DOI": citation.doi,
        "URL": citation.address,
    }
    if citation.arxiv_id:
        if citation.kind == "preprint":
            item["number"] = f"arXiv:{citation.arxiv_id}"
        else:
            item["note"] = f"arXiv: {citation.arxiv_id}"
    return {key: value for key, value in item.items() if value}


def to_csl_json(citations: list[Citation]) -> str:
    """All citations as one CSL-JSON array."""
    items = [csl_item(citation) for citation in citations]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
