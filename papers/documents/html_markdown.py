"""HTML as flashcards have it, as Markdown: emphasis, lists, code, links and formulas.

Read tag by tag in one pass. What is no text of ours is named: pictures and sounds.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from papers.libraryfiles.tidy import tidy

# Without a way back: a tag that nothing closes costs its length.
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*+)([^<>]*+)>")
ADDRESS = re.compile(
    r"""\b(?:src|href)\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE
)
WEB = re.compile(r"https?://[^\s()<>]+")
SOUND = re.compile(r"\[sound:([^\[\]\n]{1,300})\]")
COMMENT_START, COMMENT_END = "<!--", "-->"
# What formulas stand between, and whether they stand alone.
FORMULAS = {
    r"\(": (r"\)", False),
    r"\[": (r"\]", True),
    "[$]": ("[/$]", False),
    "[$$]": ("[/$$]", True),
    "<anki-mathjax>": ("</anki-mathjax>", False),
    '<anki-mathjax block="true">': ("</anki-mathjax>", True),
}
OPENING = re.compile("|".join(map(re.escape, sorted(FORMULAS, reverse=True))))
MARKS = {
    "b": "**",
    "strong": "**",
    "i": "*",
    "em": "*",
    "code": "`",
    "tt": "`",
    "kbd": "`",
}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "blockquote",
        "table",
        "tr",
        "hr",
        *HEADINGS,
    )
)
OPENING_BLOCKS = BLOCKS | {"pre", "ul", "ol", "li"}
SPECIAL = re.compile(r"[\\`*_$<\[\]]")
AT_START = re.compile(r"(?m)^(?=(?:[#>+-]|=+$|\d{1,9}[.)]\s))(\d*)")
DEEPEST_LIST = 6
TICKS = re.compile(r"`+")
SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")


@dataclass
class Converted:
    """media: what was named and not taken."""

    markdown: str
    media: list[str] = field(default_factory=list)


@dataclass
class Span:
    """What stands between two tags of one name."""

    tag: str
    texts: list[str] = field(default_factory=list)
    address: str = ""


def markdown_of(source: str) -> Converted:
    writer = MarkdownWriter()
    for part, is_formula in split_formulas(without_comments(source)):
        if is_formula:
            writer.add_raw(part)
        else:
            writer.read(part)
    return Converted(writer.finish(), writer.media)


def markdown_of_plain(source: str) -> Converted:
    """Of a text in which tags are only signs."""
    lines = [escape_text(line.rstrip()) for line in source.split("\n")]
    return Converted(tidy("\n".join(map(escape_start, lines))))


def without_comments(source: str) -> str:
    kept = []
    end = 0
    while True:
        start = source.find(COMMENT_START, end)
        stop = source.find(COMMENT_END, start) if start >= 0 else -1
        if stop < 0:
            kept.append(source[end:])
            return "".join(kept)
        kept.append(source[end:start])
        end = stop + len(COMMENT_END)


def split_formulas(source: str) -> Iterator[tuple[str, bool]]:
    """Texts, and between them formulas as Markdown has them."""
    end = 0
    unclosed: set[str] = set()
    for opening in OPENING.finditer(source):
        closing, is_display = FORMULAS[opening[0]]
        if opening.start() < end or closing in unclosed:
            continue
        stop = source.find(closing, opening.end())
        if stop < 0:
            unclosed.add(closing)
            continue
        inner = html.unescape(TAG.sub(" ", source[opening.end() : stop]))
        mark = "$$" if is_display else "$"
        formula = " ".join(inner.split())
        if formula and "$" not in formula:
            yield source[end : opening.start()], False
            yield f"{mark}{formula}{mark}", True
            end = stop + len(closing)
    yield source[end:], False


