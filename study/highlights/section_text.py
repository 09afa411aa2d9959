"""The plain text of a note's part, and where its letters stand in the stored HTML.

White space of any length is one space, also between blocks. A formula counts as the
letters and signs that it shows, without spaces, and is one piece; a drawing is none.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

# Attributes may hold a “>”.
TOKENS = re.compile(r"""<(?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+""")
WORDS = re.compile(r"\s+|\S+")
SPACE = re.compile(r"\s+")
# Around the words within a block; all other tags part words.
INLINE = frozenset({"a", "em", "strong", "s", "code", "span"})
TAG_NAME = re.compile(r"</?\s*([a-z0-9-]+)", re.IGNORECASE)
PARTS = re.compile(
    r'<section\b[^>]*\bid="(?P<part>[a-z]+)"[^>]*>.*?</section>', re.DOTALL
)
PROSE_START = '<div class="prose">'
PROSE_END = "</div>"
FORMULA = "math"
DRAWING = "svg"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the HTML with its place in the plain text.

    kind: tag (and what is left as it stands), space, word or formula. source: as it
    stands in the HTML; of a space or a word its characters, to be escaped.
    """

    kind: str
    source: str
    start: int
    end: int


@dataclass(slots=True)
class SectionText:
    """pieces: in their order; together they are the part's HTML."""

    text: str = ""
    pieces: list[Piece] = field(default_factory=list)

    def formulas(self) -> Iterator[Piece]:
        return (piece for piece in self.pieces if piece.kind == "formula")


class SectionReader:
    """Reads the HTML of one part from its start to its end."""

    def __init__(self) -> None:
        self.chunks: list[str] = []
        self.length = 0
        self.ends_in_space = True
        self.pieces: list[Piece] = []

    def read(self, html: str) -> SectionText:
        tokens = TOKENS.finditer(html)
        for match in tokens:
            token = match.group()
            name = tag_name(token)
            if name == FORMULA:
                self.add_formula(token + rest_of(tokens, FORMULA))
            elif name == DRAWING:
                self.add_tag(token + rest_of(tokens, DRAWING))
            elif name:
                self.add_tag(token)
                self.part_words(name)
            else:
                self.add_text(token)
        text = "".join(self.chunks).rstrip(" ")
        return SectionText(text, self.pieces)

    def add_tag(self, source: str) -> None:
        piece = Piece("tag", source, self.length, self.length)
        self.pieces.append(piece)

    def part_words(self, name: str) -> None:
        if name not in INLINE:
            self.append(" ")

    def add_formula(self, source: str) -> None:
        start = self.length
        self.append(formula_text(source))
        self.pieces.append(Piece("formula", source, start, self.length))

    def add_text(self, token: str) -> None:
        for match in WORDS.finditer(unescape(token)):
            characters = match.group()
            start = self.length
            is_space = characters.isspace()
            self.append(" " if is_space else characters)
            kind = "space" if is_space else "word"
            self.pieces.append(Piece(kind, characters, start, self.length))

    def append(self, characters: str) -> None:
        """A space after a space, or before the first word, is none."""
        if characters == " " and self.ends_in_space:
            return
        if not characters:
            return
        self.chunks.append(characters)
        self.length += len(characters)
        self.ends_in_space = characters == " "


def tag_name(token: str) -> str:
    """Empty for text, “!” for a comment."""
    if not token.startswith("<"):
        return ""
    match = TAG_NAME.match(token)
    return match.group(1).lower() if match else "!"


def rest_of(tokens: Iterator[re.Match[str]], name: str) -> str:
    """From behind a tag that was read to its end tag."""
    rest = []
    for match in tokens:
        rest.append(match.group())
        if match.group() == f"</{name}>":
            break
    return "".join(rest)


def formula_text(source: str) -> str:
    letters = []
    for match in TOKENS.finditer(source):
        token = match.group()
        if not token.startswith("<"):
            letters.append(unescape(token))
    return SPACE.sub("", "".join(letters))


def read_section(html: str) -> SectionText:
    return SectionReader().read(html)


@dataclass(frozen=True, slots=True)
class PartPlace:
    """Where the prose of a part stands in the HTML of a note's page."""

    start: int
    end: int


def places_of_parts(body_html: str) -> dict[str, PartPlace]:
    """By the names of the parts: what templates/papers/page_cache/ writes of them."""
    places = {}
    for match in PARTS.finditer(body_html):
        start = body_html.find(PROSE_START, match.start(), match.end())
        end = body_html.rfind(PROSE_END, match.start(), match.end())
        if start < 0 or end < 0:
            continue
        place = PartPlace(start + len(PROSE_START), end)
        places[match.group("part")] = place
    return places


def texts_of_parts(body_html: str) -> dict[str, SectionText]:
    """By the names of the parts, in reading order."""
    texts = {}
    for part, place in places_of_parts(body_html).items():
        texts[part] = read_section(body_html[place.start : place.end])
    return texts


def digest_of(body_html: str) -> str:
    """Another one whenever the page reads otherwise; as the database reckons MD5."""
    text = body_html.encode()
    return hashlib.md5(text, usedforsecurity=False).hexdigest()
