"""A collection as an index: headings with their counts, a row for each entry."""

from collections.abc import Iterable
from dataclasses import dataclass

from papers.documents.blurb_index import BlurbIndex, read_blurb_index


@dataclass(frozen=True)
class WrittenEntry:
    """blurb: on one line."""

    title: str
    address: str
    blurb: str


@dataclass(frozen=True)
class WrittenGroup:
    """name: empty for what stands above the first heading."""

    name: str
    entries: tuple[WrittenEntry, ...]


@dataclass(frozen=True)
class WrittenIndex:
    """left_out: how many entries this shape cannot hold."""

    text: str
    left_out: int


def write_blurb_index(
    title: str, groups: Iterable[WrittenGroup]
) -> WrittenIndex:
    rows = [f"# {title}"]
    left_out = 0
    for group in groups:
        kept = [entry for entry in group.entries if is_held(entry, group.name)]
        left_out += len(group.entries) - len(kept)
        if kept and group.name:
            rows.append(f"## {group.name} ({len(kept)})")
        rows += map(row_of, kept)
    return WrittenIndex("\n".join(rows) + "\n", left_out)


def is_held(entry: WrittenEntry, group: str) -> bool:
    """Whether it reads as it was written."""
    heading = f"## {group} (1)\n" if group else ""
    index = read_blurb_index(f"# A\n{heading}{row_of(entry)}\n")
    if len(index.entries) != 1 or index.raw_notes:
        return False
    return reads_so(index, entry, group)


def reads_so(index: BlurbIndex, entry: WrittenEntry, group: str) -> bool:
    (read,) = index.entries
    has_title = bool(read.title) == bool(entry.title)
    return has_title and (read.blurb, read.group) == (entry.blurb, group)


def row_of(entry: WrittenEntry) -> str:
    title = entry.title.replace("[", "(").replace("]", ")")
    name = f"**{title}**" if title else ""
    if title and entry.address:
        name = f"[{title}]({entry.address})"
    if not entry.blurb:
        return name
    return f"{name}: {entry.blurb}" if name else entry.blurb
