"""Which titles of a library are nearly the same as another: misspelt, cut, recased."""

import re
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from papers.search.words import split_words

# In percent of the letters, as rapidfuzz counts them.
LEAST_LIKENESS = 90
MOST_NEAR = 3
# A subtitle may be left out where so many words stand before it.
MAIN_TITLE_WORDS = 3
# So many words that begin a title name it: “BERT: Pre-training of Deep Bidirectional
# Transformers”, without what it is for.
FIRST_WORDS = 4
NUMBER = re.compile(r"[0-9]+")


class NearTitles:
    """Titles under their words, so that only those with a rare word are compared."""

    def __init__(self, titles: Iterable[tuple[int, str]]) -> None:
        self.paper_ids: list[int] = []
        self.titles: list[str] = []
        self.numbers: list[list[str]] = []
        self.places_of_title: dict[str, list[int]] = defaultdict(list)
        self.places_of_word: dict[str, list[int]] = defaultdict(list)
        for paper_id, title in titles:
            self.add(paper_id, title)

    def add(self, paper_id: int, title: str) -> None:
        place = len(self.titles)
        words = split_words(title)
        folded = " ".join(words)
        self.paper_ids.append(paper_id)
        self.titles.append(folded)
        self.numbers.append(NUMBER.findall(folded))
        self.places_of_title[folded].append(place)
        main_title = folded_main_title(title)
        if main_title:
            self.places_of_title[main_title].append(place)
        for word in set(words):
            self.places_of_word[word].append(place)

    def near(self, title: str, *, budget: int) -> list[int]:
        """The papers of the likeliest titles, those alike in every letter first.

        At most `budget` titles are compared.
        """
        words = split_words(title)
        if not words:
            return []
        folded = " ".join(words)
        places = list(self.places_of_title.get(folded, ()))
        main_title = folded_main_title(title)
        if main_title:
            places += self.places_of_title.get(main_title, ())
        places += self.similar_places(folded, self.candidates(words, budget))
        paper_ids = [self.paper_ids[place] for place in places]
        return list(dict.fromkeys(paper_ids))[:MOST_NEAR]

    def candidates(self, words: list[str], budget: int) -> set[int]:
        """Titles that share a word, those of the rarest words first."""
        known = [word for word in set(words) if word in self.places_of_word]
        known.sort(key=lambda word: (len(self.places_of_word[word]), word))
        places: set[int] = set()
        for word in known:
            has_room = len(places) + len(self.places_of_word[word]) <= budget
            if not has_room:
                break
            places.update(self.places_of_word[word])
        return places

    def similar_places(self, folded: str, places: set[int]) -> list[int]:
        if not places:
            return []
        numbers = NUMBER.findall(folded)
        choices = {}
        for place in sorted(places):
            # “GPT-3” is one letter from “GPT-2”, and another work.
            if self.numbers[place] == numbers:
                choices[place] = self.titles[place]
        matches = process.extract(
            folded,
            choices,
            scorer=fuzz.ratio,
            score_cutoff=LEAST_LIKENESS,
            limit=MOST_NEAR,
        )
        alike = [place for _, _, place in matches]
        return alike + longer_titles(folded, choices)


def longer_titles(folded: str, choices: dict[int, str]) -> list[int]:
    """The places of titles that begin with all of these words, and go on."""
    if len(folded.split()) < FIRST_WORDS:
        return []
    beginning = f"{folded} "
    return [
        place for place, title in choices.items() if title.startswith(beginning)
    ]


def is_same_title(one: str, other: str) -> bool:
    """Alike in every word, whatever stands between them and however it is cased."""
    return split_words(one) == split_words(other)


def folded_main_title(title: str) -> str:
    """What stands before the subtitle, if it is long enough to say something."""
    main_title, colon, _ = title.partition(":")
    if not colon:
        return ""
    words = split_words(main_title)
    if len(words) < MAIN_TITLE_WORDS:
        return ""
    return " ".join(words)
