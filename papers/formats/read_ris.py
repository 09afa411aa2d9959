"""RIS as works, line by line.

rispy reads the same fields and forgets the lines; the tests hold both together.
"""

import re

from papers.formats.entry import BibliographyEntry
from papers.formats.parsed import (
    ParsedText,
    UnreadPart,
    venue_of_publisher,
    work_entry,
)

TAG_LINE = re.compile(r"([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*))?$")
# The kinds whose venue names who published them.
KINDS = {"BOOK": "book", "RPRT": "report", "THES": "thesis"}
TITLE_TAGS = ("TI", "T1", "CT", "BT")
PEOPLE_TAGS = ("AU", "A1", "A2", "ED")
YEAR_TAGS = ("PY", "Y1", "DA")
VENUE_TAGS = ("JO", "JF", "T2", "C3", "JA", "J2", "BT")
ADDRESS_TAGS = ("UR", "L2", "LK")
LONGEST_VALUE = 20_000
NO_TITLE = "This record has no title."
OUTSIDE_RECORDS = "This stands outside of all records."

Fields = dict[str, list[str]]


class RisRecord:
    """The lines of a record between TY and ER."""

    def __init__(self, source_line: int) -> None:
        self.source_line = source_line
        self.lines: list[str] = []
        self.fields: Fields = {}
        self.last_tag = ""

    def add_line(self, line: str) -> None:
        """Keep a field, or what goes on with the one before."""
        self.lines.append(line)
        tagged = TAG_LINE.match(line)
        if tagged:
            self.last_tag = tagged[1]
            value = (tagged[2] or "").strip()
            self.fields.setdefault(self.last_tag, []).append(value)
        elif line.strip():
            self.fields[self.last_tag].append(f"\n{line.strip()}")

    def values(self, tag: str) -> list[str]:
        """All of a field's values, each on one line."""
        values: list[str] = []
        for value in self.fields.get(tag, []):
            if not value.startswith("\n"):
                values.append(value)
            elif len(values[-1]) < LONGEST_VALUE:
                values[-1] += f" {value.strip()}"
        return [value for value in values if value]

    def first(self, *tags: str) -> str:
        """The first value of the first of these fields that has one."""
        for tag in tags:
            values = self.values(tag)
            if values:
                return values[0]
        return ""


def read_ris(text: str) -> ParsedText:
    """Each record that has a title is a work."""
    parsed = ParsedText()
    record = None
    for number, line in enumerate(text.split("\n"), start=1):
        tagged = TAG_LINE.match(line.lstrip())
        tag = tagged[1] if tagged else ""
        if tag == "TY":
            add_record(parsed, record)
            record = RisRecord(number)
        if record is not None:
            record.add_line(line.lstrip() if tag else line)
        elif line.strip() and tag != "ER":
            parsed.add_unread(UnreadPart(number, line, OUTSIDE_RECORDS))
        if tag == "ER":
            add_record(parsed, record)
            record = None
    add_record(parsed, record)
    return parsed


def add_record(parsed: ParsedText, record: RisRecord | None) -> None:
    if record is None:
        return
    if record.first(*TITLE_TAGS):
        parsed.add_work(ris_work(record), record.source_line)
    else:
        source = "\n".join(record.lines)
        parsed.add_unread(UnreadPart(record.source_line, source, NO_TITLE))


def ris_work(record: RisRecord) -> BibliographyEntry:
    years = [record.first(tag) for tag in YEAR_TAGS]
    return work_entry(
        title=record.first(*TITLE_TAGS),
        authors=ris_names(record),
        year=" ".join(years),
        venue=ris_venue(record),
        arxiv_id=ris_arxiv_id(record),
        doi=record.first("DO"),
        url=record.first(*ADDRESS_TAGS),
        abstract=record.first("AB", "N2"),
    )


def ris_names(record: RisRecord) -> list[str]:
    """The authors, or the editors of a work that has none.

    A comma behind a name without given names says that it is an organisation's.
    """
    for tag in PEOPLE_TAGS:
        names = [
            name.strip().rstrip(",").strip() for name in record.values(tag)
        ]
        if names:
            return names
    return []


def ris_venue(record: RisRecord) -> str:
    venue = record.first(*VENUE_TAGS)
    if venue:
        return venue
    kind = KINDS.get(record.first("TY"), "")
    return venue_of_publisher(kind, record.first("PB"))


def ris_arxiv_id(record: RisRecord) -> str:
    if record.first("DB").lower() == "arxiv":
        return record.first("AN")
    for tag in ("JO", "T2", "M1", "AN", "PB"):
        value = record.first(tag)
        if "arxiv" in value.lower():
            return value
    return ""
