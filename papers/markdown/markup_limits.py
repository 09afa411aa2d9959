"""How much markup a text may hold.

Plain words cost nearly nothing; what takes time is marks (each may begin or end
something) and what they make. Few marks can make many cells, since a table fills up its
short rows, so both are counted. A text beyond the limits is shown as it was written.
A note of 100,000 characters holds about 10,000 marks and makes about 10,000 tokens.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

LENGTH_LIMIT = 200_000
MARK_LIMIT = 12_000
TOKEN_LIMIT = 40_000
MARKS = "\n!#$%&()*+-./<=>[\\]^_`{|}~"


class TooMuchMarkup(ValueError):
    """The text is too long, or asks for more than is laid out."""


def check_markup(text: str) -> str:
    """The text without what no parser should meet. Raises TooMuchMarkup."""
    if len(text) > LENGTH_LIMIT or count_marks(text) > MARK_LIMIT:
        raise TooMuchMarkup
    return replace_surrogates(text)


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
