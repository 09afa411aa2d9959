"""How much markup a text may hold.

Plain words cost nearly nothing; what takes time is marks (each may begin or end
something) and what they make. Few marks can make many cells, since a table fills up its
short rows, so both are counted. A text beyond the limits is shown as it was written.

A mark inside of code or a formula begins nothing, and counts a quarter: where what this
module takes for a formula is none, four times as many marks still take less than a
second. A note of 20,000 words with 600 long formulas holds some 7,000 marks in its
sentences and 15,000 in its formulas.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from papers.markdown.spans import find_spans

LENGTH_LIMIT = 200_000
MARK_LIMIT = 12_000
# How many marks inside of code or formulas count as one.
MARKS_INSIDE = 4
TOKEN_LIMIT = 40_000
MARKS = "\n!#$%&()*+-./<=>[\\]^_`{|}~"


class TooMuchMarkup(ValueError):
    """The text is too long, or asks for more than is laid out."""


def check_markup(text: str) -> str:
    """The text without what no parser should meet. Raises TooMuchMarkup."""
    if len(text) > LENGTH_LIMIT or holds_too_many_marks(text):
        raise TooMuchMarkup
    return replace_surrogates(text)


def holds_too_many_marks(text: str) -> bool:
    mark_count = count_marks(text)
    if mark_count <= MARK_LIMIT or mark_count > MARK_LIMIT * MARKS_INSIDE:
        return mark_count > MARK_LIMIT
    return mark_count - count_spared_marks(text) > MARK_LIMIT


def count_spared_marks(text: str) -> int:
    """How many marks less the text holds, for those inside of code and formulas."""
    inside = 0
    for span in find_spans(text):
        inside += count_marks(text[span.start : span.end].strip("$`~"))
    return inside * (MARKS_INSIDE - 1) // MARKS_INSIDE


def count_marks(text: str) -> int:
    return sum(text.count(mark) for mark in MARKS)


def replace_surrogates(text: str) -> str:
    """Halves of a pair that UTF-8 has no bytes for become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def limit_tokens(parser: MarkdownIt) -> None:
    """A plugin that stops with TooMuchMarkup at more than TOKEN_LIMIT blocks."""
    parser.core.ruler.before("block", "limit", _replace_token_list)


def _replace_token_list(state: StateCore) -> None:
    state.tokens = _LimitedTokens()


class _LimitedTokens(list[Token]):
    def append(self, token: Token) -> None:
        if len(self) >= TOKEN_LIMIT:
            raise TooMuchMarkup
        super().append(token)
