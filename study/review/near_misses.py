"""Whether what was typed into a gap is right, or nearly so; pure.

Case, spaces, hyphens and diacritics make no difference in words. Nothing is near in
numbers and formulas, where each character counts, nor in abbreviations.
"""

import re

from rapidfuzz.distance import OSA

from papers.search.words import fold

FORMULA_SIGN = re.compile(r"[=<>^_\\{}()\[\]|*+×·÷√∑∏∂∇≈≤≥≠±%$]")
LONG_WORD = re.compile(r"[^\W\d_]{3,}")
PLAIN_LETTERS = re.compile(r"[A-Za-z\s\-‐‑–—]*")
# White space, hyphen-minus, hyphens, dashes and the minus sign.
SEPARATORS = re.compile(r"[\s\-‐‑–—−]+")
# A minus belongs to a number where nothing stands before it.
NUMBER = re.compile(r"(?:(?<!\S)[-−])?\d+(?:[.,]\d+)*")
NUMBER_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
    sixty seventy eighty ninety hundred thousand million billion trillion dozen
    half third quarter first second once twice
"""
KNOWN_NUMBER_WORDS = frozenset(NUMBER_WORDS.split())
# In shorter words one other letter makes another word.
SHORTEST_WITH_SLIP = 4
# One slip alone: two lie between “exploration” and “exploitation”.
MOST_SLIPS = 1


def is_same_answer(typed: str, answer: str) -> bool:
    if not typed.strip():
        return False
    if is_exact(answer):
        return fold_spaces_and_case(typed) == fold_spaces_and_case(answer)
    if numbers_in(typed) != numbers_in(answer):
        return False
    return join_words(typed) == join_words(answer)


def is_near_miss(typed: str, answer: str) -> bool:
    """Whether each word is the right one but for one slip, its first letter apart.

    Prefixes turn a word round: “unsupervised” is not near “supervised”.
    """
    if not typed.strip() or is_exact(answer) or is_same_answer(typed, answer):
        return False
    if numbers_in(typed) != numbers_in(answer):
        return False
    if number_words_in(typed) != number_words_in(answer):
        return False
    typed_words = split_at_separators(typed)
    words = split_at_separators(answer)
    if len(typed_words) == len(words):
        pairs = zip(typed_words, words, strict=True)
        return all(is_near_word(one, other) for one, other in pairs)
    if any(is_abbreviation(word) for word in words):
        return False
    return is_near_word("".join(typed_words), "".join(words))


def is_near_word(typed: str, word: str) -> bool:
    typed_letters = fold(typed)
    letters = fold(word)
    if typed_letters == letters:
        return True
    if len(letters) < SHORTEST_WITH_SLIP or is_abbreviation(word):
        return False
    if typed_letters[:1] != letters[:1]:
        return False
    slips = OSA.distance(typed_letters, letters, score_cutoff=MOST_SLIPS)
    return slips <= MOST_SLIPS


def is_exact(answer: str) -> bool:
    """Whether it is a number, a symbol or a formula rather than words."""
    if FORMULA_SIGN.search(answer):
        return True
    if LONG_WORD.search(answer):
        return False
    return not PLAIN_LETTERS.fullmatch(answer)


def is_abbreviation(word: str) -> bool:
    """“BERT”, “LoRA”, “ResNet”: another letter is another name."""
    capital_count = sum(map(str.isupper, word))
    return capital_count > 1


def numbers_in(text: str) -> list[str]:
    return NUMBER.findall(text.replace("−", "-"))


def number_words_in(text: str) -> list[str]:
    words = split_at_separators(fold(text))
    return [word for word in words if word in KNOWN_NUMBER_WORDS]


def split_at_separators(text: str) -> list[str]:
    return [word for word in SEPARATORS.split(text) if word]


def join_words(text: str) -> str:
    return SEPARATORS.sub("", fold(text))


def fold_spaces_and_case(text: str) -> str:
    return " ".join(text.casefold().split())
