"""Passages drawn into the stored HTML of a note's page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from study.highlights.section_text import (
    Piece,
    places_of_parts,
    read_section,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a highlight stands in its part."""

    number: int
    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of the text that is drawn as one passage."""

    start: int
    end: int
    number: int


def stretches_of(passages: Iterable[Passage]) -> list[Stretch]:
    """Side by side: where several overlap, the shortest is the one to be clicked."""
    by_length = sorted(passages, key=lambda passage: passage.length)
    ends = set()
    for passage in by_length:
        ends |= {passage.start, passage.end}
    borders = sorted(ends)
    stretches = []
    for start, end in pairwise(borders):
        for passage in by_length:
            if passage.start <= start and passage.end >= end:
                stretches.append(Stretch(start, end, passage.number))
                break
    return stretches


class MarkWriter:
    """Writes pieces of a part anew, with `<mark>` round what is marked."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self.stretches = stretches
        self.next = 0
        self.begun: set[int] = set()
        self.open: int | None = None
        self.written: list[str] = []

    def write(self, pieces: Iterable[Piece]) -> str:
        for piece in pieces:
            if piece.kind == "tag":
                self.close()
                self.written.append(piece.source)
            elif piece.kind == "formula":
                self.write_formula(piece)
            else:
                self.write_characters(piece)
        self.close()
        return "".join(self.written)

    def write_formula(self, piece: Piece) -> None:
        """Whole: there is no `<mark>` inside of MathML."""
        stretch = self.stretch_from(piece.start)
        is_marked = stretch is not None and stretch.start < piece.end
        self.enter(stretch.number if stretch and is_marked else None)
        self.written.append(piece.source)

    def write_characters(self, piece: Piece) -> None:
        """A space that no word follows in its text is left unmarked."""
        at = piece.start
        while at < piece.end:
            stretch = self.stretch_from(at)
            until = piece.end
            number = None
            if stretch is not None and stretch.start <= at:
                until = min(until, stretch.end)
                number = stretch.number
            elif stretch is not None:
                until = min(until, stretch.start)
            self.enter(number)
            cut = slice(at - piece.start, until - piece.start)
            characters = piece.source
            if piece.kind == "word":
                characters = characters[cut]
            self.written.append(escape(characters, quote=False))
            at = until
        if piece.start == piece.end:
            self.close()
            self.written.append(escape(piece.source, quote=False))

    def stretch_from(self, at: int) -> Stretch | None:
        """The first that does not end before; pieces come in their order."""
        while self.next < len(self.stretches):
            stretch = self.stretches[self.next]
            if stretch.end > at:
                return stretch
            self.next += 1
        return None

    def enter(self, number: int | None) -> None:
        if number == self.open:
            return
        self.close()
        if number is None:
            return
        name = "" if number in self.begun else f' id="passage-{number}"'
        self.begun.add(number)
        self.open = number
        self.written.append(
            f'<mark class="passage"{name} data-passage="{number}">'
        )

    def close(self) -> None:
        if self.open is not None:
            self.written.append("</mark>")
            self.open = None


def draw_passages(html: str, passages: Iterable[Passage]) -> str:
    """The HTML of one part with its passages marked.

    Whatever is text of it is escaped as it was.
    """
    pieces = unmarkable_spaces_as_tags(read_section(html).pieces)
    return MarkWriter(stretches_of(passages)).write(pieces)


def unmarkable_spaces_as_tags(pieces: Sequence[Piece]) -> list[Piece]:
    """White space alone between two tags may stand where no `<mark>` may."""
    shown = []
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        is_after_tag = place == 0 or pieces[place - 1].kind == "tag"
        is_before_tag = place == last or pieces[place + 1].kind == "tag"
        if piece.kind == "space" and is_after_tag and is_before_tag:
            piece = Piece("tag", piece.source, piece.start, piece.end)
        shown.append(piece)
    return shown


def with_passages(
    body_html: str,
    passages: Mapping[str, Sequence[Passage]],
    lists: Mapping[str, str],
) -> str:
    """The note's body with marks, and below each part the list of them.

    passages: by part; lists: HTML by part.
    """
    parts = places_of_parts(body_html)
    by_end = sorted(parts.items(), key=lambda part: part[1].start, reverse=True)
    for part, place in by_end:
        if part not in passages and part not in lists:
            continue
        prose = body_html[place.start : place.end]
        drawn = draw_passages(prose, passages.get(part, ()))
        behind = body_html[place.end :]
        end_tag, _, rest = behind.partition(">")
        body_html = (
            body_html[: place.start]
            + drawn
            + end_tag
            + ">"
            + lists.get(part, "")
            + rest
        )
    return body_html
