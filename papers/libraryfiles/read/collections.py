"""Reading collections: a head, and papers below the headings of their groups.

A paper stands by its slug, what the library lacks by its title in quotes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from papers.libraryfiles.entries import (
    STATUSES,
)
from papers.libraryfiles.faults import Faults, quote_text
from papers.libraryfiles.guide_entries import (
    CollectedEntry,
    CollectionFile,
    CollectionGroup,
)
from papers.libraryfiles.read.bibliography import URL
from papers.libraryfiles.read.frontmatter import FrontMatter, split_front_matter
from papers.libraryfiles.read.outline import OutlinePart

COLLECTION_KEYS = ("title", "description", "url", "status")
NEEDED_KEYS = ("title", "status")
GROUP = re.compile(r"##[ \t]+(\S.*)$")
ADDRESS = re.compile(r"<(https?://[^\s<>\"]+)>")
ENTRY = re.compile(
    rf'- (?:([a-z0-9-]+)|"([^"]*)"(?: {ADDRESS.pattern})?)(?::[ \t]+(\S.*))?$'
)
ENTRY_REMEDY = (
    "Write `- slug: What is said of it`,"
    ' or `- "Title"` for what the library lacks'
)


def parse_collection(text: str, slug: str, faults: Faults) -> CollectionFile:
    yaml_text, rows, first_line = split_front_matter(text, faults)
    head = FrontMatter(yaml_text, faults)
    if not head.is_readable:
        return CollectionFile(slug, title="", line=1)
    check_collection_head(head, faults)
    return CollectionFile(
        slug=slug,
        title=head.text("title"),
        description=head.text("description"),
        url=head.text("url"),
        status=head.text("status"),
        groups=read_groups(rows, first_line - 1, faults),
        line=1,
    )


def check_collection_head(head: FrontMatter, faults: Faults) -> None:
    head.check_keys(COLLECTION_KEYS)
    for key in NEEDED_KEYS:
        if not head.has(key):
            faults.add(
                1,
                f'The key "{key}" is missing',
                "Add it to the front matter",
            )
    status = head.text("status")
    if status and status not in STATUSES:
        faults.add(
            head.line("status"),
            f'"status" is {quote_text(status)}',
            "Use draft or published",
        )
    url = head.text("url")
    if url and not URL.match(url):
        faults.add(
            head.line("url"),
            f'"url" is {quote_text(url)}',
            "Write it like https://…",
        )


def read_groups(
    rows: Sequence[str], line_above: int, faults: Faults
) -> tuple[CollectionGroup, ...]:
    """line_above: that of the row before the first one."""
    groups = []
    for part in parts_of_rows(rows, line_above):
        entries = tuple(read_entries(part, faults))
        if entries:
            groups.append(CollectionGroup(part.heading, entries, part.line))
        elif part.heading:
            faults.add(
                part.line,
                f"The group {quote_text(part.heading)} has no entry",
                ENTRY_REMEDY,
            )
    check_repeated_groups(groups, faults)
    return tuple(groups)


def parts_of_rows(rows: Sequence[str], line_above: int) -> list[OutlinePart]:
    """Rows by their headings. No other Markdown has a meaning here."""
    cuts = [(-1, "")]
    for number, row in enumerate(rows):
        found = GROUP.match(row)
        if found:
            cuts.append((number, found[1].rstrip()))
    ends = [number for number, _ in cuts[1:]]
    ends.append(len(rows))
    parts = []
    for (start, heading), end in zip(cuts, ends, strict=True):
        below = tuple(rows[start + 1 : end])
        parts.append(OutlinePart(heading, line_above + 1 + start, below))
    return parts


def read_entries(part: OutlinePart, faults: Faults) -> Iterator[CollectedEntry]:
    """Each paper and each title once a group."""
    known: set[str] = set()
    for line, row in enumerate(part.rows, start=part.line + 1):
        if not row.strip():
            continue
        match = ENTRY.match(row)
        if match is None or not says_something(match):
            faults.add(line, f"{quote_text(row)} is no entry", ENTRY_REMEDY)
            continue
        paper, title, url, blurb = match.groups(default="")
        title = " ".join(title.split())
        name = paper or title
        if name and name in known:
            faults.add(
                line,
                f"{quote_text(name)} stands twice in one group",
                "Keep one of them",
            )
        known.add(name)
        yield CollectedEntry(paper, title, url, blurb.rstrip(), line)


def says_something(match: re.Match[str]) -> bool:
    """An address alone does not: it belongs to a title."""
    paper, title, url, blurb = match.groups(default="")
    has_title = bool(title.strip())
    return bool(paper) or has_title or bool(blurb and not url)


def check_repeated_groups(
    groups: Iterable[CollectionGroup], faults: Faults
) -> None:
    names: set[str] = set()
    for group in groups:
        if group.name in names:
            faults.add(
                group.line,
                f"The group {quote_text(group.name)} stands twice",
                "Put its entries below one heading",
            )
        names.add(group.name)
