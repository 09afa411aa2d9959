"""Which words of the library somebody may have meant."""

import re
from collections.abc import Iterator
from math import log2

from rapidfuzz import process
from rapidfuzz.distance import OSA

from papers.search.vocabulary import Vocabulary

MOST = 5
SHORTEST = 3
# Up to this length one slip is likely, two are another word.
SHORT = 4
# British and American forms, and one and many: what stands before can be written as what stands behind.
FORMS = [
    (re.compile(pattern), form)
    for pattern, form in (
        (r"is(e|ed|es|er|ers|ing|ation|ations)$", r"iz\1"),
        (r"iz(e|ed|es|er|ers|ing|ation|ations)$", r"is\1"),
        (r"([aeiou])ll(ed|ing|er|ers)$", r"\1l\2"),
        (r"([aeiou])l(ed|ing|er|ers)$", r"\1ll\2"),
        (r"our(s|ed|ing|al)?$", r"or\1"),
        (r"or(s|ed|ing|al)?$", r"our\1"),
        (r"re$", "er"),
        (r"er$", "re"),
        (r"ies$", "y"),
        (r"y$", "ies"),
        (r"s$", ""),
        (r"$", "s"),
    )
]


def suggestions(word: str, vocabulary: Vocabulary) -> list[str]:
    """Up to five known words one or two slips away, the likeliest first; none for a word that is known."""
    if len(word) < SHORTEST or word in vocabulary.counts:
        return []
    near = list(neighbours(word, vocabulary, slips=1))
    if len(near) < MOST and len(word) > SHORT:
        near += [
            (found, slips)
            for found, slips in neighbours(word, vocabulary, slips=2)
            if slips > 1
        ]
    ranked = sorted(
        near,
        key=lambda pair: (pair[1], -likelihood(word, pair[0], vocabulary), pair[0]),
    )
    return [found for found, _ in ranked[:MOST]]


def neighbours(
    word: str, vocabulary: Vocabulary, *, slips: int
) -> Iterator[tuple[str, int]]:
    """Words at most so many letters lost, added, changed or swapped away."""
    for length in range(len(word) - slips, len(word) + slips + 1):
        known = vocabulary.by_length.get(length, ())
        for found, distance, _ in process.extract(
            word, known, scorer=OSA.distance, score_cutoff=slips, limit=None
        ):
            yield found, int(distance)


def likelihood(typed: str, found: str, vocabulary: Vocabulary) -> float:
    """Common words before rare ones; people seldom miss the first letter."""
    return log2(1 + vocabulary.counts[found]) + 3 * (typed[0] == found[0])


def other_forms(word: str, vocabulary: Vocabulary) -> list[str]:
    """Known words that are this one as others write it, or for more or fewer."""
    forms = (pattern.sub(form, word, count=1) for pattern, form in FORMS)
    return [
        form
        for form in dict.fromkeys(forms)
        if form != word and form in vocabulary.counts
    ]
