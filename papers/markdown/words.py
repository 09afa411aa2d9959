"""A text without its markup: for titles, search, descriptions and counting."""

from collections.abc import Iterable, Iterator
from math import ceil

from markdown_it.token import Token

from papers.markdown.dollars import DISPLAY, INLINE
from papers.markdown.lines import in_a_line
from papers.markdown.markup_limits import TooMuchMarkup, parseable
from papers.markdown.parsing import make_parser

WORDS_A_MINUTE = 200
_parser = make_parser()
CODE = frozenset({"fence", "code_block"})
OWN_CONTENT = frozenset({"text", "code_inline", INLINE, DISPLAY, *CODE})


def plain(text: str) -> str:
    """All words of the text on one line; formulas as one would type them, figures as their description."""
    return _joined(_parsed(text), OWN_CONTENT)


def prose(text: str) -> str:
    """Only what is read as sentences: no code blocks, formulas or tables. A block ends with a line end."""
    tokens = list(_without_tables(_parsed(text)))
    blocks = [
        _joined([token], frozenset({"text", "code_inline"}))
        for token in tokens
        if token.type == "inline"
    ]
    return "\n".join(block for block in blocks if block)


def reading_minutes(text: str) -> int:
    """Whole minutes, at least one."""
    return max(1, ceil(len(plain(text).split()) / WORDS_A_MINUTE))


def _parsed(text: str) -> list[Token]:
    """The tokens; a text with too much markup is all words, as it is on the page."""
    try:
        return _parser.parse(parseable(text))
    except TooMuchMarkup:
        return [Token("inline", "", 0, children=[Token("text", "", 0, content=text)])]


def _without_tables(tokens: Iterable[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += (token.type == "table_open") - (token.type == "table_close")
        if not depth:
            yield token


def _joined(tokens: Iterable[Token], wanted: frozenset[str]) -> str:
    return " ".join("".join(_pieces(tokens, wanted)).split())


def _pieces(tokens: Iterable[Token], wanted: frozenset[str]) -> Iterator[str]:
    for token in tokens:
        if token.type in wanted:
            yield (
                in_a_line(token.content)
                if token.type in (INLINE, DISPLAY)
                else token.content
            )
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type == "figure":
            yield f"{token.content} {plain(str(token.attrs.get('title', '')))}"
        elif token.children:
            yield from _pieces(token.children, wanted)
        if token.block:
            yield " "
