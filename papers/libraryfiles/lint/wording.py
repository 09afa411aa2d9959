"""Words and sentences of a text, for those who count and compare them."""

import re
from functools import lru_cache

from papers.markdown import prose

WORD = re.compile(r"[^\W_](?:[\w'’.,/%-]*[\w%])?")
ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|et al|cf|vs|Fig|Figs|Sec|Eq|Eqs|Tab|App|No|approx|St|Dr|[A-Z])"
    r"\.(?=\s)"
)
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])|\n")
STOP_WORD_LINES = """
    a an and are as at be been but by can did do does for from had has have
    how if in into is it its itself more most no nor not of on one only or
    out over same so such than that the their them then there these they this
    those through to under use used uses was were what when where which while
    who whose why will with would
"""
STOP_WORDS = frozenset(STOP_WORD_LINES.split())
ENDINGS = (
    "ations",
    "ation",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "er",
    "ed",
    "es",
    "s",
    "e",
    "y",
)
SHORTEST_STEM = 3


@lru_cache(maxsize=4096)
def reading_text(text: str) -> str:
    return prose(text)


def word_count(text: str) -> int:
    """Words outside of code blocks, formulas and tables."""
    return len(WORD.findall(reading_text(text)))


def sentences(text: str) -> list[str]:
    """The sentences of a text; an item of a list is at least one."""
    without_stops = ABBREVIATION.sub(
        lambda abbreviation: abbreviation.group().removesuffix("."),
        reading_text(text),
    )
    parts = SENTENCE_END.split(without_stops)
    return [part for part in parts if WORD.search(part)]


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    stems = set()
    for match in WORD.findall(text):
        word = match.lower().strip(".,'’")
        if word not in STOP_WORDS:
            stems.add(word_stem(word))
    return frozenset(stems)


def word_stem(word: str) -> str:
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM:
            return stem
    return word
