"""A Markdown page as people copied it, made plain: what is no note's text stands apart.

Row by row, so that every line keeps its number.
"""

import re
from dataclasses import dataclass, field

from papers.documents.box_tree import HEADING
from papers.documents.bullets import BULLET
from papers.documents.topic_nodes import RawNote
from papers.libraryfiles.tidy import literal_lines

UNDERLINE = re.compile(r"(={3,}|-{3,})[ \t]*$")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
PICTURE = re.compile(
    r"!\[[^\[\]\n]*\]\((?!figure:)[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
)
CONTENTS = re.compile(
    r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[^\n]*\]\(#[^)\n]*\)[ \t]*$"
)
LEAD = r"[ \t]*(?:>[ \t]*)?(?:[-*+][ \t]+)?"
AUTHORS = re.compile(
    LEAD + r"(?:\*\*)?authors?(?:\*\*)?:(?:\*\*)?[ \t]*(.+)$", re.IGNORECASE
)
BETWEEN_NAMES = re.compile(r",\s+and\s+|,\s*|;\s*|\s+and\s+|\s+&\s+")
# Formulas between doubled backslashes, as converters of web pages leave them.
FORMULA = re.compile(r"\\\\\((.{1,2000}?)\\\\\)|\\\\\[(.{1,2000}?)\\\\\]")
ESCAPED = re.compile(r"(?<!\\)\\([_*])")


@dataclass
class NoteSource:
    """rows: with the blank ones that stand for what was taken out.

    authors: by the line on which they are named.
    """

    rows: list[str]
    authors: dict[int, tuple[str, ...]] = field(default_factory=dict)
    raw_notes: list[RawNote] = field(default_factory=list)
    contents_count: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.rows)


def plain_source(text: str) -> NoteSource:
    source = NoteSource(text.split("\n"))
    take_out_comments(source)
    literal = literal_lines(source.rows)
    for number, row in enumerate(source.rows):
        if number not in literal:
            source.rows[number] = plain_row(source, number, row)
    return source


def take_out_comments(source: NoteSource) -> None:
    text = source.text
    literal = literal_lines(source.rows)
    kept = []
    end = 0
    for comment in COMMENT.finditer(text):
        line = text.count("\n", 0, comment.start()) + 1
        if line - 1 in literal:
            continue
        kept.append(text[end : comment.start()])
        kept.append("\n" * comment[0].count("\n"))
        end = comment.end()
        note = RawNote(line, comment[0], "A comment, which no page shows")
        source.raw_notes.append(note)
    kept.append(text[end:])
    source.rows = "".join(kept).split("\n")


def plain_row(source: NoteSource, number: int, row: str) -> str:
    """With headings by signs, formulas between dollars, and without pictures."""
    line = number + 1
    below = source.rows[number + 1] if line < len(source.rows) else ""
    authors = AUTHORS.match(row)
    if CONTENTS.match(row):
        source.contents_count += 1
        return ""
    if authors:
        source.authors[line] = names_of_authors(authors[1])
        return ""
    for picture in PICTURE.findall(row):
        reason = "A picture: add it as a figure"
        source.raw_notes.append(RawNote(line, picture, reason))
    row = FORMULA.sub(dollar_formula, PICTURE.sub("", row))
    underline = UNDERLINE.match(below)
    if underline and is_heading_text(row):
        source.rows[line] = ""
        sign = "#" if underline[1][0] == "=" else "##"
        return f"{sign} {row.strip()}"
    return row


def is_heading_text(row: str) -> bool:
    is_other = BULLET.match(row) or HEADING.match(row) or row.startswith(">")
    return bool(row.strip()) and not is_other and not row[0].isspace()


def names_of_authors(text: str) -> tuple[str, ...]:
    names = [name.strip(" .*_") for name in BETWEEN_NAMES.split(text)]
    return tuple(name for name in names if name)


def dollar_formula(match: re.Match[str]) -> str:
    r"""`\\(x\_v\\)` as `$x_v$`, apart from the words around it."""
    inline, display = match.groups()
    inner = ESCAPED.sub(r"\1", inline or display).replace("\\\\", "\\").strip()
    mark = "$" if inline else "$$"
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    left = " " if before.isalnum() or before == ")" else ""
    right = " " if after.isalnum() or after == "(" else ""
    return f"{left}{mark}{inner}{mark}{right}"
