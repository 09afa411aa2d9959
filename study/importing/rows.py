"""What was read of a text, as it is kept between the preview and the import."""

from dataclasses import dataclass
from typing import Any

from papers.formats.entry import BibliographyEntry
from papers.formats.parsed import ParsedText
from study.models.reading_list import LONGEST_TEXT

ENTRY_FIELDS = ("title", "venue", "arxiv_id", "doi", "url", "abstract")

Kept = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One work, or one line that was not understood.

    `number` counts from 0; `text` is the line of which it is not sure that it names a
    work, or the one that names none. A heading has no reason.
    """

    number: int
    source_line: int
    entry: BibliographyEntry | None
    text: str
    reason: str

    @property
    def is_heading(self) -> bool:
        return self.entry is None and not self.reason


def rows_to_keep(parsed: ParsedText) -> list[Kept]:
    """All parts in the order of the text; what is too long for an entry in several."""
    rows = []
    for work in parsed.works:
        row = kept_entry(work.entry)
        row["line"] = work.source_line
        if work.guessed_from:
            row["text"] = work.guessed_from[:LONGEST_TEXT]
        rows.append(row)
    for part in parsed.unread:
        for text in split_long_text(part.source_text):
            rows.append(
                {"line": part.source_line, "text": text, "reason": part.reason}
            )
    rows.sort(key=source_line_of)
    return rows


def source_line_of(row: Kept) -> int:
    return row["line"]


def split_long_text(text: str) -> list[str]:
    """The text in parts that an entry of a list can hold."""
    starts = range(0, len(text), LONGEST_TEXT)
    return [text[start : start + LONGEST_TEXT] for start in starts]


def kept_entry(entry: BibliographyEntry) -> Kept:
    """Only what is known."""
    kept: Kept = {}
    for name in ENTRY_FIELDS:
        value = getattr(entry, name)
        if value:
            kept[name] = value
    if entry.authors:
        kept["authors"] = entry.authors
    if entry.year is not None:
        kept["year"] = entry.year
    return kept


def kept_rows(rows: list[Kept]) -> list[ImportRow]:
    """The rows as they were kept."""
    return [kept_row(number, row) for number, row in enumerate(rows)]


def kept_row(number: int, row: Kept) -> ImportRow:
    text = row.get("text", "")
    if "reason" in row:
        return ImportRow(number, row["line"], None, text, row["reason"])
    entry = BibliographyEntry(
        title=row.get("title", ""),
        authors=tuple(row.get("authors", ())),
        year=row.get("year"),
        venue=row.get("venue", ""),
        arxiv_id=row.get("arxiv_id", ""),
        doi=row.get("doi", ""),
        url=row.get("url", ""),
        abstract=row.get("abstract", ""),
    )
    return ImportRow(number, row["line"], entry, text, "")
