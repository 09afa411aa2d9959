"""A spreadsheet's rows as works: Zotero's columns, ours, and plain ones."""

import csv
import io
from collections.abc import Iterator

from papers.formats.entry import BibliographyEntry
from papers.formats.parsed import ParsedText, UnreadPart, work_entry
from papers.formats.spreadsheet import FORMULA_STARTS

DELIMITERS = (",", ";", "\t")
# By what we call a value, what columns are called that hold it.
COLUMN_NAMES = {
    "title": ("title",),
    "authors": ("authors", "author"),
    "year": ("year", "publication year", "date"),
    "venue": (
        "venue",
        "publication title",
        "journal",
        "conference name",
        "booktitle",
    ),
    "arxiv": ("arxiv", "arxiv id", "archive id", "archive location", "eprint"),
    "doi": ("doi",),
    "url": ("url", "address", "link"),
    "abstract": ("abstract note", "abstract"),
    "extra": ("extra", "notes"),
}
# One of them must be there, else the first line is no head of a table.
NEEDED = ("title", "arxiv", "doi", "url")
LONGEST_HEAD = 10_000
NO_TITLE = "This row has no title."
NO_HEAD = "The first line names no column that we know: title, arXiv, DOI, URL."
BROKEN_ROW = "This row cannot be read as a row of a table."

Cells = dict[str, str]


def read_csv(text: str) -> ParsedText:
    """Each row that has a title, a number or an address is a work."""
    parsed = ParsedText()
    rows = numbered_rows(text)
    columns = columns_of(first_line(text))
    if not columns:
        parsed.add_unread(UnreadPart(1, text, NO_HEAD))
        return parsed
    next(rows, None)
    for line, row in rows:
        if row is None:
            parsed.add_unread(
                UnreadPart(line, text_from(text, line), BROKEN_ROW)
            )
        elif any(row):
            add_row(parsed, columns, line, row)
    return parsed


def first_line(text: str) -> str:
    return text.lstrip("\n").partition("\n")[0][:LONGEST_HEAD]


def text_from(text: str, line: int) -> str:
    return "\n".join(text.split("\n")[line - 1 :])


def delimiter_of(head: str) -> str:
    return max(DELIMITERS, key=head.count)


def columns_of(head: str) -> dict[str, list[int]]:
    """The places of the columns by what they hold, the best name of each first."""
    cells = next(csv.reader([head], delimiter=delimiter_of(head)), [])
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        places.setdefault(cell.strip().strip("'\"").lower(), place)
    columns: dict[str, list[int]] = {}
    for value, names in COLUMN_NAMES.items():
        found = [places[name] for name in names if name in places]
        if found:
            columns[value] = found
    has_needed = any(value in columns for value in NEEDED)
    return columns if has_needed else {}


def numbered_rows(text: str) -> Iterator[tuple[int, list[str] | None]]:
    """Each row with the line on which it begins; None where reading ends before."""
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter_of(first_line(text))
    )
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, None
            return
        yield line, [cell.strip() for cell in row]


def add_row(
    parsed: ParsedText,
    columns: dict[str, list[int]],
    line: int,
    row: list[str],
) -> None:
    cells: Cells = {}
    for value, places in columns.items():
        filled = [
            row[place] for place in places if place < len(row) and row[place]
        ]
        cells[value] = without_quote(filled[0]) if filled else ""
    entry = csv_work(cells)
    if entry.title or entry.arxiv_id or entry.doi or entry.url:
        parsed.add_work(entry, line)
    else:
        parsed.add_unread(UnreadPart(line, ", ".join(row), NO_TITLE))


def without_quote(cell: str) -> str:
    """The cell as it was before its sign of a formula was made harmless."""
    if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS):
        return cell[1:]
    return cell


def csv_work(cells: Cells) -> BibliographyEntry:
    names = [name.strip() for name in cells.get("authors", "").split(";")]
    arxiv_id = cells.get("arxiv", "")
    extra = cells.get("extra", "")
    if not arxiv_id and "arxiv" in extra.lower():
        arxiv_id = extra
    return work_entry(
        title=cells.get("title", ""),
        authors=names,
        year=cells.get("year", ""),
        venue=cells.get("venue", ""),
        arxiv_id=arxiv_id,
        doi=cells.get("doi", ""),
        url=cells.get("url", ""),
        abstract=cells.get("abstract", ""),
    )
