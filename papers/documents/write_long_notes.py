"""Notes below headings that are links, each part below a bullet that names it."""

from collections.abc import Iterable
from dataclasses import dataclass

from papers.documents.long_notes import read_long_notes
from papers.libraryfiles.entries import HEADING_OF_KIND
from papers.libraryfiles.tidy import indent_lines


@dataclass(frozen=True)
class WrittenNote:
    """bodies: Markdown by the kinds of a note's parts, none of them empty."""

    title: str
    address: str
    authors: tuple[str, ...]
    bodies: dict[str, str]


@dataclass(frozen=True)
class WrittenPage:
    """left_out: how many notes this shape cannot hold."""

    text: str
    left_out: int


def write_long_notes(notes: Iterable[WrittenNote], title: str) -> WrittenPage:
    blocks = [f"# {title}"]
    left_out = 0
    for note in notes:
        text = note_text(note)
        if is_held(note, text):
            blocks.append(text)
        else:
            left_out += 1
    return WrittenPage("\n\n".join(blocks) + "\n", left_out)


def is_held(note: WrittenNote, text: str) -> bool:
    """Whether it reads as it was written."""
    page = read_long_notes(text)
    is_one = len(page.sections) == 1 and not page.raw_notes
    return is_one and page.sections[0].bodies == note.bodies


def note_text(note: WrittenNote) -> str:
    title = note.title.replace("[", "(").replace("]", ")")
    blocks = [f"### [{title}]({note.address})"]
    if note.authors:
        blocks.append(f"> - Authors: {', '.join(note.authors)}")
    for kind, body in note.bodies.items():
        part = f"**{HEADING_OF_KIND[kind]}:**\n\n{body}"
        blocks.append(f"- {indent_lines(part, '  ')}")
    return "\n\n".join(blocks)
