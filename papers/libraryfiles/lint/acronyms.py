"""Acronyms that texts give for a name, where readers could not find it by them yet.

“Low-rank adaptation (LoRA)” gives one to the topic or the paper that is called so.
They are proposed, never found fault with.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from papers.libraryfiles.entries import Library
from papers.libraryfiles.texts import texts_of_library

# Up to eight words, and in brackets behind them an acronym of two capitals or more,
# perhaps for many.
SHORT = r"\((?P<short>[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*?)s?\)"
WRITTEN_OUT = re.compile(rf"(?P<words>(?:[^\W_]+[ \n-]+){{1,8}}){SHORT}")
WORD = re.compile(r"[^\W_]+")
LITTLE_WORDS = frozenset(
    ("a", "and", "by", "for", "in", "of", "on", "the", "to", "with")
)


@dataclass(frozen=True)
class Named:
    """A topic or a paper: what it is called, and everything that it is found by."""

    slug: str
    name: str
    known_names: tuple[str, ...]

    def is_known_as(self, short: str) -> bool:
        for name in (self.slug, self.name, *self.known_names):
            if short.casefold() in (*words_of(name), "".join(words_of(name))):
                return True
        return False


def proposed_acronyms(library: Library) -> Iterator[tuple[str, str, str, int]]:
    """Acronym, slug of what it stands for, name written out, how often; often first."""
    things = named_things(library)
    counts: Counter[tuple[str, str, str]] = Counter()
    for text in texts_of_library(library):
        if not re.search(SHORT, text.content):
            continue
        for match in WRITTEN_OUT.finditer(text.masked):
            name = words_behind(match["words"], match["short"])
            thing = things.get(name)
            if thing is not None and not thing.is_known_as(match["short"]):
                counts[match["short"], thing.slug, name] += 1
    for (short, slug, name), count in counts.most_common():
        yield short, slug, name, count


def words_behind(words: str, short: str) -> str:
    """The last words whose initials are the acronym's letters; empty if none are."""
    letters = [letter.casefold() for letter in short if letter.isalpha()]
    parts = words_of(words)
    for name in (parts, without_little_words(parts)):
        last = name[-len(letters) :]
        if [word[0] for word in last] == letters:
            start = len(parts) - parts[::-1].index(last[0]) - 1
            return " ".join(parts[start:])
    return ""


def without_little_words(words: list[str]) -> list[str]:
    return [word for word in words if word not in LITTLE_WORDS]


def named_things(library: Library) -> dict[str, Named]:
    """Topics and papers by all names that they have; topics win."""
    things: dict[str, Named] = {}
    for note in library.notes:
        title = note.title.partition(":")[0]
        add_names(
            things, Named(note.slug, title, (note.title, *note.also_called))
        )
    for topic in library.topics:
        add_names(things, Named(topic.slug, topic.name, topic.also_called))
    return things


def add_names(things: dict[str, Named], thing: Named) -> None:
    for name in (thing.name, *thing.known_names):
        things[" ".join(words_of(name))] = thing


def words_of(text: str) -> list[str]:
    return WORD.findall(text.casefold())
