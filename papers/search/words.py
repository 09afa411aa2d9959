"""Words as both engines see them.

Small letters, Latin ones without diacritics, split at all that is no word. This mirrors
FTS5's `unicode61 remove_diacritics 2` and adds the letters that Unicode does not
decompose.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LETTERS = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
}
# What FTS5 maps by itself and Python's lower() does not.
SAME = {
    "ς": "σ",
    "µ": "μ",
    "ſ": "s",
    "ϐ": "β",
    "ϑ": "θ",
    "ϕ": "φ",
    "ϖ": "π",
    "ϰ": "κ",
    "ϱ": "ρ",
    "ϵ": "ε",
}
LATIN_MARKS = re.compile("([A-Za-z])[\u0300-\u036f]+")
WORD = re.compile(r"[^\W_]+")
# The same of a folded text without other letters, in half of the time.
ASCII_WORD = re.compile(r"[a-z0-9]+")
FOLDED_LETTERS = str.maketrans(LETTERS | SAME)


def fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text)
    bare = LATIN_MARKS.sub(r"\1", decomposed)
    small = unicodedata.normalize("NFC", bare).lower()
    return small.translate(FOLDED_LETTERS)


def split_words(text: str) -> list[str]:
    if text.isascii():
        return ASCII_WORD.findall(text.lower())
    return WORD.findall(fold(text))


def has_begun_words(text: str, beginnings: Iterable[str]) -> bool:
    """Whether each of the beginnings, which are folded, begins a word of the text."""
    words = split_words(text)
    return all(begins_any(beginning, words) for beginning in beginnings)


def begins_any(beginning: str, words: Iterable[str]) -> bool:
    return any(word.startswith(beginning) for word in words)


@lru_cache(maxsize=20_000)
def folded_word(word: str) -> str:
    return fold(word)
