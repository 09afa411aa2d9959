"""Lists of bullets as people write them: what stands below what, whatever the indent.

An item is its own rows, those that go on with it, and the items below it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from papers.documents.box_tree import HEADING
from papers.libraryfiles.tidy import indent_lines, literal_lines, tidy

BULLET = re.compile(r"([ \t]*)([-*+•]|\d{1,9}[.)])(?:[ \t]+(.*))?$")
RULE = re.compile(
    r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$"
)
TAB = 4


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
    open_bullets: list[Bullet] = []
    top: Bullet | None = None
    is_after_blank = False
    for number, row in enumerate(rows):
        is_literal = number in literal
        heading = None if is_literal else HEADING.match(row)
        bullet = None if is_literal else new_bullet(row, number + 1)
        if heading:
            yield from whole_item(top)
            top = None
            open_bullets = []
            yield Heading(number + 1, len(heading[1]), heading[2])
        elif bullet:
            while open_bullets and open_bullets[-1].column >= bullet.column:
                open_bullets.pop()
            if open_bullets:
                open_bullets[-1].below.append(bullet)
            else:
                yield from whole_item(top)
                top = bullet
            open_bullets.append(bullet)
        elif open_bullets and goes_on(row, is_after_blank, is_literal):
            add_row(
                open_bullets, row, number + 1, is_after_blank and not is_literal
            )
        elif row.strip():
            yield from whole_item(top)
            top = None
            open_bullets = []
            yield StrayRow(number + 1, row)
        is_after_blank = not row.strip()
    yield from whole_item(top)


def whole_item(bullet: Bullet | None) -> Iterator[Bullet]:
    if bullet:
        yield bullet


def new_bullet(row: str, line: int) -> Bullet | None:
    match = BULLET.match(row)
    if match is None or RULE.match(row):
        return None
    indent, marker, text = match.groups()
    return Bullet(line, width_of(indent), marker, [text or ""])


def goes_on(row: str, is_after_blank: bool, is_literal: bool) -> bool:
    """Blank rows, what is indented, and what follows without a blank row."""
    is_indented = row[:1].isspace()
    return is_literal or is_indented or not is_after_blank or not row.strip()


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
