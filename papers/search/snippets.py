"""The part of a text that answers a query, with its matching words marked; formulas and code stay whole."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from papers import markdown
from papers.markdown.spans import Span, spans
from papers.search.syntax import Text
from papers.search.words import fold, folded_word

LENGTH = 280
LEAD = 90
LONGEST_SPAN = 400
SCANNED = 40_000
PLACES = 30
BLOCKS = re.compile(r"\n[ \t]*\n")
SPECIAL = re.compile(r"[$`*_\[\]|#>!<&\\~\"'\n-]")
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\([^)]*\)")
FIGURE = re.compile(r'!\[([^\]]*)\]\(\S*(?:\s+"([^"]*)")?\s*\)')
MARKS = re.compile(
    r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)|^[ \t]*(?:[-*+>]|\d{1,3}[.)]|#{1,6})[ \t]+",
    re.MULTILINE,
)
PIPES = re.compile(r"[ \t]*\|[ \t|:-]*")
PIECES = re.compile(
    r"<math\b.*?</math>|<[^>]*>|&#?\w+;|(?:[^\W_][\u0300-\u036f]*)+", re.DOTALL
)
ELLIPSIS = "…"


class Marker:
    """Marks the words that a query wants."""

    def __init__(self, wanted: Iterable[Text]) -> None:
        texts = list(wanted)
        self.beginnings = tuple({text.words[-1] for text in texts if text.is_prefix})
        self.words = {word for text in texts for word in text.words}
        exact = sorted(self.words - set(self.beginnings), key=len, reverse=True)
        parts = [
            *(rf"{word}(?![^\W_])" for word in exact),
            *(rf"{word}[^\W_]*" for word in self.beginnings),
        ]
        self.pattern = re.compile(
            rf"(?<![^\W_])(?:{'|'.join(parts)})" if parts else r"(?!)", re.IGNORECASE
        )
        self.stems = tuple(self.words)

    def fits(self, word: str) -> bool:
        folded = folded_word(word)
        return folded in self.words or (
            bool(self.beginnings) and folded.startswith(self.beginnings)
        )

    def mark(self, html: str) -> SafeString:
        """Marks words in safe HTML, but never in its tags or formulas."""
        if not self.words:
            marked = html
        elif "<" not in html and "&" not in html and fold(html) == html.lower():
            marked = self.pattern.sub(r"<mark>\g<0></mark>", html)
        else:
            marked = PIECES.sub(self.marked, html)
        # What came in was escaped or sanitised; only <mark> was added, round words of letters and digits.
        return mark_safe(marked)

    def marked(self, found: re.Match[str]) -> str:
        piece = found.group()
        return (
            f"<mark>{piece}</mark>"
            if piece[0] not in "<&" and self.fits(piece)
            else piece
        )

    def may_hold(self, text: str) -> int:
        """At most how many different words stand in the text."""
        folded = fold(text)
        return sum(stem in folded for stem in self.stems)

    def found_in(self, text: str) -> list[tuple[int, str]]:
        """Where the wanted words stand in the folded text, each with the word that was found."""
        folded = fold(text)
        if not any(stem in folded for stem in self.stems):
            return []
        return [
            (found.start(), found.group()) for found in self.pattern.finditer(folded)
        ]

    def kinds(self, places: list[tuple[int, str]]) -> int:
        """How many different words of the query these are."""
        found = {word for _, word in places}
        begun = sum(
            any(word.startswith(start) for word in found) for start in self.beginnings
        )
        return len(found & self.words - set(self.beginnings)) + begun


def snippet(marker: Marker, tldr: str, body: str) -> SafeString:
    """The TLDR, unless the body holds more of the query's words: then the paragraph that holds most of them."""
    in_tldr = marker.found_in(tldr)
    best, places, most = tldr, in_tldr, marker.kinds(in_tldr)
    for block in BLOCKS.split(body[:SCANNED]) if most < len(marker.words) else ():
        if most < len(marker.words) and marker.may_hold(block) > most:
            in_block = marker.found_in(block)
            kinds = marker.kinds(in_block)
            if kinds > most:
                best, places, most = block, in_block, kinds
    return marker.mark(rendered(cut(best, places, marker)))


def densest(places: list[tuple[int, str]], marker: Marker) -> int:
    """Where a stretch begins that holds the most different words."""
    best, most = 0, 0
    for number, (place, _) in enumerate(places[:PLACES]):
        near = [
            found
            for found in places[number : number + PLACES]
            if found[0] < place + LENGTH - LEAD
        ]
        kinds = marker.kinds(near)
        if kinds > most:
            best, most = place, kinds
    return best


def cut(text: str, places: list[tuple[int, str]], marker: Marker) -> str:
    """About `LENGTH` characters round the most words, at the borders of words and of formulas."""
    if SPECIAL.search(text):
        text = bare(text)
        places = marker.found_in(text) if len(text) > LENGTH + LEAD else []
    if len(text) <= LENGTH + LEAD:
        return text
    place = densest(places, marker)
    start = text.rfind(" ", 0, max(0, place - LEAD)) + 1 if place > LEAD + LEAD else 0
    end = text.find(" ", start + LENGTH)
    end = len(text) if end < 0 else end
    for span in spans(text) if "$" in text or "`" in text else ():
        start = span.start if span.start < start < span.end else start
        end = span.end if span.start < end < span.end else end
    return f"{ELLIPSIS if start else ''}{text[start:end].strip()}{ELLIPSIS if end < len(text) else ''}"


def bare(block: str) -> str:
    """One line of the block's words, code and formulas, without the other marks of Markdown."""
    pieces, done = [], 0
    for span in spans(block) if "$" in block or "`" in block or "~~~" in block else ():
        pieces += [without_marks(block[done : span.start]), in_line(block, span)]
        done = span.end
    return " ".join("".join([*pieces, without_marks(block[done:])]).split())


def without_marks(text: str) -> str:
    """Links as their text, figures as description and caption, tables as their cells."""
    told = LINK.sub(r"\1", FIGURE.sub(r"\1 \2", text)) if "](" in text else text
    return MARKS.sub("", PIPES.sub(" ", told) if "|" in told else told)


def in_line(block: str, span: Span) -> str:
    """Code as words, a formula as one that stands in a line; very long ones are left out."""
    source = block[span.start : span.end]
    if len(source) > LONGEST_SPAN:
        return f" {ELLIPSIS} "
    if span.kind == "display":
        return f" ${' '.join(source.strip(' $').split())}$ "
    if span.kind == "fence":
        return f" `{' '.join(source.strip('`~').replace('`', ' ').split())}` "
    return source


@lru_cache(maxsize=4096)
def rendered(source: str) -> str:
    if SPECIAL.search(source):
        return markdown.render(source, is_inline=True)
    return escape(source)
