"""BibTeX through bibtexparser, in UTF-8.

The characters that LaTeX would read as commands are escaped.
"""

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
# Dollars hold maths where no space follows the first and none stands before the last,
# as in the notes.
MATHS = re.compile(r"(\$(?=\S)[^$]*(?<=\S)\$(?!\d))")
WORD = re.compile(rf"(?:{MATHS.pattern}|\S)+")
# For a comma or an “and” inside a name BibTeX would begin another part or person.
DIVIDER = re.compile(r",|\band\b", re.IGNORECASE)
# The type of each kind of work, and the field for where it appeared or who published
# it.
TYPES = {
    "article": ("article", "journal"),
    "conference": ("inproceedings", "booktitle"),
    "preprint": ("misc", "publisher"),
    "report": ("techreport", "institution"),
    "thesis": ("phdthesis", "school"),
    "book": ("book", "publisher"),
    "page": ("misc", "publisher"),
}


def escape_latex(text: str) -> str:
    line = " ".join(text.split())
    return "".join(ESCAPES.get(character, character) for character in line)


def escape_around_maths(text: str) -> str:
    """The text escaped, its maths left to LaTeX.

    Maths with a brace too many is only text.
    """
    if text.count("{") != text.count("}"):
        return escape_latex(text)
    parts = []
    for part in MATHS.split(text):
        if MATHS.fullmatch(part):
            parts.append(part)
        else:
            parts.append(escape_latex(part))
    return "".join(parts)


def protect_capitals(text: str) -> str:
    """The text with braces round each word that has capitals.

    No style of a bibliography lowers them then.
    """
    line = " ".join(text.split())
    words = []
    for match in WORD.finditer(line):
        word = escape_around_maths(match[0])
        if has_capitals(match[0]):
            word = f"{{{word}}}"
        words.append(word)
    return " ".join(words)


def has_capitals(word: str) -> bool:
    return any(character.isupper() for character in word)


def author_field(citation: Citation) -> str:
    names = [bibtex_name(name) for name in citation.authors]
    if citation.has_more_authors:
        names.append("others")
    return " and ".join(names)


def bibtex_name(name: PersonName) -> str:
    if not name.given:
        return f"{{{escape_latex(name.family)}}}"
    return f"{name_part(name.family)}, {name_part(name.given)}"


def name_part(text: str) -> str:
    escaped = escape_latex(text)
    return f"{{{escaped}}}" if DIVIDER.search(text) else escaped


def bibtex_entry(citation: Citation) -> Entry:
    entry_type, place = TYPES[citation.kind]
    values = {
        "title": protect_capitals(citation.title),
        "author": author_field(citation),
        "year": str(citation.issued or ""),
        place: protect_capitals(citation.publisher or citation.venue),
    }
    if citation.arxiv_id:
        values["eprint"] = citation.arxiv_id
        values["eprinttype"] = "arxiv"
        values["archiveprefix"] = "arXiv"
    values["doi"] = citation.doi
    values["url"] = citation.address
    fields = [
        Field(key, f"{{{value}}}") for key, value in values.items() if value
    ]
    return Entry(entry_type, citation.key, fields)


def to_bibtex(citations: list[Citation]) -> str:
    """All citations as one BibTeX file."""
    library = Library()
    library.add([bibtex_entry(citation) for citation in citations])
    style = writer.BibtexFormat()
    style.indent = "  "
    style.block_separator = "\n"
    return writer.write(library, style)
