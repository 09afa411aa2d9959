"""Notes of invented words: a seeded vocabulary whose words are as common and as rare as those of a language."""

import itertools
import random
from collections.abc import Iterator

from django.db import transaction

from papers.models import Author, Authorship, Category, Paper, Section

VOCABULARY = 20_000
AUTHORS = 5_000
WORDS = {"contributions": 90, "approach": 120, "evidence": 50}
TITLE, TLDR = 8, 32
CONSONANTS, VOWELS = "bcdfghjklmnprstvz", "aeiou"


class Language:
    """Words by rank; the word of rank r is said in proportion to 1/r."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            words[self.word()] = None
        self.words = list(words)
        self.weights = list(
            itertools.accumulate(1 / rank for rank in range(1, VOCABULARY + 1))
        )

    def word(self) -> str:
        syllables = self.chance.choice((2, 2, 3, 3, 3, 4))
        text = "".join(
            self.chance.choice(CONSONANTS) + self.chance.choice(VOWELS)
            for _ in range(syllables)
        )
        return text + self.chance.choice(("", *CONSONANTS))

    def say(self, count: int) -> str:
        words = self.chance.choices(self.words, cum_weights=self.weights, k=count)
        words[0] = words[0].capitalize()
        ends = range(12, count, 13)
        return (
            " ".join(
                f"{word}." if place in ends else word
                for place, word in enumerate(words)
            )
            + "."
        )


def write_authors(language: Language) -> list[int]:
    names = (
        f"{language.word().capitalize()}, {language.word().capitalize()} {n}"
        for n in range(AUTHORS)
    )
    rows = (
        Author(name=name, slug=f"author-{number}") for number, name in enumerate(names)
    )
    return [author.pk for author in Author.objects.bulk_create(rows, batch_size=2000)]


def write_notes(language: Language, authors: list[int], numbers: range) -> None:
    """Published papers with a full note of about 300 words and three authors each."""
    category, _ = Category.objects.get_or_create(
        slug="bench", defaults={"name": "Bench"}
    )
    rest: Iterator[int] = iter(numbers)
    while batch := list(itertools.islice(rest, 1000)):
        with transaction.atomic():
            papers = Paper.objects.bulk_create(
                paper(language, category, number) for number in batch
            )
            Authorship.objects.bulk_create(
                Authorship(paper=row, author_id=pk, position=place)
                for row in papers
                for place, pk in enumerate(language.chance.sample(authors, 3), start=1)
            )
            Section.objects.bulk_create(
                Section(paper=row, kind=kind, body=language.say(count))
                for row in papers
                for kind, count in WORDS.items()
            )


def paper(language: Language, category: Category, number: int) -> Paper:
    return Paper(
        slug=f"note-{number}",
        title=language.say(TITLE).rstrip("."),
        year=language.chance.randrange(1990, 2026),
        url=f"https://example.org/{number}",
        category=category,
        tldr=language.say(TLDR),
        why_it_matters="",
        note="full",
        status="published",
    )
