"""Notes of invented words, as common and as rare as those of a language."""

import itertools
import random

from django.db import transaction

from bench.batches import batches
from papers.models import Author, Authorship, Category, Paper, Section

VOCABULARY = 20_000
AUTHORS = 5_000
AUTHORS_A_PAPER = 3
# How many words a text has.
TITLE = 8
TLDR = 32
SENTENCE = 13
SECTIONS = {"contributions": 90, "approach": 120, "evidence": 50}
CONSONANTS = "bcdfghjklmnprstvz"
VOWELS = "aeiou"


class Language:
    """A seeded vocabulary; the word of rank r is said in proportion to 1/r."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            words[self.invent_word()] = None
        self.words = list(words)
        shares = (1 / rank for rank in range(1, VOCABULARY + 1))
        self.cumulative_weights = list(itertools.accumulate(shares))

    def invent_word(self) -> str:
        letters = []
        for _ in range(self.chance.choice((2, 2, 3, 3, 3, 4))):
            letters.append(self.chance.choice(CONSONANTS))
            letters.append(self.chance.choice(VOWELS))
        letters.append(self.chance.choice(("", *CONSONANTS)))
        return "".join(letters)

    def say(self, word_count: int) -> str:
        """So many words; a full stop after each thirteenth and at the end."""
        words = self.chance.choices(
            self.words,
            cum_weights=self.cumulative_weights,
            k=word_count,
        )
        words[0] = words[0].capitalize()
        for place in range(SENTENCE - 1, word_count - 1, SENTENCE):
            words[place] += "."
        return " ".join(words) + "."

    def invent_name(self) -> str:
        surname = self.invent_word().capitalize()
        first_name = self.invent_word().capitalize()
        return f"{surname}, {first_name}"


def write_authors(language: Language) -> list[int]:
    rows = []
    for number in range(AUTHORS):
        name = f"{language.invent_name()} {number}"
        rows.append(Author(name=name, slug=f"author-{number}"))
    authors = Author.objects.bulk_create(rows, batch_size=2000)
    return [author.pk for author in authors]


def write_notes(
    language: Language,
    author_ids: list[int],
    numbers: range,
) -> None:
    """Published papers with a full note of about 300 words and three authors each."""
    category, _ = Category.objects.get_or_create(
        slug="bench", defaults={"name": "Bench"}
    )
    for batch in batches(numbers):
        with transaction.atomic():
            rows = [bench_paper(language, category, number) for number in batch]
            papers = Paper.objects.bulk_create(rows)
            write_authorships(language, author_ids, papers)
            write_sections(language, papers)


def write_authorships(
    language: Language,
    author_ids: list[int],
    papers: list[Paper],
) -> None:
    rows = []
    for paper in papers:
        chosen = language.chance.sample(author_ids, AUTHORS_A_PAPER)
        for position, author_id in enumerate(chosen, start=1):
            row = Authorship(
                paper=paper, author_id=author_id, position=position
            )
            rows.append(row)
    Authorship.objects.bulk_create(rows)


def write_sections(language: Language, papers: list[Paper]) -> None:
    rows = []
    for paper in papers:
        for kind, word_count in SECTIONS.items():
            body = language.say(word_count)
            rows.append(Section(paper=paper, kind=kind, body=body))
    Section.objects.bulk_create(rows)


def bench_paper(
    language: Language,
    category: Category,
    number: int,
) -> Paper:
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
