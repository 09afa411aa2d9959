"""The words of the library with the number of entries that hold each.

They are in memory until the library changes.
"""

import re
import time
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from threading import Lock

from django.db import connection

from papers.search.engine import engine
from papers.search.stems import root, stem
from papers.search.syntax import Text

# Counting all words of a very large library takes a while: it is not done again for
# every small change, but rests so many times as long as it took.
FEW_BEGUN = 5
MOST_BEGUN = 200
REST_FACTOR = 50
# Chinese and Japanese, Thai, Lao, Khmer, Burmese.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]")
HIGHEST_CHARACTER = "\U0010ffff"


class Vocabulary:
    """Words with their number of entries, in `counts`."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.counts = counts

    @cached_property
    def sorted_words(self) -> list[str]:
        return sorted(self.counts)

    @cached_property
    def sums(self) -> Sequence[int]:
        """The counts of all words before each of the sorted words, and of all."""
        counts = (self.counts[word] for word in self.sorted_words)
        return array("Q", accumulate(counts, initial=0))

    @cached_property
    def words_by_length(self) -> dict[int, list[str]]:
        """Words that one may mean: no numbers, no single letters."""
        words: dict[int, list[str]] = defaultdict(list)
        for word in self.counts:
            if len(word) > 1 and not word.isdigit():
                words[len(word)].append(word)
        return words

    @cached_property
    def highest_count(self) -> int:
        """About how many entries there are: some word stands in nearly all."""
        return max(self.counts.values(), default=0)

    def begun_words(self, beginning: str) -> list[str]:
        """A few of the words that begin so, the commonest."""
        start = bisect_left(self.sorted_words, beginning)
        end = bisect_left(self.sorted_words, beginning + HIGHEST_CHARACTER)
        longer = self.sorted_words[start : min(end, start + MOST_BEGUN)]
        longer.sort(key=lambda word: -self.counts[word])
        return longer[:FEW_BEGUN]

    @cached_property
    def words_by_stem(self) -> dict[str, str]:
        return words_by_key(self.counts, stem)

    @cached_property
    def words_by_root(self) -> dict[str, str]:
        return words_by_key(self.counts, root)

    @cached_property
    def unspaced_words(self) -> list[str]:
        """What scripts without spaces write together counts as one word."""
        return [word for word in self.counts if UNSPACED.search(word)]

    def same_stem(self, word: str) -> list[str]:
        """Other forms of the word, the commonest first."""
        key = stem(word)
        others = self.words_by_stem.get(key, "").split()
        if stem(key) == key:
            others.append(key)
        return self.commonest_first(others, beside=word)

    def same_root(self, word: str) -> list[str]:
        """Words of its family, the commonest first."""
        key = root(word)
        others = self.words_by_root.get(key, "").split()
        if root(key) == key:
            others.append(key)
        return self.commonest_first(others, beside=word)

    def commonest_first(self, words: list[str], *, beside: str) -> list[str]:
        known = [word for word in words if word in self.counts]
        others = [word for word in known if word != beside]
        return sorted(others, key=lambda word: (-self.counts[word], word))

    def holding(self, word: str) -> list[str]:
        """Words of a script without spaces that the word stands in."""
        if len(word) < 2:
            return []
        longer = [other for other in self.unspaced_words if word in other]
        return [other for other in longer if other != word]

    def is_known(self, word: str) -> bool:
        """Whether the library has it, in whichever form."""
        return word in self.counts or bool(
            self.same_stem(word) or self.holding(word)
        )

    def entries_with(self, text: Text) -> int:
        """At least how many entries an engine reads for a text.

        Each word of a beginning is counted.
        """
        *whole_words, last = text.words
        entry_count = 0
        for word in whole_words:
            entry_count += self.counts.get(word, 0)
        if text.is_prefix:
            return entry_count + self.beginning_with(last)
        return entry_count + self.counts.get(last, 0)

    def beginning_with(self, prefix: str) -> int:
        """The counts of all words that begin so."""
        words = self.sorted_words
        start = bisect_left(words, prefix)
        end = bisect_left(words, prefix + HIGHEST_CHARACTER)
        return self.sums[end] - self.sums[start]


def words_by_key(
    counts: dict[str, int],
    key_of: Callable[[str], str],
) -> dict[str, str]:
    """Words by what they share with others, side by side in one string.

    A word that is its own key needs no place: most of a large library are numbers and
    names, and each worker holds them.
    """
    words: dict[str, str] = {}
    for word in counts:
        # A number is its own key.
        if word.isascii() and not word.isalpha():
            continue
        key = key_of(word)
        if key != word:
            words[key] = f"{words[key]} {word}" if key in words else word
    return words


class VocabularyCache:
    """Holds the vocabulary of one revision, and how long it took to make."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.revision = -1
        # Both in seconds; the first on the monotonic clock.
        self.made_at = 0.0
        self.cost = 0.0
        self.vocabulary = Vocabulary({})

    def get(self, revision: int) -> Vocabulary:
        """The one of this revision, or an earlier one as long as counting rests."""
        if self.is_usable(revision):
            return self.vocabulary
        with self.lock:
            started_at = time.monotonic()
            counts = dict(engine().word_counts())
            self.vocabulary = Vocabulary(counts)
            self.made_at = time.monotonic()
            self.revision = revision
            self.cost = self.made_at - started_at
        return self.vocabulary

    def is_usable(self, revision: int) -> bool:
        if self.revision <= 0:
            return False
        if self.revision == revision:
            return True
        rested = time.monotonic() - self.made_at
        return rested < REST_FACTOR * self.cost


_cache = VocabularyCache()


def forget_vocabulary() -> None:
    """For whoever exchanges the whole database under a running program."""
    global _cache
    _cache = VocabularyCache()


def current_vocabulary() -> Vocabulary:
    revision = 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM papers_libraryrevision")
        row = cursor.fetchone()
    if row is not None:
        (revision,) = row
    return _cache.get(revision)
