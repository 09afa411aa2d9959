"""BibTeX and biblatex as works."""

import re
from collections.abc import Mapping

from papers.formats.bibtex_blocks import BibtexBlock, bibtex_blocks
from papers.formats.bibtex_names import bibtex_names
from papers.formats.entry import BibliographyEntry
from papers.formats.latex import decode_latex, decode_verbatim
from papers.formats.parsed import (
    ParsedText,
    UnreadPart,
    check_room,
    venue_of_publisher,
    work_entry,
)

NO_TITLE = "This entry has no title."
VENUE_FIELDS = (
    "journal",
    "journaltitle",
    "booktitle",
)
PUBLISHER_FIELDS = (
    "publisher",
    "school",
    "institution",
    "organization",
    "howpublished",
)
KINDS = {
    "book": "book",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
}
ADDRESS = re.compile(r"https?://[^\s{}\\]+")
# BibTeX itself takes these from the entry that `crossref` names.
MOST_INHERITED = ("author", "editor", "year", "date", "publisher", "journal")


def read_bibtex(text: str) -> ParsedText:
    """Each entry that has a title is a work, also one that stands there twice."""
    parsed = ParsedText()
    blocks: list[BibtexBlock] = []
    for block in bibtex_blocks(text):
        if isinstance(block, UnreadPart):
            parsed.add_unread(block)
        elif block.fields.get("title", "").strip():
            check_room(len(blocks), block.source_line)
            blocks.append(block)
        else:
            part = UnreadPart(block.source_line, block.source_text, NO_TITLE)
            parsed.add_unread(part)
    by_key = {block.key.lower(): block for block in blocks}
    for block in blocks:
        parent = by_key.get(block.fields.get("crossref", "").lower())
        fields = inherited_fields(block, parent)
        parsed.add_work(bibtex_work(block.kind, fields), block.source_line)
    return parsed


def inherited_fields(
    block: BibtexBlock, parent: BibtexBlock | None
) -> dict[str, str]:
    if parent is None:
        return block.fields
    fields = dict(block.fields)
    fields.setdefault("booktitle", parent.fields["title"])
    for name in MOST_INHERITED:
        if name in parent.fields:
            fields.setdefault(name, parent.fields[name])
    return fields


def bibtex_work(kind: str, fields: Mapping[str, str]) -> BibliographyEntry:
    title = decode_latex(fields["title"])
    if fields.get("subtitle"):
        title = f"{title}: {decode_latex(fields['subtitle'])}"
    people = fields.get("author") or fields.get("editor", "")
    return work_entry(
        title=title,
        authors=bibtex_names(people),
        year=f"{fields.get('year', '')} {fields.get('date', '')}",
        venue=bibtex_venue(kind, fields),
        arxiv_id=bibtex_arxiv_id(fields),
        doi=decode_verbatim(fields.get("doi", "")),
        url=bibtex_address(fields),
        abstract=decode_latex(fields.get("abstract", "")),
    )


def bibtex_venue(kind: str, fields: Mapping[str, str]) -> str:
    venue = first_words(fields, VENUE_FIELDS)
    if venue:
        return venue
    publisher = first_words(fields, PUBLISHER_FIELDS)
    return venue_of_publisher(KINDS.get(kind, ""), publisher)


def first_words(fields: Mapping[str, str], names: tuple[str, ...]) -> str:
    """The first of these fields that says something and is no address."""
    for name in names:
        words = decode_latex(fields.get(name, "")).strip()
        if words and not ADDRESS.search(words):
            return words
    return ""


def bibtex_arxiv_id(fields: Mapping[str, str]) -> str:
    """From the fields that arXiv asks for, or from the words of a journal."""
    archive = fields.get("archiveprefix") or fields.get("eprinttype", "")
    if "eprint" in fields and archive.lower() in ("", "arxiv"):
        return fields["eprint"]
    for name in ("journal", "note"):
        if "arxiv" in fields.get(name, "").lower():
            return fields[name]
    return fields.get("volume", "").removeprefix("abs/")


def bibtex_address(fields: Mapping[str, str]) -> str:
    for name in ("url", "howpublished", "note"):
        address = ADDRESS.search(decode_verbatim(fields.get(name, "")))
        if address:
            return address[0]
    return ""
