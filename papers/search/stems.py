"""Which words are one word in its forms: many and one, British and American, tenses.

A stem is a key to compare by, not a word to read. It is made in Python for both
databases alike: neither knows of it, a query asks for all known words of a stem.
"""

import re
import unicodedata
from functools import lru_cache

SHORTEST = 4
VOWEL = re.compile("[aeiouy]")
# What differs between British and American spelling; the second is the key.
SPELLINGS = (
    (re.compile(r"is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|er|ers|ing)$"), r"yz\1"),
    (re.compile(r"(?<=\w\w)our(s|ed|ing|al|ally)?$"), r"or\1"),
    (re.compile(r"([tb])re(s|d)?$"), r"\1er\2"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"enc(e|es)$"), r"ens\1"),
)
IRREGULAR = {
    "matrices": "matrix",
    "indices": "index",
    "vertices": "vertex",
    "criteria": "criterion",
    "minima": "minimum",
    "maxima": "maximum",
    "children": "child",
}
# Here the ending belongs to the word.
WHOLE = {
    "bias",
    "during",
    "embed",
    "exceed",
    "feed",
    "proceed",
    "seed",
    "species",
    "speed",
}
DOUBLED = re.compile(r"([bdfglmnprstz])\1$")
# What makes another kind of word of one; the longest ending first.
# As they stand in a stem, which has lost its e.
DERIVED = (
    "izational",
    "ational",
    "ization",
    "izer",
    "ation",
    "ativ",
    "ator",
    "ment",
    "ness",
    "abl",
    "ibl",
    "ally",
    "ens",
    "ent",
    "anc",
    "ant",
    "ity",
    "ion",
    "ist",
    "ism",
    "ful",
    "iv",
    "iz",
    "at",
    "er",
    "or",
    "al",
    "ic",
    "ly",
)
SHORTEST_ROOT = 4


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Of a folded word; words of other scripts and numbers are their own stems."""
    word = unicodedata.normalize("NFKC", word).lower()
    if len(word) < SHORTEST or not word.isascii() or not word.isalpha():
        return word
    word = IRREGULAR.get(word, word)
    word = without_plural(word)
    for pattern, replacement in SPELLINGS:
        word = pattern.sub(replacement, word)
    word = without_tense(word)
    if word.endswith("e") and len(word) > SHORTEST:
        word = word[:-1]
    return DOUBLED.sub(r"\1", word)


def without_plural(word: str) -> str:
    if word.endswith("sis"):
        return word[:-2] + "e"
    if (
        word in WHOLE
        or not word.endswith("s")
        or word.endswith(("ss", "us", "is"))
    ):
        return word
    if word.endswith("ies") and len(word) > SHORTEST:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def without_tense(word: str) -> str:
    if word in WHOLE:
        return word
    if word.endswith("ied") and len(word) > SHORTEST:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        is_verb = rest != word and len(rest) >= 3 and VOWEL.search(rest)
        if is_verb:
            return rest
    return word


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """What a word shares with those derived from it: token, tokenizer, tokenization."""
    short = stem(word)
    for _ in range(2):
        shorter = without_derivation(short)
        if shorter == short:
            break
        short = shorter
    return short


def without_derivation(word: str) -> str:
    for ending in DERIVED:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= SHORTEST_ROOT:
            return DOUBLED.sub(r"\1", rest)
    return word
