"""BibTeX through bibtexparser, in UTF-8 with the characters escaped that LaTeX would read as commands."""

import re

from bibtexparser import writer
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from papers.formats.citation import Citation, PersonName

ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": "{$<$}",
    ">": "{$>$}",
}
# Dollars hold maths where no space follows the first and none stands before the last, as in the notes.
MATHS = re.compile(r"(\$(?=\S)[^$]*(?<=\S)\$(?!\d))")
WORD = re.compile(rf"(?:{MATHS.pattern}|\S)+")
# For a comma or an “and” inside a name BibTeX would begin another part or person.
DIVIDER = re.compile(r",|\band\b", re.IGNORECASE)
# The type of each kind of work, and the field for where it appeared or who published it.
TYPES = {
    "article": ("article", "journal"),
    "conference": ("inproceedings", "booktitle"),
    "preprint": ("misc", "publisher"),
    "report": ("techreport", "institution"),
    "thesis": ("phdthesis", "school"),
    "book": ("book", "publisher"),
    "page": ("misc", "publisher"),
}


def escaped(text: str) -> str:
    return "".join(
        ESCAPES.get(character, character) for character in " ".join(text.split())
    )


def with_maths(text: str) -> str:
    """The text escaped, its maths left to LaTeX; maths with a brace too many is only text."""
    if text.count("{") != text.count("}"):
        return escaped(text)
    pieces = MATHS.split(text)
    return "".join(
        piece if MATHS.fullmatch(piece) else escaped(piece) for piece in pieces
    )


def protected(text: str) -> str:
    """The text with braces round each word that has capitals, so that no style lowers them."""
    words = (found[0] for found in WORD.finditer(" ".join(text.split())))
    return " ".join(
        f"{{{with_maths(word)}}}" if any(map(str.isupper, word)) else with_maths(word)
        for word in words
    )


def author_field(citation: Citation) -> str:
    names = [bibtex_name(name) for name in citation.authors]
    return " and ".join([*names, "others"] if citation.has_more_authors else names)


def bibtex_name(name: PersonName) -> str:
    if not name.given:
        return f"{{{escaped(name.family)}}}"
    return ", ".join(
        f"{{{escaped(part)}}}" if DIVIDER.search(part) else escaped(part)
        for part in (name.family, name.given)
    )


def entry_of(citation: Citation) -> Entry:
    entry_type, place = TYPES[citation.kind]
    values = {
        "title": protected(citation.title),
        "author": author_field(citation),
        "year": str(citation.issued),
        place: protected(citation.publisher or citation.venue),
        "eprint": citation.arxiv_id,
        "eprinttype": "arxiv" if citation.arxiv_id else "",
        "archiveprefix": "arXiv" if citation.arxiv_id else "",
        "doi": citation.doi,
        "url": citation.address,
    }
    fields = [Field(key, f"{{{value}}}") for key, value in values.items() if value]
    return Entry(entry_type, citation.key, fields)


def to_bibtex(citations: list[Citation]) -> str:
    """All citations as one BibTeX file."""
    library = Library()
    library.add([entry_of(citation) for citation in citations])
    style = writer.BibtexFormat()
    style.indent = "  "
    style.block_separator = "\n"
    return writer.write(library, style)
