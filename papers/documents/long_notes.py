"""Long notes on papers below headings that are links, in bullets and paragraphs.

What stands below a bullet that names a part of a note (“Key contributions”, “Results”)
belongs to that part; all else to the details, in its order.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import Any

from papers.documents.bullets import (
    Block,
    Bullet,
    Heading,
    StrayRow,
    list_markdown,
    read_blocks,
)
from papers.documents.headings import LINK, PaperHeading, read_heading
from papers.documents.note_sources import NoteSource, plain_source
from papers.documents.opml import NotReadable
from papers.documents.topic_nodes import RawNote, is_unwritable
from papers.libraryfiles.entries import HEADINGS
from papers.libraryfiles.read.outline import list_items
from papers.libraryfiles.tidy import tidy

MOST_NOTES = 1_000
CONTRIBUTIONS = "contributions"
DETAILS = "details"
# By what people call them, the parts of a note.
LABELS = {heading.casefold(): kind for heading, kind in HEADINGS.items()} | {
    "contributions": CONTRIBUTIONS,
    "main contributions": CONTRIBUTIONS,
    "problem statement": "problem",
    "motivation": "problem",
    "method": "approach",
    "methods": "approach",
    "methodology": "approach",
    "evaluation": "evidence",
    "experiments": "evidence",
    "experimental results": "evidence",
    "empirical results": "evidence",
    "results": "evidence",
    "implications": "impact",
    "future directions": "future",
    "future work": "future",
    "applications": "practice",
}
LABEL = re.compile(
    r"(?:\*\*)?([A-Za-z ]{4,30}?)[ ]*(?::\*\*|\*\*:|:)[ ]*(.*)$", re.DOTALL
)
NO_NOTE = "Below no heading of a paper"


@dataclass
class LongNote:
    """bodies: Markdown by the kinds of a note's parts, none of them empty."""

    line: int
    text: str
    level: int
    heading: PaperHeading
    authors: tuple[str, ...] = ()
    bodies: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)

    @property
    def is_across(self) -> bool:
        return False

    @property
    def length(self) -> int:
        """In words."""
        return sum(len(body.split()) for body in self.bodies.values())


@dataclass
class NotePage:
    title: str = ""
    sections: list[LongNote] = field(default_factory=list)
    repeats: list[RawNote] = field(default_factory=list)
    raw_notes: list[RawNote] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.sections


def read_long_notes(text: str) -> NotePage:
    """Raises NotReadable where there are more notes than one can look through."""
    source = plain_source(text)
    page = NotePage(raw_notes=list(source.raw_notes))
    note: LongNote | None = None
    for block in read_blocks(source.text):
        note = take_block(page, note, block)
        if len(page.sections) > MOST_NOTES:
            raise NotReadable(
                block.line, f"more than {MOST_NOTES:,} notes. Take a part."
            )
    name_authors(page, source)
    fill_notes(page)
    return page


def take_block(
    page: NotePage, note: LongNote | None, block: Block
) -> LongNote | None:
    """note: the one above. Returns the one that the next block belongs to."""
    if isinstance(block, Heading) and is_link(block):
        heading = read_heading(block.text)
        new = LongNote(block.line, block.text, block.level, heading)
        page.sections.append(new)
        return new
    if isinstance(block, Heading) and is_above(block, note):
        is_title = block.level == 1 and not page.title
        page.title = block.text if is_title else page.title
        return None
    if note:
        note.blocks.append(block)
    else:
        keep_raw(page, block, NO_NOTE)
    return note


def is_above(heading: Heading, note: LongNote | None) -> bool:
    return note is None or heading.level <= note.level


def is_link(heading: Heading) -> bool:
    """Whether it leads to a work, not to another place of the page."""
    link = LINK.search(heading.text)
    return link is not None and not link[2].startswith("#")


def name_authors(page: NotePage, source: NoteSource) -> None:
    """Each line of authors belongs to the note in which it stands."""
    for line, names in sorted(source.authors.items()):
        above = [note for note in page.sections if note.line < line]
        if above and not above[-1].authors:
            above[-1].authors = names
        else:
            said = ", ".join(names)
            page.raw_notes.append(
                RawNote(line, said, "Authors of no paper here")
            )


def fill_notes(page: NotePage) -> None:
    """The texts of each; headings without any, or that no page can show, stay raw."""
    filled = []
    for note in page.sections:
        note.bodies = bodies_of(note.blocks)
        text = "".join(note.bodies.values())
        if not text:
            page.raw_notes.append(
                RawNote(note.line, note.text, "No text below it")
            )
        elif any(is_unwritable(sign) for sign in text if sign not in "\n\t"):
            reason = "Has characters that cannot be seen"
            page.raw_notes.append(RawNote(note.line, note.text, reason))
        else:
            filled.append(note)
    page.sections = filled
    page.raw_notes.sort(key=lambda note: note.number)


def bodies_of(blocks: list[Block]) -> dict[str, str]:
    parts: dict[str, list[str]] = {}
    for kind, markdown in marked_parts(blocks):
        parts.setdefault(kind, []).append(markdown)
    bodies = {}
    for kind, texts in parts.items():
        body = tidy("\n\n".join(texts))
        if body:
            bodies[kind] = body
    return bodies


def marked_parts(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """Each run of blocks of one kind as Markdown, with the part that it belongs to."""
    for kind, run in groupby(blocks, key=type):
        if kind is StrayRow:
            yield DETAILS, paragraph(list(run))
        elif kind is Heading:
            for heading in run:
                yield DETAILS, f"#### {heading.text}"
        else:
            yield from parts_of_list(run)


def parts_of_list(bullets: Iterable[Any]) -> Iterator[tuple[str, str]]:
    plain: list[Bullet] = []
    for bullet in bullets:
        part = labelled_part(bullet)
        if part is None:
            plain.append(bullet)
            continue
        if plain:
            yield DETAILS, list_markdown(plain)
            plain = []
        yield part
    if plain:
        yield DETAILS, list_markdown(plain)


def labelled_part(bullet: Bullet) -> tuple[str, str] | None:
    """The part of a note that the bullet names, with what it says of it."""
    label = LABEL.match(bullet.text)
    kind = LABELS.get(label[1].strip().casefold()) if label else None
    if label is None or kind is None:
        return None
    rest = label[2].strip()
    if kind == CONTRIBUTIONS:
        markdown = contributions(bullet, rest)
        return (kind, markdown) if markdown else None
    blocks = [rest, list_markdown(bullet.below)]
    return kind, "\n\n".join(block for block in blocks if block)


def contributions(bullet: Bullet, rest: str) -> str:
    """One list with hyphens; empty where it cannot be one."""
    items = [Bullet(bullet.line, 0, "-", [rest])] if rest else []
    for below in bullet.below:
        marker = below.marker and "-"
        items.append(replace(below, marker=marker))
    markdown = list_markdown(items)
    texts, first_stray = list_items(tidy(markdown))
    is_one_list = first_stray is None and all(texts)
    return markdown if is_one_list else ""


def paragraph(rows: list[Any]) -> str:
    """With as many blank rows between them as there were."""
    text = rows[0].text
    for above, row in pairwise(rows):
        text += "\n" * (row.line - above.line) + row.text
    return text


def keep_raw(page: NotePage, block: Block, reason: str) -> None:
    page.raw_notes.append(RawNote(block.line, block.text.strip(), reason))
    if isinstance(block, Bullet):
        for below in block.below:
            keep_raw(page, below, reason)
