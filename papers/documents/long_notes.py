"""Long notes on papers below headings that are links, in bullets and paragraphs.

What stands below a bullet that names a part of a note (“Key contributions”, “Results”)
belongs to that part; all else to the details, in its order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

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
from papers.libraryfiles.read.outline import list_items
from papers.libraryfiles.tidy import tidy

MOST_NOTES = 1_000
CONTRIBUTIONS = "contributions"
DETAILS = "details"
# By what people call them, the parts of a note.
LABELS = {
    "contributions": CONTRIBUTIONS,
    "key contributions": CONTRIBUTIONS,
    "main contributions": CONTRIBUTIONS,
    "problem": "problem",
    "problem statement": "problem",
    "motivation": "problem",
    "approach": "approach",
    "method": "approach",
    "methods": "approach",
    "methodology": "approach",
    "evaluation": "evidence",
    "experiments": "evidence",
    "experimental results": "evidence",
    "empirical results": "evidence",
    "results": "evidence",
    "limitations": "limitations",
    "impact": "impact",
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
        if isinstance(block, Heading) and is_link(block):
            heading = read_heading(block.text)
            note = LongNote(block.line, block.text, block.level, heading)
            page.sections.append(note)
        elif isinstance(block, Heading) and (
            not note or block.level <= note.level
        ):
            note = None
            page.title = page.title or (block.text if block.level == 1 else "")
        elif note:
            note.blocks.append(block)
        else:
            keep_raw(page, block, NO_NOTE)
        if len(page.sections) > MOST_NOTES:
            raise NotReadable(
                block.line, f"more than {MOST_NOTES:,} notes. Take a part."
            )
    name_authors(page, source)
    fill_notes(page)
    return page


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
    bullets: list[Bullet] = []
    rows: list[StrayRow] = []
    for block in [*blocks, None]:
        if rows and not isinstance(block, StrayRow):
            yield DETAILS, paragraph(rows)
            rows = []
        labelled = labelled_part(block) if isinstance(block, Bullet) else None
        if bullets and (labelled or not isinstance(block, Bullet)):
            yield DETAILS, list_markdown(bullets)
            bullets = []
        if labelled:
            yield labelled
        elif isinstance(block, Bullet):
            bullets.append(block)
        elif isinstance(block, StrayRow):
            rows.append(block)
        elif isinstance(block, Heading):
            yield DETAILS, f"#### {block.text}"


def labelled_part(bullet: Bullet) -> tuple[str, str] | None:
    """The part of a note that the bullet names, with what it says of it."""
    label = LABEL.match(bullet.text)
    kind = LABELS.get(label[1].strip().casefold()) if label else None
    if label is None or kind is None:
        return None
    rest = label[2].strip()
    below = list(bullet.below)
    if kind != CONTRIBUTIONS:
        blocks = [rest, list_markdown(below)]
        return kind, "\n\n".join(block for block in blocks if block)
    if rest:
        below.insert(0, Bullet(bullet.line, 0, "-", [rest]))
    for item in below:
        if item.is_numbered:
            item.marker = "-"
    markdown = list_markdown(below)
    items, first_stray = list_items(tidy(markdown))
    is_one_list = first_stray is None and all(items)
    return (kind, markdown) if is_one_list else None


def paragraph(rows: list[StrayRow]) -> str:
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
