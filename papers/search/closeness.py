"""How near a paper is to the words of a query: BM25 over its parts, and a little more.

The parts count as in Robertson, Zaragoza and Taylor, Simple BM25 extension to multiple
weighted fields (2004). Neighbours in the query that are neighbours in the text count
once more, and so does how many notes lead to the paper, and one that says all of the
query when it does: “replaced the LSTM for translation”.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import log

from papers.search.candidates import Candidate
from papers.search.forms import Words
from papers.search.wanted import WantedWord
from papers.search.words import split_words

WEIGHTS = {
    "title": 5.0,
    "authors": 4.0,
    "names": 12.0,
    "tldr": 2.0,
    "plain": 2.0,
    "body": 1.0,
    "topics": 4.0,
    "questions": 3.0,
    "relations": 1.0,
}
# Words in an average text; a longer one is less about each of its words.
LENGTHS = {
    "title": 8,
    "authors": 12,
    "names": 10,
    "tldr": 40,
    "plain": 40,
    "body": 600,
    "topics": 10,
    "questions": 80,
    "relations": 100,
}
LENGTH_SHARE = 0.7
SATURATION = 2.0
RELATIVE = 0.5
PAIR = 0.5
IMPORTANCE = 0.02
SAID_OF_IT = 0.5
# Fewer words are said of many.
FEWEST_SAID = 3

# Where a word stands in a text, counted in words, and the word.
Place = tuple[int, str]


class Closeness:
    """Weighs candidates for some wanted words."""

    def __init__(self, wanted: Sequence[WantedWord]) -> None:
        self.wanted = wanted
        # Which wanted word a known one says, and how much of it.
        self.said: dict[str, tuple[int, float]] = {}
        for number, each in enumerate(wanted):
            for other in each.relatives:
                self.said.setdefault(other, (number, RELATIVE))
        for number, each in enumerate(wanted):
            for form in each.forms:
                if len(form) == 1:
                    self.said[form[0]] = (number, 1.0)
        self.phrases: list[tuple[Words, int]] = []
        for number, each in enumerate(wanted):
            for form in each.forms:
                if len(form) > 1:
                    self.phrases.append((form, number))
        # Whatever else a text says is passed over.
        self.telling = set(self.said)
        for form, _ in self.phrases:
            self.telling.update(form)

    def scores(self, candidates: Iterable[Candidate]) -> dict[int, float]:
        total = sum(each.weight for each in self.wanted)
        scores = {}
        for candidate in candidates:
            score = self.score(candidate)
            importance = IMPORTANCE * total * log(1 + len(candidate.said))
            if self.is_all_said(candidate.said):
                score += SAID_OF_IT * total
            if score:
                scores[candidate.pk] = score + importance
        return scores

    def is_all_said(self, texts: Sequence[str]) -> bool:
        """Whether one of these sentences holds each wanted word in some form."""
        if len(self.wanted) < FEWEST_SAID:
            return False
        for text in texts:
            said = [self.said.get(word) for word in split_words(text)]
            numbers = {found[0] for found in said if found is not None}
            if len(numbers) == len(self.wanted):
                return True
        return False

    def score(self, candidate: Candidate) -> float:
        frequencies = [0.0] * len(self.wanted)
        pairs: dict[int, float] = {}
        for part, words in candidate.words.items():
            weight = WEIGHTS[part] / length_norm(part, len(words))
            self.count(words, weight, frequencies, pairs)
        score = 0.0
        for number, frequency in enumerate(frequencies):
            weight = self.wanted[number].weight
            score += weight * frequency / (frequency + SATURATION)
        for number, frequency in pairs.items():
            both = self.wanted[number].weight + self.wanted[number + 1].weight
            score += PAIR * both * frequency / (frequency + SATURATION)
        return score

    def count(
        self,
        words: list[str],
        weight: float,
        frequencies: list[float],
        pairs: dict[int, float],
    ) -> None:
        """Adds what the words of one part say, each and as neighbours."""
        telling = self.telling
        places = [place for place in enumerate(words) if place[1] in telling]
        before = -1
        place_before = -1
        for place, word in places:
            said = self.said.get(word)
            if said is None:
                continue
            number, share = said
            frequencies[number] += weight * share
            is_neighbour = place_before == place - 1
            if is_neighbour and before == number - 1 and before >= 0:
                pairs[before] = pairs.get(before, 0.0) + weight
            before = number
            place_before = place
        for number in self.phrases_in(places):
            frequencies[number] += weight

    def phrases_in(self, places: list[Place]) -> Iterator[int]:
        """Which wanted words stand there as two."""
        if not places:
            return
        for form, number in self.phrases:
            if has_phrase(places, form):
                yield number


def length_norm(part: str, word_count: int) -> float:
    return 1 - LENGTH_SHARE + LENGTH_SHARE * word_count / LENGTHS[part]


def has_phrase(places: list[Place], form: Words) -> bool:
    """Whether its two words are neighbours somewhere."""
    first, second = form
    for (place, word), (next_place, next_word) in pairwise(places):
        is_pair = word == first and next_word == second
        if is_pair and next_place == place + 1:
            return True
    return False
