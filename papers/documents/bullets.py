"""Lists of bullets as people write them: what stands below what, whatever the indent.

An item is its own rows, those that go on with it, and the items below it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from papers.documents.box_tree import HEADING
from papers.documents.opml import NotReadable
from papers.libraryfiles.tidy import indent_lines, literal_lines, tidy

BULLET = re.compile(r"([ \t]*)([-*+•]|\d{1,9}[.)])(?:[ \t]+(.*))?$")
RULE = re.compile(
    r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$"
)
TAB = 4
# As many bullets stand below each other in no list that somebody reads.
DEEPEST_LIST = 30


@dataclass
class Bullet:
    """One item. line: from 1. column: where its marker stands."""

    line: int
    column: int
    marker: str
    rows: list[str]
    below: list["Bullet"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own rows as Markdown, without what stands below it."""
        return tidy("\n".join(self.rows))

    @property
    def markdown(self) -> str:
        """Its rows and all that stands below it, as a list inside of it."""
        blocks = [self.text]
        if self.below:
            blocks.append(list_markdown(self.below))
        return "\n\n".join(block for block in blocks if block)

    @property
    def is_numbered(self) -> bool:
        return self.marker[:1].isdigit()

    @property
    def is_paragraph(self) -> bool:
        """Text between or behind the items of a list: it has no marker."""
        return not self.marker

    @property
    def content_column(self) -> int:
        return self.column + len(self.marker) + (not self.is_paragraph)


def list_markdown(bullets: list[Bullet]) -> str:
    """Items as lists; what goes on with one is indented by its marker."""
    text = ""
    for bullet in bullets:
        gap = "\n\n" if bullet.is_paragraph else "\n"
        end = "\n" if bullet.is_paragraph else ""
        text += f"{gap if text else ''}{text_with_marker(bullet)}{end}"
    return text.rstrip("\n")


def text_with_marker(bullet: Bullet) -> str:
    if bullet.is_paragraph:
        return bullet.text
    marker = bullet.marker if bullet.is_numbered else "-"
    return (
        f"{marker} {indent_lines(item_text(bullet), ' ' * (len(marker) + 1))}"
    )


def item_text(bullet: Bullet) -> str:
    """A short item and its list stand without a blank line between them."""
    if not bullet.below:
        return bullet.text
    gap = "\n\n" if "\n" in bullet.text else "\n"
    return f"{bullet.text}{gap}{list_markdown(bullet.below)}"


@dataclass(frozen=True)
class Heading:
    """A heading of a document; level: from 1."""

    line: int
    level: int
    text: str


@dataclass(frozen=True)
class StrayRow:
    """A row that belongs to no item."""

    line: int
    text: str


Block = Heading | Bullet | StrayRow


def read_blocks(text: str) -> Iterator[Block]:
    """Headings, lists' items of the highest level, and rows that belong to neither."""
    rows = text.split("\n")
    literal = literal_lines(rows)
    reader = BlockReader()
    for number, row in enumerate(rows):
        yield from reader.read(number + 1, row, is_literal=number in literal)
    yield from reader.end_list()


@dataclass
class BlockReader:
    """open_bullets: those that the next row may go on with, the deepest last."""

    top: Bullet | None = None
    open_bullets: list[Bullet] = field(default_factory=list)
    is_after_blank: bool = False

    def read(self, line: int, row: str, *, is_literal: bool) -> Iterator[Block]:
        heading = None if is_literal else HEADING.match(row)
        bullet = None if is_literal else new_bullet(row, line)
        if heading:
            yield from self.end_list()
            yield Heading(line, len(heading[1]), heading[2])
        elif bullet:
            yield from self.add_bullet(bullet)
        elif self.open_bullets and self.goes_on(row, is_literal):
            is_new_block = self.is_after_blank and not is_literal
            add_row(self.open_bullets, row, line, is_new_block)
        elif row.strip():
            yield from self.end_list()
            yield StrayRow(line, row)
        self.is_after_blank = not row.strip()

    def add_bullet(self, bullet: Bullet) -> Iterator[Block]:
        """Below the last one that stands further to the left. Raises NotReadable."""
        while (
            self.open_bullets and self.open_bullets[-1].column >= bullet.column
        ):
            self.open_bullets.pop()
        if len(self.open_bullets) == DEEPEST_LIST:
            raise NotReadable(
                bullet.line,
                f"a bullet below {DEEPEST_LIST} others. Indent it less.",
            )
        if self.open_bullets:
            self.open_bullets[-1].below.append(bullet)
        else:
            yield from self.end_list()
            self.top = bullet
        self.open_bullets.append(bullet)

    def end_list(self) -> Iterator[Block]:
        if self.top:
            yield self.top
        self.top = None
        self.open_bullets = []

    def goes_on(self, row: str, is_literal: bool) -> bool:
        """Blank rows, what is indented, and what follows without a blank row."""
        is_apart = self.is_after_blank and bool(row.strip())
        is_indented = row[:1].isspace()
        return is_literal or is_indented or not is_apart


def new_bullet(row: str, line: int) -> Bullet | None:
    match = BULLET.match(row)
    if match is None or RULE.match(row):
        return None
    indent, marker, text = match.groups()
    return Bullet(line, width_of(indent), marker, [text or ""])


def add_row(
    open_bullets: list[Bullet], row: str, line: int, is_new_block: bool
) -> None:
    """To the last item; behind a blank row to the one that it is indented under."""
    indent = width_of(row[: len(row) - len(row.lstrip())])
    if is_new_block and row.strip():
        while (
            len(open_bullets) > 1 and open_bullets[-1].content_column > indent
        ):
            open_bullets.pop()
        bullet = open_bullets[-1]
        if bullet.below:
            paragraph = Bullet(line, indent, "", [row.strip()])
            bullet.below.append(paragraph)
            open_bullets.append(paragraph)
            return
    bullet = open_bullets[-1]
    bullet.rows.append(without_indent(row, min(indent, bullet.content_column)))


def without_indent(row: str, width: int) -> str:
    """Without so many columns of space before it."""
    return row.expandtabs(TAB)[width:] if row.strip() else ""


def width_of(indent: str) -> int:
    return len(indent.expandtabs(TAB))
