r"""What a formula may ask of the converter.

The converter recurses, in the worst case once for each token, and ends the whole
process when its stack is used up: a thousand tokens need less than 2 MB. And for each
delimiter that is opened and never closed it begins twice, so that forty of them would
keep it busy for years. Both are counted before it is asked, rather too high than too
low.
"""

import re
import unicodedata
from collections.abc import Iterator

LENGTH_LIMIT = 4000
TOKEN_LIMIT = 1000
UNCLOSED_LIMIT = 6
DEPTH_LIMIT = 100

TOKEN = re.compile(r"\\([A-Za-z]+|.)|[{}]|\s+|[^\\{}\s]", re.DOTALL)
TAG = re.compile(r"<(/)?[^<>]*?(/)?>")
# What begins and what ends a group, within which delimiters must close.
GROUP_STARTS = frozenset({"{", r"\left", r"\begin"})
GROUP_ENDS = frozenset({"}", r"\right", r"\end"})
# These take the delimiter behind them for themselves.
TAKING = frozenset({r"\left", r"\right", r"\middle"})
SIZED = re.compile(r"\\[bB]igg?([lr])\Z")
# Commands that begin with l and open nothing; any other that begins so may be a
# delimiter.
HARMLESS = re.compile(
    r"\\(?:"
    r"[lL]ambda|l[gn]|log|lim(?:its|inf|sup)?|ll?|le(?:q|qq|qslant)?"
    r"|left(?:right)?(?:arrow|harpoon)[a-z]*"
    r"|Left[a-z]*|Long[a-z]*|ldots|ldotp|lt|land|lor|lnot|less[a-z]*|lhd"
    r"|long[a-z]*|label"
    r")\Z"
)
OPENING = re.compile(
    r"\\(?:"
    r"[lL][A-Za-z]*|ulcorner|mathopen|[bB]ra(?:ket)?|[kK]et|[sS]et|p(?:mod|od)|\{"
    r")\Z"
)
CLOSING = re.compile(
    r"\\(?:r(?:"
    r"angle|floor|ceil|vert|Vert|brace|brack|paren|group|moustache"
    r"|Brace|ang|Angle|bracket|rangle"
    r")|[ul]rcorner|\})\Z"
)
# Unicode's categories for opening and closing brackets and quotation marks.
OPENING_CATEGORIES = ("Ps", "Pi")
CLOSING_CATEGORIES = ("Pe", "Pf")


def is_too_much(latex: str) -> bool:
    if len(latex) > LENGTH_LIMIT:
        return True
    token_count = sum(1 for _ in _tokens(latex))
    return token_count > TOKEN_LIMIT or count_unclosed(latex) > UNCLOSED_LIMIT


def tag_depth(mathml: str) -> int:
    """How deep the elements nest; browsers give up on very deep trees."""
    depth = 0
    deepest = 0
    for tag in TAG.finditer(mathml):
        is_end, is_empty = tag.groups()
        if is_end:
            depth -= 1
        elif not is_empty:
            depth += 1
        deepest = max(deepest, depth)
    return deepest


def count_unclosed(latex: str) -> int:
    """How many delimiters are opened and not closed within the same group."""
    # For each group around the place, the delimiters that are open in it.
    open_counts = [0]
    unclosed = 0
    tokens = _tokens(latex)
    for token in tokens:
        if token in TAKING:
            next(tokens, None)
        if token in GROUP_STARTS:
            open_counts.append(0)
        elif token in GROUP_ENDS:
            if len(open_counts) > 1:
                unclosed += open_counts.pop()
        else:
            if SIZED.match(token):
                next(tokens, None)
            open_counts[-1] = max(0, open_counts[-1] + _change(token))
    return unclosed + sum(open_counts)


def _tokens(latex: str) -> Iterator[str]:
    for match in TOKEN.finditer(latex):
        token = match.group()
        if not token.isspace():
            yield token


def _change(token: str) -> int:
    """1 for what opens a pair, -1 for what closes one, 0 for all else."""
    if _opens(token):
        return 1
    if _closes(token):
        return -1
    return 0


def _opens(token: str) -> bool:
    if len(token) == 1:
        return unicodedata.category(token) in OPENING_CATEGORIES
    sized = SIZED.match(token)
    if sized:
        return sized[1] == "l"
    return bool(OPENING.match(token)) and not HARMLESS.match(token)


def _closes(token: str) -> bool:
    if len(token) == 1:
        return unicodedata.category(token) in CLOSING_CATEGORIES
    sized = SIZED.match(token)
    if sized:
        return sized[1] == "r"
    return bool(CLOSING.match(token))
