"""What a query wants, word by word, where not all of its words need be there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from papers.search.everyday import words_alike
from papers.search.forms import (
    WORDS_ROUND_TWO,
    Words,
    as_one_word,
    forms_of,
    is_plain,
)
from papers.search.little_words import telling_words
from papers.search.spelling import suggestions
from papers.search.syntax import Text
from papers.search.vocabulary import Vocabulary

MOST_WORDS = 24
MOST_WORDS_OF_PASSAGE = 48
MOST_RELATIVES = 6
MOST_MEANT = 2
MOST_FORMS_ALIKE = 4


@dataclass(frozen=True)
class WantedWord:
    """One word with all that says the same; `weight` is the greater, the rarer it is.

    `relatives` are of the word's family, and say less: token of tokenizer.
    """

    word: str
    forms: tuple[Words, ...]
    relatives: tuple[str, ...]
    weight: float
    entry_count: int
    # In everyday's words or the trade's; they are weighed, but nobody looks for them.
    alike: tuple[str, ...] = ()
    # What the word was taken for where the library does not have it.
    meant: str = ""

    def texts(self) -> Iterator[Text]:
        for form in self.forms:
            yield Text(form, is_exact=True)
        for word in self.relatives:
            yield Text((word,), is_exact=True)


def wanted_words(texts: list[Text], vocabulary: Vocabulary) -> list[WantedWord]:
    """The telling words of these texts, in their order, each once.

    Of very many the rarest are kept.
    """
    words: list[str] = []
    for text in texts:
        words += text.words
    last = texts[-1] if texts else None
    begun = last.words[-1] if last and last.is_prefix else ""
    wanted = []
    for word in dict.fromkeys(telling_words(words)):
        is_begun = word == begun
        known = known_word(word, vocabulary, is_begun=is_begun)
        if known is not None:
            wanted.append(known)
    wanted += joined_words(words, vocabulary)
    return rarest_words(wanted, MOST_WORDS)


def passage_words(
    words: Sequence[str], vocabulary: Vocabulary
) -> list[WantedWord]:
    """The rarest telling words of a text that somebody pasted, in their order.

    What the library does not know is no slip of whoever wrote it.
    """
    wanted = []
    for word in dict.fromkeys(telling_words(words)):
        if not vocabulary.is_known(word):
            continue
        known = known_word(word, vocabulary, is_begun=False)
        if known is not None:
            wanted.append(known)
    return rarest_words(wanted, MOST_WORDS_OF_PASSAGE)


def rarest_words(wanted: list[WantedWord], most: int) -> list[WantedWord]:
    rarest = sorted(wanted, key=lambda each: -each.weight)[:most]
    return [each for each in wanted if each in rarest]


def joined_words(words: list[str], vocabulary: Vocabulary) -> list[WantedWord]:
    """Neighbours that the library writes as one word."""
    wanted = []
    for neighbours in neighbours_of(words):
        together = as_one_word(neighbours, vocabulary)
        if not together:
            continue
        known = known_word(together, vocabulary, is_begun=False)
        if known is not None:
            wanted.append(known)
    return wanted


def neighbours_of(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Two by two, then three by three."""
    yield from pairwise(words)
    for place in range(len(words) - 2):
        yield words[place : place + WORDS_ROUND_TWO]


def known_word(
    word: str,
    vocabulary: Vocabulary,
    *,
    is_begun: bool,
) -> WantedWord | None:
    """The word as the library knows it, or as it was meant; None when it does not."""
    forms = forms_of(word, vocabulary)
    if is_begun:
        for longer in vocabulary.begun_words(word):
            forms.append((longer,))
    meant: list[str] = []
    if len(forms) == 1 and not vocabulary.is_known(word):
        meant = suggestions(word, vocabulary)[:MOST_MEANT]
    for other in meant:
        forms += forms_of(other, vocabulary)
    relatives = relatives_beside(word, forms, vocabulary)
    entry_count = entries_with_any(forms, vocabulary)
    entry_count += sum(vocabulary.counts[other] for other in relatives)
    if not entry_count:
        return None
    share = (vocabulary.highest_count + 1) / (entry_count + 0.5)
    return WantedWord(
        word=word,
        forms=tuple(dict.fromkeys(forms)),
        relatives=tuple(relatives),
        alike=tuple(known_alike(word, vocabulary)),
        weight=log(1 + share),
        entry_count=entry_count,
        meant=meant[0] if meant else "",
    )


def relatives_beside(
    word: str,
    forms: list[Words],
    vocabulary: Vocabulary,
) -> list[str]:
    relatives = []
    for other in vocabulary.same_root(word)[:MOST_RELATIVES]:
        if (other,) not in forms:
            relatives.append(other)
    return relatives


def known_alike(word: str, vocabulary: Vocabulary) -> Iterator[str]:
    for other in words_alike(word):
        if other in vocabulary.counts:
            yield other
        yield from vocabulary.same_stem(other)[:MOST_FORMS_ALIKE]


def entries_with_any(forms: list[Words], vocabulary: Vocabulary) -> int:
    """At most how many entries hold one of the forms."""
    entry_count = 0
    for form in forms:
        entry_count += min(vocabulary.counts.get(word, 0) for word in form)
    return entry_count


def plain_texts(texts: Iterator[Text]) -> list[Text]:
    """What may be missing: words and phrases, but no author."""
    kept = []
    for text in texts:
        if is_plain(text) or not text.only_authors:
            kept.append(text)
    return kept
