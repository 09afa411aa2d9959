"""How near a paper is to the words of a query: BM25 over its parts, and a little more.

The parts count as in Robertson, Zaragoza and Taylor, Simple BM25 extension to multiple
weighted fields (2004). Neighbours in the query that are neighbours in the text count
once more, and so does how many notes lead to the paper, and one that says all of the
query when it does: “replaced the LSTM for translation”.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log

from papers.search.candidates import BREAK, NAMES, Candidate
from papers.search.forms import Words
from papers.search.relations import Direction, shares_related
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
    "names": 5,
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
ALIKE = 0.5
PAIR = 0.5
IMPORTANCE = 0.02
SAID_OF_IT = 0.5
RELATED = 0.5
TOGETHER = 0.5
# Fewer words are said of many.
FEWEST_SAID = 3

# Where a word stands in a text, counted in words, and the word.
Place = tuple[int, str]


class Closeness:
    """Weighs candidates for some wanted words."""

    def __init__(
        self,
        wanted: Sequence[WantedWord],
        direction: Direction | None = None,
    ) -> None:
        self.wanted = wanted
        self.direction = direction
        # Known once the candidates are: those that the query names.
        self.named_ids: frozenset[int] = frozenset()
        self.total = sum(each.weight for each in wanted)
        self.said = said_words(wanted)
        self.phrases: list[tuple[Words, int]] = []
        for number, each in enumerate(wanted):
            for form in each.forms:
                if len(form) > 1:
                    self.phrases.append((form, number))
        # Whatever else a text says is passed over.
        self.telling = set(self.said)
        for form, _ in self.phrases:
            self.telling.update(form)

    @property
    def asks_by_paper(self) -> bool:
        return bool(self.named_ids)

    @property
    def asking_ids(self) -> frozenset[int]:
        """The papers by which others are asked for; not those that are compared."""
        if self.direction is Direction.BESIDE:
            return frozenset()
        return self.named_ids

    def scores(self, candidates: Sequence[Candidate]) -> dict[int, float]:
        scores = {}
        for candidate in candidates:
            score = self.score(candidate)
            importance = IMPORTANCE * self.total * log(1 + len(candidate.said))
            if self.is_all_said(candidate.said):
                score += SAID_OF_IT * self.total
            if score:
                scores[candidate.pk] = score + importance
        self.add_related(scores, candidates)
        return scores

    def add_related(
        self,
        scores: dict[int, float],
        candidates: Sequence[Candidate],
    ) -> None:
        """What follows the papers that are named, where that is asked for."""
        if self.direction is None:
            return
        named = [each for each in candidates if self.is_named(each)]
        self.named_ids = frozenset(each.pk for each in named)
        for candidate, share in shares_related(
            candidates, named, self.direction
        ):
            score = scores.get(candidate.pk, 0.0)
            scores[candidate.pk] = score + RELATED * self.total * share

    def is_named(self, candidate: Candidate) -> bool:
        """Whether the query says one of its proper names."""
        for name in candidate.texts[NAMES].split(BREAK)[:-1]:
            is_slug = name.startswith(f"{candidate.slug} ")
            if is_slug:
                name = candidate.slug
            is_proper = is_slug or name != name.lower()
            if is_proper and self.says(split_words(name)):
                return True
        return False

    def says(self, words: Sequence[str]) -> bool:
        """Whether the query has these words one after the other, in some form."""
        numbers = []
        for word in words:
            number, share = self.said.get(word, (-1, 0.0))
            if share < 1:
                return False
            numbers.append(number)
        first = numbers[0] if numbers else 0
        return numbers == list(range(first, first + len(words)))

    def shared_by_one_name(self, candidate: Candidate) -> float:
        """The largest part of the query, by weight, that one of its names says."""
        most = 0.0
        for part, words in candidate.words:
            if part not in (NAMES, "title"):
                continue
            numbers = set()
            for word in words:
                number, _ = self.said.get(word, (-1, 0.0))
                numbers.add(number)
            numbers.discard(-1)
            if len(numbers) < 2:
                continue
            weight = sum(self.wanted[number].weight for number in numbers)
            most = max(most, weight)
        return most / self.total if self.total else 0.0

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
        for part, words in candidate.words:
            weight = WEIGHTS[part] / length_norm(part, len(words))
            self.count(words, weight, frequencies, pairs)
        score = 0.0
        for number, frequency in enumerate(frequencies):
            weight = self.wanted[number].weight
            score += weight * frequency / (frequency + SATURATION)
        for number, frequency in pairs.items():
            both = self.wanted[number].weight + self.wanted[number + 1].weight
            score += PAIR * both * frequency / (frequency + SATURATION)
        share = self.shared_by_one_name(candidate)
        return score + TOGETHER * self.total * share * share

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


def said_words(
    wanted: Sequence[WantedWord],
) -> dict[str, tuple[int, float]]:
    """Which wanted word a known one says, and how much of it: the nearer wins."""
    said: dict[str, tuple[int, float]] = {}
    for number, each in enumerate(wanted):
        said.update(dict.fromkeys(each.alike, (number, ALIKE)))
    for number, each in enumerate(wanted):
        said.update(dict.fromkeys(each.relatives, (number, RELATIVE)))
    for number, each in enumerate(wanted):
        whole = [form[0] for form in each.forms if len(form) == 1]
        said.update(dict.fromkeys(whole, (number, 1.0)))
    return said


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
