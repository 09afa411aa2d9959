"""A text without its markup: for titles, search, descriptions and counting."""

from collections.abc import Iterable, Iterator
from math import ceil

from markdown_it.token import Token

from papers.markdown.dollars import DISPLAY, INLINE
from papers.markdown.markup_limits import TooMuchMarkup, check_markup
from papers.markdown.parsing import make_parser
from papers.markdown.plain_formulas import plain_formula

WORDS_A_MINUTE = 200
CODE = frozenset({"fence", "code_block"})
FORMULAS = frozenset({INLINE, DISPLAY})
SENTENCES = frozenset({"text", "code_inline"})
EVERYTHING = SENTENCES | CODE | FORMULAS
BREAKS = frozenset({"softbreak", "hardbreak"})
_parser = make_parser()


def plain_text(text: str) -> str:
    """All words of the text on one line.

    Formulas as one would type them, figures as their description.
    """
    return _words_of(_parse(text), EVERYTHING)


def prose(text: str) -> str:
    """Only what is read as sentences: no code blocks, formulas or tables.

    A block ends with a line end.
    """
    blocks = []
    for token in _without_tables(_parse(text)):
        if token.type == "inline":
            blocks.append(_words_of([token], SENTENCES))
    return "\n".join(block for block in blocks if block)


def reading_minutes(text: str) -> int:
    """Whole minutes, at least one."""
    word_count = len(plain_text(text).split())
    return max(1, ceil(word_count / WORDS_A_MINUTE))


def _parse(text: str) -> list[Token]:
    """The tokens; a text with too much markup is all words, as it is on the page."""
    try:
        return _parser.parse(check_markup(text))
    except TooMuchMarkup:
        words = Token("text", "", 0, content=text)
        return [Token("inline", "", 0, children=[words])]


def _without_tables(tokens: Iterable[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        if token.type == "table_open":
            depth += 1
        elif token.type == "table_close":
            depth -= 1
        if depth == 0:
            yield token


def _words_of(tokens: Iterable[Token], wanted: frozenset[str]) -> str:
    text = "".join(_texts_of(tokens, wanted))
    return " ".join(text.split())


def _texts_of(tokens: Iterable[Token], wanted: frozenset[str]) -> Iterator[str]:
    """What the tokens of the wanted types say, with a space behind each block."""
    for token in tokens:
        if token.type in wanted & FORMULAS:
            yield plain_formula(token.content)
        elif token.type in wanted:
            yield token.content
        elif token.type in BREAKS:
            yield " "
        elif token.type == "figure":
            caption = str(token.attrs.get("title", ""))
            yield f"{token.content} {plain_text(caption)}"
        elif token.children:
            yield from _texts_of(token.children, wanted)
        if token.block:
            yield " "
