r"""What a formula may ask of the converter.

The converter recurses, in the worst case once for each token, and ends the whole process when its stack is used
up: a thousand tokens need less than 2 MB. And for each delimiter that is opened and never closed it begins twice,
so that forty of them would keep it busy for years. Both are counted before it is asked, rather too high than too low.
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
SCOPES = {"{": 1, r"\left": 1, r"\begin": 1, "}": -1, r"\right": -1, r"\end": -1}
# These take the delimiter behind them for themselves.
TAKING = frozenset({r"\left", r"\right", r"\middle"})
SIZED = re.compile(r"\\[bB]igg?([lr])\Z")
# Commands that begin with l and open nothing; any other that begins so may be a delimiter.
HARMLESS = re.compile(
    r"\\(?:[lL]ambda|l[gn]|log|lim(?:its|inf|sup)?|ll?|le(?:q|qq|qslant)?|left(?:right)?(?:arrow|harpoon)[a-z]*"
    r"|Left[a-z]*|Long[a-z]*|ldots|ldotp|lt|land|lor|lnot|less[a-z]*|lhd|long[a-z]*|label)\Z"
)
OPENING = re.compile(
    r"\\(?:[lL][A-Za-z]*|ulcorner|mathopen|[bB]ra(?:ket)?|[kK]et|[sS]et|p(?:mod|od)|\{)\Z"
)
CLOSING = re.compile(
    r"\\(?:r(?:angle|floor|ceil|vert|Vert|brace|brack|paren|group|moustache|Brace|ang|Angle|bracket|rangle)"
    r"|[ul]rcorner|\})\Z"
)


def is_too_much(latex: str) -> bool:
    return (
        len(latex) > LENGTH_LIMIT
        or len(list(_words(latex))) > TOKEN_LIMIT
        or unclosed(latex) > UNCLOSED_LIMIT
    )


def depth(mathml: str) -> int:
    """How deep the elements nest; browsers give up on very deep trees."""
    level = deepest = 0
    for found in TAG.finditer(mathml):
        level += -1 if found.group(1) else 0 if found.group(2) else 1
        deepest = max(deepest, level)
    return deepest


def unclosed(latex: str) -> int:
    """How many delimiters are opened and not closed within the same group."""
    open_here, unmatched = [0], 0
    words = _words(latex)
    for word in words:
        if word in TAKING:
            next(words, None)
        change = SCOPES.get(word, 0)
        if change == 1:
            open_here.append(0)
        elif change == -1 and len(open_here) > 1:
            unmatched += open_here.pop()
        elif sized := SIZED.match(word):
            next(words, None)
            change = 1 if sized.group(1) == "l" else -1
            open_here[-1] = max(0, open_here[-1] + change)
        elif word not in SCOPES:
            open_here[-1] = max(0, open_here[-1] + _opens(word))
    return unmatched + sum(open_here)


def _words(latex: str) -> Iterator[str]:
    return (
        found.group() for found in TOKEN.finditer(latex) if not found.group().isspace()
    )


def _opens(word: str) -> int:
    """1 for what opens a pair, -1 for what closes one, 0 for all else."""
    if len(word) == 1:
        return {"Ps": 1, "Pi": 1, "Pe": -1, "Pf": -1}.get(unicodedata.category(word), 0)
    if OPENING.match(word):
        return 0 if HARMLESS.match(word) else 1
    return -1 if CLOSING.match(word) else 0
