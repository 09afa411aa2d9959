"""The words of the library with the number of entries that hold each, in memory until the library changes."""

import time
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from itertools import accumulate
from threading import Lock

from django.db import connection

from papers.search.engine import engine
from papers.search.syntax import Text

# Counting all words of a very large library takes a while: it is not done again for every small change.
REST = 50
HIGHEST = "\U0010ffff"


class Vocabulary:
    """Sorted words; `counts` by word."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.counts = counts

    @cached_property
    def sorted_words(self) -> list[str]:
        return sorted(self.counts)

    @cached_property
    def sums(self) -> list[int]:
        return [0, *accumulate(self.counts[word] for word in self.sorted_words)]

    @cached_property
    def by_length(self) -> dict[int, list[str]]:
        """Words that one may mean: no numbers, no single letters."""
        lengths: dict[int, list[str]] = defaultdict(list)
        for word in self.counts:
            if len(word) > 1 and not word.isdigit():
                lengths[len(word)].append(word)
        return lengths

    def entries_with(self, text: Text) -> int:
        """At least how many entries an engine reads for it, counting each word of a beginning."""
        *whole, last = text.words
        counts = [self.counts.get(word, 0) for word in whole]
        return sum(counts) + (
            self.beginning_with(last) if text.is_prefix else self.counts.get(last, 0)
        )

    def beginning_with(self, prefix: str) -> int:
        start = bisect_left(self.sorted_words, prefix)
        return (
            self.sums[bisect_left(self.sorted_words, prefix + HIGHEST)]
            - self.sums[start]
        )


class _Keeper:
    """Holds the vocabulary of one revision, and how long it took to make."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.revision = -1
        self.made_at = self.cost = 0.0
        self.vocabulary = Vocabulary({})

    def get(self, revision: int) -> Vocabulary:
        is_new = revision == self.revision and revision > 0
        is_rested = time.monotonic() - self.made_at >= REST * self.cost
        if is_new or (self.revision > 0 and not is_rested):
            return self.vocabulary
        with self.lock:
            begun_at = time.monotonic()
            self.vocabulary = Vocabulary(dict(engine().word_counts()))
            self.made_at = time.monotonic()
            self.revision, self.cost = revision, self.made_at - begun_at
        return self.vocabulary


_keeper = _Keeper()


def forget_vocabulary() -> None:
    """For whoever exchanges the whole database under a running program."""
    global _keeper
    _keeper = _Keeper()


def vocabulary() -> Vocabulary:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM papers_libraryrevision")
        row = cursor.fetchone()
    return _keeper.get(row[0] if row else 0)
