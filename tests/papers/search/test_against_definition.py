"""Both databases find what the language's definition says, whatever is asked.

The order is one that the definition allows.
"""

import itertools
import random
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papers.models import Paper, SearchEntry
from papers.search.engine import engine
from papers.search.finding import Search
from papers.search.kinds import ALL, AUTHORS, HEAD, NAMES, Kind
from papers.search.language import parse_query
from papers.search.syntax import And, Field, Not, Or, Text, Years
from papers.search.tree import as_phrase, split_for_index
from papers.search.words import split_words
from tests.factories import AuthorFactory, CategoryFactory, PaperFactory

pytestmark = pytest.mark.django_db
SPOKEN = [
    *(
        "deep",
        "deeper",
        "net",
        "few-shot",
        "few",
        "shot",
        "naïve",
        "Naive",
        "GPT-4",
        "$O(n^2)$",
        "ϕ-mixing",
        "🤗hub",
    ),
    *(
        "Straße",
        "strasse",
        "Привет",
        "don't",
        "C++",
        "x_y",
        "NEAR",
        "not",
        "ÆTHER",
        "aether",
        "l₂",
        "日本",
    ),
]
PEOPLE = ["Kaiser, Łukasz", "van den Oord, Aäron", "Ørsted, Åse", "OpenAI", "Deep, Net"]
COLUMNS = ALL.names


@pytest.fixture
def library(db):
    """Forty papers of few words: each word stands in many of them, in all places."""
    chance = random.Random(5)

    def some(most):
        return " ".join(chance.choices(SPOKEN, k=chance.randint(1, most)))

    categories = [CategoryFactory(slug="first-one"), CategoryFactory(slug="second-one")]
    for name in PEOPLE:
        AuthorFactory(name=name)
    for number in range(40):
        PaperFactory(
            slug=f"paper-{number}",
            title=some(3),
            tldr=some(4),
            sections={"problem": f"{some(5)}\n\n{some(5)}"},
            authors=chance.sample(PEOPLE, 2),
            category=chance.choice(categories),
            year=2015 + number % 8,
            tags=[chance.choice(["red", "blue"])],
            note=chance.choice([Paper.Note.FULL, Paper.Note.NONE]),
        )


class Definition:
    """The language, told over lists of words; slow and plain."""

    def __init__(self):
        self.entries = {
            entry.id - Kind.PAPER.base: {
                name: split_words(getattr(entry, name)) for name in COLUMNS
            }
            for entry in SearchEntry.objects.filter(
                id__range=(Kind.PAPER.base, Kind.PAPER.last)
            )
        }
        self.papers = (
            Paper.objects.select_related("category")
            .prefetch_related("tags")
            .in_bulk(self.entries)
        )

    def has(self, text, pk, columns):
        places = AUTHORS if text.only_authors else columns
        return any(self.runs(text, self.entries[pk][name]) for name in places.names)

    def runs(self, text, column):
        size = len(text.words)
        for start in range(len(column) - size + 1):
            stretch = tuple(column[start : start + size])
            if self.is_said(text, stretch):
                return True
        return False

    def is_said(self, text, stretch):
        if stretch[:-1] != text.words[:-1]:
            return False
        if text.is_prefix:
            return stretch[-1].startswith(text.words[-1])
        return stretch[-1] == text.words[-1]

    def fits(self, node, pk, columns=ALL):
        paper = self.papers[pk]
        if isinstance(node, Text):
            return self.has(node, pk, columns)
        if isinstance(node, And):
            return all(self.fits(part, pk, columns) for part in node.parts)
        if isinstance(node, Or):
            return any(self.fits(part, pk, columns) for part in node.parts)
        if isinstance(node, Not):
            return not self.fits(node.part, pk)
        if isinstance(node, Years):
            return (node.first or 0) <= paper.year <= (node.last or 9999)
        assert isinstance(node, Field)
        return self.has_field(node, paper)

    def has_field(self, field, paper):
        if field.name == "category":
            return paper.category.slug.startswith(field.value)
        if field.name == "tag":
            return any(tag.slug.startswith(field.value) for tag in paper.tags.all())
        assert field.name == "has"
        return paper.note != Paper.Note.NONE

    def step(self, tree, pk):
        """Which of the steps finds it first: names, head, all.

        In each of them the phrase comes before scattered words.
        """
        text = split_for_index(tree).text
        phrase = text and as_phrase(text)
        nodes = [node for node in (phrase, text) if node]
        for number, step in enumerate(itertools.product((NAMES, HEAD, ALL), nodes)):
            columns, node = step
            if self.fits(node, pk, columns):
                return number
        return None


