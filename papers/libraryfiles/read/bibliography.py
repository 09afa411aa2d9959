"""Reading the front matter of a note: what the paper is, and who wrote the note."""

import re

from papers.libraryfiles.entries import (
    LINK_KINDS,
    NOTE_KINDS,
    NOTE_STATUSES,
    LinkEntry,
    NoteFile,
)
from papers.libraryfiles.faults import Faults, quote_text
from papers.libraryfiles.other_names import check_other_names
from papers.libraryfiles.read.frontmatter import FrontMatter
from papers.libraryfiles.slugs import SLUG_REMEDY, is_slug

REQUIRED_KEYS = ("title", "authors", "year", "category", "note", "status")
AUTHORSHIP_KEYS = ("written_by", "machine_helped", "written_on", "sources")
# The site can say nothing of these; whether a machine helped, it must know.
SILENT_NOTE_KEYS = ("written_by", "written_on", "sources")
NOTE_KEYS = (
    "title",
    "also_called",
    "formerly",
    "authors",
    "et_al",
    "year",
    "venue",
    "arxiv",
    "doi",
    "url",
    "category",
    "tags",
    "topics",
    *LINK_KINDS,
    "note",
    "status",
    "written_by",
    "machine_helped",
    "written_on",
    "read_by",
    "sources",
)
ARXIV = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})\Z")
DOI = re.compile(r"10\.\d{4,9}/(?:[^\s<>\"]|<\w*:[^\s<>\"]*>)+\Z")
URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][^\s<>\"]*)?\Z")
# The form of each kind of address, and an example.
ADDRESSES = {
    "arxiv": (ARXIV, "'1706.03762', without version"),
    "doi": (DOI, "10.1000/xyz"),
    "url": (URL, "https://…"),
}


def read_bibliography(head: FrontMatter, slug: str, faults: Faults) -> NoteFile:
    return NoteFile(
        slug=slug,
        title=head.text("title"),
        authors=head.texts("authors"),
        et_al=head.flag("et_al") or False,
        year=head.number("year"),
        venue=head.text("venue"),
        arxiv=head.text("arxiv"),
        doi=head.text("doi"),
        url=head.text("url"),
        category=head.text("category"),
        tags=tuple(sorted(head.texts("tags"))),
        topics=tuple(sorted(head.texts("topics"))),
        links=read_links(head, slug, faults),
        note=head.text("note"),
        status=head.text("status"),
        written_by=head.text("written_by"),
        machine_helped=head.flag("machine_helped"),
        written_on=head.day("written_on"),
        sources=head.texts("sources"),
        also_called=head.texts("also_called"),
        formerly=tuple(sorted(head.texts("formerly"))),
        read_by=head.text("read_by"),
        line=1,
        lines={key: head.line(key) for key in NOTE_KEYS},
    )


def read_links(
    head: FrontMatter, slug: str, faults: Faults
) -> tuple[LinkEntry, ...]:
    links = []
    for kind in LINK_KINDS:
        papers: set[str] = set()
        for paper, because, line in head.pairs(kind, ("paper", "because")):
            mistake = ""
            if paper == slug:
                mistake = "itself"
            elif paper in papers:
                mistake = f"{paper} twice"
            if mistake:
                faults.add(
                    line,
                    f'The paper names {mistake} in "{kind}"',
                    "Remove the entry",
                )
            papers.add(paper)
            links.append(LinkEntry(kind, paper, because, line))
    return tuple(links)


def check_bibliography(head: FrontMatter, faults: Faults) -> None:
    for key in REQUIRED_KEYS:
        if not head.has(key):
            faults.add(
                1,
                f'The key "{key}" is missing',
                "Add it to the front matter",
            )
    if head.has("year") and not 1800 <= head.number("year") <= 2100:
        faults.add(
            head.line("year"),
            "The year is not between 1800 and 2100",
            "Write the year of first publication",
        )
    check_addresses(head, faults)
    check_allowed(head, "note", NOTE_KINDS, faults)
    check_allowed(head, "status", NOTE_STATUSES, faults)
    check_lists(head, faults)
    check_other_names(
        head.texts("also_called"),
        head.line("also_called"),
        faults,
    )
    check_authors(head, faults)
    check_authorship(head, faults)
    check_second_reader(head, faults)


def check_addresses(head: FrontMatter, faults: Faults) -> None:
    for key, (form, example) in ADDRESSES.items():
        value = head.text(key)
        if value and not form.match(value):
            faults.add(
                head.line(key),
                f"{quote_text(value)} is no {key}",
                f"Write it like {example}",
            )
    if not any(head.text(key) for key in ADDRESSES):
        faults.add(
            1,
            "The paper has no arxiv, doi or url",
            "Give at least one of the three",
        )


def check_allowed(
    head: FrontMatter,
    key: str,
    allowed: tuple[str, ...],
    faults: Faults,
) -> None:
    value = head.text(key)
    if value and value not in allowed:
        faults.add(
            head.line(key),
            f'"{key}" is {quote_text(value)}',
            f"Use one of: {', '.join(allowed)}",
        )


def check_lists(head: FrontMatter, faults: Faults) -> None:
    for key in ("authors", "tags", "topics", "sources", "formerly"):
        values = head.texts(key)
        if len(set(values)) < len(values):
            faults.add(
                head.line(key),
                f'An entry stands twice in "{key}"',
                "Keep one of them",
            )
    for key in ("tags", "topics", "formerly"):
        for value, line in head.items(key):
            if value and not is_slug(value):
                faults.add(
                    line,
                    f"{quote_text(value)} is no slug",
                    SLUG_REMEDY,
                )


def check_authors(head: FrontMatter, faults: Faults) -> None:
    if head.has("authors") and not head.texts("authors"):
        faults.add(
            head.line("authors"),
            "The paper has no author",
            "Name one; an organisation is one name alone",
        )
    for name, line in head.items("authors"):
        if not is_author_name(name):
            faults.add(
                line,
                f"{quote_text(name)} is no author",
                "Write `Family, Given` or one name alone",
            )


def is_author_name(name: str) -> bool:
    """`Family, Given`, or one name alone."""
    family, comma, given = name.partition(", ")
    if "," in family:
        return False
    return not comma or bool(family.strip() and given.strip())


def check_authorship(head: FrontMatter, faults: Faults) -> None:
    if head.text("note") == "none":
        return
    for key in AUTHORSHIP_KEYS:
        if not head.has(key):
            faults.add(
                1,
                f'The key "{key}" is missing',
                "Say who wrote the note, when, and from what",
                stops_loading=key not in SILENT_NOTE_KEYS,
            )


def check_second_reader(head: FrontMatter, faults: Faults) -> None:
    """Somebody else, who read what is there."""
    reader = head.text("read_by")
    if not reader:
        return
    if head.text("note") == "none":
        faults.add(
            head.line("read_by"),
            "Nobody can have read a note that is not there",
            'Remove "read_by", or write the note',
        )
    elif reader.casefold() == head.text("written_by").casefold():
        faults.add(
            head.line("read_by"),
            "The second reader is who wrote the note",
            'Name somebody else, or leave "read_by" out until somebody reads it',
        )
