"""CSL-JSON as works: https://docs.citationstyles.org, as Zotero and we write it."""

import json
import re
from typing import Any

from papers.formats.entry import BibliographyEntry
from papers.formats.parsed import (
    ParsedText,
    UnreadPart,
    venue_of_publisher,
    work_entry,
)

KINDS = {"book": "book", "report": "report", "thesis": "thesis"}
BETWEEN_ITEMS = re.compile(r"[\s,]*")
NO_TITLE = "This item has no title."
NO_JSON = "From here on this is no JSON."
DECODER = json.JSONDecoder()

Item = dict[str, Any]


def read_csl(text: str) -> ParsedText:
    """The items of an array, of an object's `items`, or a single one."""
    parsed = ParsedText()
    place = first_item_place(text)
    line = 1 + text.count("\n", 0, place)
    while place < len(text) and text[place] != "]":
        try:
            item, end = DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            parsed.add_unread(UnreadPart(line, text[place:], NO_JSON))
            break
        if isinstance(item, dict) and item_text(item, "title").strip():
            parsed.add_work(csl_work(item), line)
        else:
            parsed.add_unread(UnreadPart(line, text[place:end], NO_TITLE))
        between = BETWEEN_ITEMS.match(text, end)
        next_place = between.end() if between else end
        line += text.count("\n", place, next_place)
        place = next_place
    return parsed


def first_item_place(text: str) -> int:
    """Where the first item begins, behind the bracket of the array if there is one."""
    opening = re.match(r"\s*(?:\{\s*\"items\"\s*:\s*)?\[\s*", text)
    if opening:
        return opening.end()
    return len(text) - len(text.lstrip())


def csl_work(item: Item) -> BibliographyEntry:
    return work_entry(
        title=item_text(item, "title"),
        authors=csl_names(item),
        year=csl_year(item),
        venue=csl_venue(item),
        arxiv_id=csl_arxiv_id(item),
        doi=item_text(item, "DOI"),
        url=item_text(item, "URL"),
        abstract=item_text(item, "abstract"),
    )


def item_text(item: Item, name: str) -> str:
    """A field that is a text or a number; what is neither says nothing."""
    value = item.get(name, "")
    return str(value) if isinstance(value, str | int) else ""


def csl_names(item: Item) -> list[str]:
    people = item.get("author") or item.get("editor")
    if not isinstance(people, list):
        return []
    return [csl_name(person) for person in people if isinstance(person, dict)]


def csl_name(person: Item) -> str:
    """“van den Oord, Aäron”; an organisation's `literal` as it is."""
    literal = item_text(person, "literal")
    if literal:
        return literal
    particles = (
        item_text(person, "dropping-particle"),
        item_text(person, "non-dropping-particle"),
    )
    words = [
        *particles,
        item_text(person, "family"),
        item_text(person, "suffix"),
    ]
    family = " ".join(word for word in words if word)
    given = item_text(person, "given")
    if family and given:
        return f"{family}, {given}"
    return family or given


def csl_year(item: Item) -> str:
    """The first number of `date-parts`, or a date in words."""
    issued = item.get("issued")
    if not isinstance(issued, dict):
        return str(issued or "")
    parts = issued.get("date-parts")
    while isinstance(parts, list) and parts:
        parts = parts[0]
    if isinstance(parts, str | int):
        return str(parts)
    return item_text(issued, "literal") or item_text(issued, "raw")


def csl_venue(item: Item) -> str:
    venue = item_text(item, "container-title")
    if venue:
        return venue
    kind = KINDS.get(item_text(item, "type"), "")
    return venue_of_publisher(kind, item_text(item, "publisher"))


def csl_arxiv_id(item: Item) -> str:
    for name in ("number", "note", "archive_location", "container-title"):
        value = item_text(item, name)
        if "arxiv" in value.lower():
            return value
    return ""