WORD = st.sampled_from(
    [
        *SPOKEN,
        "dee",
        "De",
        "ne",
        "kaiser",
        "LUKASZ",
        "oord",
        "st",
        "gpt",
        "hub",
        "absent",
    ]
)
PHRASE = st.lists(WORD, min_size=1, max_size=3).map(lambda said: f'"{" ".join(said)}"')
FIELD = st.sampled_from(
    [
        *(
            "author:kaiser",
            "author:os",
            'author:"van den oord"',
            "category:first-one",
            "category:second",
            "has:note",
        ),
        *(
            "year:2017",
            "year:2016..2019",
            "year:..2018",
            "year:2020..",
            "tag:red",
            "tag:b",
        ),
    ]
)
PART = st.one_of(WORD, WORD, PHRASE, FIELD)
GROUP = st.recursive(
    PART,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(
            lambda parts: f"({' OR '.join(parts)})"
        ),
        inner.map(lambda part: f"-({part})"),
        PART.map(lambda part: f"-{part}"),
    ),
    max_leaves=5,
)


# All examples ask the same library; none changes it.
SAME_LIBRARY = [HealthCheck.function_scoped_fixture]


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=SAME_LIBRARY,
)
@given(text=GROUP)
def test_papers_are_those_of_the_definition(library, text):
    definition, query = Definition(), parse_query(text)
    assert query.problem == ""
    search = Search(query, {})
    found = search.ids(Kind.PAPER)
    assert sorted(found) == sorted(
        pk
        for pk in definition.entries
        if query.tree and definition.fits(query.tree, pk)
    )
    assert sorted(search.fitting().values_list("pk", flat=True)) == sorted(found)
    assert getattr(search.counts().get(Kind.PAPER), "number", 0) == len(found)
    if query.tree and split_for_index(query.tree).text:
        steps = [definition.step(query.tree, pk) for pk in found]
        assert steps == sorted(steps)


def test_words_are_cut_alike(db):
    """Each letter and sign of papers' scripts, inside a word and at its ends."""
    ranges = [
        range(0xA1, 0x1E0),
        range(0x1E2, 0x250),
        range(0x391, 0x528),
        range(0x2010, 0x2C00),
        range(0x1D400, 0x1D800),
        range(0x1F000, 0x1FC00),
    ]
    characters = [chr(number) for number in itertools.chain(*ranges)]
    known = [sign for sign in characters if unicodedata.category(sign)[0] in "LNSP"]
    text = " ".join(f"a{sign}b {sign}c d{sign}" for sign in known)
    PaperFactory(
        sections={"problem": text[: len(text) // 2], "method": text[len(text) // 2 :]}
    )
    (entry,) = SearchEntry.objects.filter(id__range=(Kind.PAPER.base, Kind.PAPER.last))
    assert len(known) > 5000
    columns = words_of_entry(entry)
    assert set(dict(engine().word_counts())) ^ columns == other_words(columns)


def other_words(columns):
    """The words of the entries that are no paper's."""
    others = SearchEntry.objects.exclude(id__range=(Kind.PAPER.base, Kind.PAPER.last))
    found = set()
    for entry in others:
        found |= words_of_entry(entry)
    return found - columns


def words_of_entry(entry):
    found = set()
    for name in COLUMNS:
        found |= set(split_words(getattr(entry, name)))
    return found
