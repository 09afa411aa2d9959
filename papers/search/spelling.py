"""Which words of the library somebody may have meant."""

import re
from collections.abc import Iterator
from math import log2

from rapidfuzz import process
from rapidfuzz.distance import OSA

from papers.search.vocabulary import Vocabulary

MOST_SUGGESTIONS = 5
SHORTEST = 3
# Up to this length one slip is likely, two are another word.
SHORT = 4
# Who mistypes a word seldom changes its ending as well: pasted is no slip of passes.
ENDING = re.compile(r"(?:ed|er|ers|es|ing|ings|ly|s)$")
# British and American forms, and one and many:
# what stands before can be written as what stands behind.
FORMS = (
    (re.compile(r"is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"iz(e|ed|es|er|ers|ing|ation|ations)$"), r"is\1"),
    (re.compile(r"([aeiou])ll(ed|ing|er|ers)$"), r"\1l\2"),
    (re.compile(r"([aeiou])l(ed|ing|er|ers)$"), r"\1ll\2"),
    (re.compile(r"our(s|ed|ing|al)?$"), r"or\1"),
    (re.compile(r"or(s|ed|ing|al)?$"), r"our\1"),
    (re.compile(r"re$"), "er"),
    (re.compile(r"er$"), "re"),
    (re.compile(r"ies$"), "y"),
    (re.compile(r"y$"), "ies"),
    (re.compile(r"s$"), ""),
    (re.compile(r"$"), "s"),
)


def suggestions(word: str, vocabulary: Vocabulary) -> list[str]:
    """A few known words one or two slips away, the likeliest first.

    There are none for a word that is known.
    """
    if len(word) < SHORTEST:
        return []
    if word in vocabulary.counts:
        return []
    slips_by_word = dict(similar_words(word, vocabulary, most_slips=1))
    has_room = len(slips_by_word) < MOST_SUGGESTIONS
    if has_room and len(word) > SHORT:
        slips_by_word = {}
        for other, slips in similar_words(word, vocabulary, most_slips=2):
            if slips == 1 or not has_other_ending(word, other):
                slips_by_word[other] = slips

    def rank(other: str) -> tuple[int, float, str]:
        unlikelihood = -likelihood(word, other, vocabulary)
        return slips_by_word[other], unlikelihood, other

    return sorted(slips_by_word, key=rank)[:MOST_SUGGESTIONS]


def has_other_ending(word: str, other: str) -> bool:
    """Whether both have endings, which differ."""
    ending = ENDING.search(word)
    other_ending = ENDING.search(other)
    if ending is None or other_ending is None:
        return False
    return ending.group() != other_ending.group()


def similar_words(
    word: str,
    vocabulary: Vocabulary,
    *,
    most_slips: int,
) -> Iterator[tuple[str, int]]:
    """Known words with how many slips lie between.

    A slip is a letter lost, added, changed or swapped with the next.
    """
    shortest = len(word) - most_slips
    longest = len(word) + most_slips
    for length in range(shortest, longest + 1):
        matches = process.extract(
            word,
            vocabulary.words_by_length.get(length, ()),
            scorer=OSA.distance,
            score_cutoff=most_slips,
            limit=None,
        )
        for other, slips, _ in matches:
            yield other, int(slips)


def likelihood(
    typed: str,
    meant: str,
    vocabulary: Vocabulary,
) -> float:
    """Common words before rare ones; people seldom miss the first letter."""
    likely = log2(1 + vocabulary.counts[meant])
    if typed[0] == meant[0]:
        likely += 3
    return likely


def other_forms(word: str, vocabulary: Vocabulary) -> list[str]:
    """Known words that are this one as others write it, or for more or fewer."""
    forms = []
    for pattern, replacement in FORMS:
        form = pattern.sub(replacement, word, count=1)
        is_known = form in vocabulary.counts
        if is_known and form != word and form not in forms:
            forms.append(form)
    return forms