class MarkdownWriter:
    """Hears of texts and tags in their order."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.spans = [Span("")]
        self.lists: list[int | None] = []
        self.items = 0
        self.is_literal = False
        self.media: list[str] = []

    def read(self, source: str) -> None:
        end = 0
        for match in TAG.finditer(source):
            self.add_text(source[end : match.start()])
            end = match.end()
            name = match[2].lower()
            if match[1]:
                self.close(name)
            else:
                self.open(name, match[3])
        self.add_text(source[end:])

    def add_text(self, source: str) -> None:
        text = html.unescape(source)
        for sound in SOUND.findall(text):
            self.media.append(sound)
        text = SOUND.sub("", text)
        if self.is_literal:
            self.add_raw(text)
        elif self.is_code:
            self.add_raw(SPACES.sub(" ", text))
        else:
            self.add_raw(escape_text(SPACES.sub(" ", text)))

    def add_raw(self, text: str) -> None:
        self.spans[-1].texts.append(text)

    @property
    def is_code(self) -> bool:
        return any(MARKS.get(span.tag) == "`" for span in self.spans)

    def open(self, name: str, attributes: str) -> None:
        address = ADDRESS.search(attributes)
        if name == "br":
            self.add_raw("\n")
        elif name in ("td", "th"):
            self.add_raw(" ")
        elif name == "img":
            self.media.append(address[1] if address else "a picture")
        elif name in MARKS or name == "a":
            self.open_span(name, address[1] if address else "")
        elif name in OPENING_BLOCKS:
            self.open_block(name)

    def open_span(self, name: str, address: str) -> None:
        if len(self.spans) < DEEPEST_LIST:
            self.spans.append(Span(name, address=html.unescape(address)))

    def open_block(self, name: str) -> None:
        self.end_block()
        if name == "pre":
            self.is_literal = True
        elif name in ("ul", "ol"):
            self.lists.append(0 if name == "ol" else None)
        elif name == "li":
            self.begin_item()

    def close(self, name: str) -> None:
        if name == "pre":
            self.end_block()
            self.is_literal = False
        elif name in ("ul", "ol"):
            self.end_block()
            if self.lists:
                self.lists.pop()
        elif name == "li" or name in BLOCKS:
            self.end_block()
        elif name in [span.tag for span in self.spans[1:]]:
            while self.end_span() != name:
                pass

    def begin_item(self) -> None:
        if not self.lists:
            self.lists.append(None)
        number = self.lists[-1]
        if number is not None:
            self.lists[-1] = number + 1
        self.items += 1

    def end_span(self) -> str:
        """Its text goes to the one around it; returns its tag."""
        span = self.spans.pop()
        text = "".join(span.texts)
        self.add_raw(with_mark(span, text))
        return span.tag

    def end_block(self) -> None:
        while len(self.spans) > 1:
            self.end_span()
        text = "".join(self.spans[0].texts)
        self.spans = [Span("")]
        if self.is_literal:
            if text.strip():
                self.blocks.append(code_block(text.strip("\n")))
            return
        rows = [row.strip() for row in text.split("\n")]
        body = "\n".join(map(escape_start, rows)).strip("\n")
        if not body.strip():
            return
        if self.lists and self.items:
            body = self.as_item(body)
        self.blocks.append(body)
        self.items = 0

    def as_item(self, body: str) -> str:
        number = self.lists[-1]
        marker = "-" if number is None else f"{number}."
        indent = "   " * min(len(self.lists) - 1, DEEPEST_LIST)
        rows = body.split("\n")
        gap = indent + " " * (len(marker) + 1)
        return "\n".join(
            [f"{indent}{marker} {rows[0]}", *(gap + row for row in rows[1:])]
        )

    def finish(self) -> str:
        self.end_block()
        text = ""
        for block in self.blocks:
            is_tight = (
                text and is_item(block) and is_item(text.rsplit("\n", 1)[-1])
            )
            gap = "\n" if is_tight else "\n\n"
            text += f"{gap if text else ''}{block}"
        return tidy(text)


def is_item(row: str) -> bool:
    return re.match(r"\s*(?:-|\d+\.) ", row) is not None


def with_mark(span: Span, text: str) -> str:
    """With the marks inside of the spaces around it."""
    inner = text.strip()
    if not inner:
        return text
    before = text[: len(text) - len(text.lstrip())]
    after = text[len(text.rstrip()) :]
    if span.tag == "a":
        is_link = WEB.fullmatch(span.address) and "\n" not in inner
        return f"{before}[{inner}]({span.address}){after}" if is_link else text
    mark = MARKS[span.tag]
    if mark in inner or "\n" in inner:
        return text
    return f"{before}{mark}{inner}{mark}{after}"


def code_block(text: str) -> str:
    longest = max(map(len, TICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def escape_text(text: str) -> str:
    return SPECIAL.sub(r"\\\g<0>", text)


def escape_start(row: str) -> str:
    """A row that would begin a heading, a list or a quote begins with a sign."""
    match = AT_START.match(row)
    if match is None:
        return row
    digits = match[1]
    return f"{digits}\\{row[len(digits) :]}"
