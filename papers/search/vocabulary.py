"""The words of the library with the number of entries that hold each.

They are in memory until the library changes.
"""

import time
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from itertools import accumulate
from threading import Lock

from django.db import connection

from papers.search.engine import engine
from papers.search.syntax import Text

# Counting all words of a very large library takes a while: it is not done again for
# every small change, but rests so many times as long as it took.
REST_FACTOR = 50
HIGHEST_CHARACTER = "\U0010ffff"


class Vocabulary:
    """Words with their number of entries, in `counts`."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.counts = counts

    @cached_property
    def sorted_words(self) -> list[str]:
        return sorted(self.counts)

    @cached_property
    def sums(self) -> list[int]:
        """The counts of all words before each of the sorted words, and of all."""
        counts = [self.counts[word] for word in self.sorted_words]
        return list(accumulate(counts, initial=0))

    @cached_property
    def words_by_length(self) -> dict[int, list[str]]:
        """Words that one may mean: no numbers, no single letters."""
        words: dict[int, list[str]] = defaultdict(list)
        for word in self.counts:
            if len(word) > 1 and not word.isdigit():
                words[len(word)].append(word)
        return words

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
