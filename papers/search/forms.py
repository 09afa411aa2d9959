"""A query with its words in all the forms that the library knows.

Each word that stands for itself becomes one of several: optimiser OR optimizer, flash
attention OR flashattention. What stands in quotes stays as it is. The index knows of no
forms, so that it is the same on both databases, and a phrase stays exact.
"""

import itertools
from collections.abc import Iterator, Sequence

from papers.search.little_words import (
    LITTLE_WORDS,
    PAPER_WORDS,
    is_question,
    telling_words,
)
from papers.search.syntax import And, Node, Not, Or, Text, combine
from papers.search.vocabulary import Vocabulary

MOST_FORMS = 6
MOST_PHRASES = 8
# A shorter part of a word is no word of its own: “at” of “attention”.
SHORTEST_PART = 3
# “Word to vec” is word2vec.
WORDS_ROUND_TWO = 3
SAID_AS_TWO = ("2", "to")
MOST_JOINED = 3

Words = tuple[str, ...]


def forms_of(word: str, vocabulary: Vocabulary) -> list[Words]:
    """The word first, then its other forms; two words are one after the other."""
    forms: list[Words] = [(word,)]
    for other in vocabulary.same_stem(word)[:MOST_FORMS]:
        forms.append((other,))
    for other in vocabulary.holding(word)[:MOST_FORMS]:
        forms.append((other,))
    forms += parts_of(word, vocabulary)
    return list(dict.fromkeys(forms))


def parts_of(word: str, vocabulary: Vocabulary) -> list[Words]:
    """The word as two that are known, the commonest such: pre training, 10 000."""
    if not word.isascii():
        return []
    best: Words = ()
    most = 0
    for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        parts = (word[:place], word[place:])
        rarer = min(vocabulary.counts.get(part, 0) for part in parts)
        if rarer > most:
            most = rarer
            best = parts
    if word.isdigit() and len(word) > SHORTEST_PART:
        best = (word[:-SHORTEST_PART], word[-SHORTEST_PART:])
    return [best] if best else []


def as_one_word(words: Sequence[str], vocabulary: Vocabulary) -> str:
    """These neighbours as one word, where the library writes them so in any form.

    Two little words are none, whatever they spell: “do I” is no DOI. Nor is a letter
    more the word without it: “top p” is not “top”.
    """
    first, *_, second = words
    together = first + second
    if len(words) == WORDS_ROUND_TWO:
        together = f"{first}2{second}" if words[1] in SAID_AS_TWO else ""
    if together in vocabulary.counts:
        is_little = LITTLE_WORDS.issuperset((first, second))
        return "" if is_little else together
    has_letter = min(len(first), len(second)) == 1
    if has_letter or not vocabulary.same_stem(together):
        return ""
    return together


class WordForms:
    """Puts the forms into a tree; `vocabulary` is the library's."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def widen(self, node: Node) -> Node:
        if isinstance(node, Text):
            return self.widen_text(node)
        if isinstance(node, Not):
            return Not(self.widen(node.part))
        if isinstance(node, Or):
            return Or(tuple(self.widen(part) for part in node.parts))
        if isinstance(node, And):
            return self.widen_all(node)
        return node

    def widen_text(self, text: Text) -> Node:
        if not is_plain(text):
            return text
        (word,) = text.words
        choices: list[Node] = [text]
        for form in forms_of(word, self.vocabulary)[1:]:
            is_begun = text.is_prefix and form[0].startswith(word)
            if not is_begun:
                choices.append(Text(form, is_exact=True))
        whole = combine(Or, choices)
        assert whole is not None
        return whole

    def widen_all(self, node: And) -> Node:
        """Neighbours may also stand as one word."""
        parts: list[Node] = []
        place = 0
        while place < len(node.parts):
            joined = self.join_first(node.parts[place:])
            if joined is None:
                parts.append(self.widen(node.parts[place]))
                place += 1
                continue
            one_word, size = joined
            texts = node.parts[place : place + size]
            apart = And(tuple(self.widen(text) for text in texts))
            parts.append(Or((apart, self.widen_text(one_word))))
            place += size
        whole = combine(And, parts)
        assert whole is not None
        return whole

    def join_first(self, parts: Sequence[Node]) -> tuple[Text, int] | None:
        """The first of them as one word, and how many those are."""
        for size in range(MOST_JOINED, 1, -1):
            one_word = self.join_texts(parts[:size])
            if one_word is not None and size <= len(parts):
                return one_word, size
        return None

    def join_texts(self, nodes: Sequence[Node]) -> Text | None:
        texts = []
        for node in nodes:
            if not isinstance(node, Text) or not is_plain(node):
                return None
            texts.append(node)
        if len(texts) < 2:
            return None
        words = [text.words[0] for text in texts]
        together = as_one_word(words, self.vocabulary)
        if not together:
            return None
        return Text((together,), is_prefix=texts[-1].is_prefix)

    def phrase(self, words: Sequence[str], *, is_prefix: bool) -> Node | None:
        """The words one after the other, each in its forms."""
        forms_by_place = []
        for word in words:
            single = [
                form[0]
                for form in forms_of(word, self.vocabulary)
                if len(form) == 1
            ]
            forms_by_place.append(single)
        phrases: list[Node] = []
        for choice in itertools.islice(
            near_first(forms_by_place), MOST_PHRASES
        ):
            phrases.append(Text(choice, is_prefix=is_prefix))
        return combine(Or, phrases)


def is_plain(text: Text) -> bool:
    """Whether it is one word that may stand in another form."""
    return len(text.words) == 1 and not text.is_exact and not text.only_authors


def near_first(forms_by_place: Sequence[list[str]]) -> Iterator[Words]:
    """All choices of one form a place, those nearest to what was typed first."""
    counts = [range(len(forms)) for forms in forms_by_place]
    size = 1
    for forms in forms_by_place:
        size *= len(forms)
    if size > 1_000:
        yield tuple(forms[0] for forms in forms_by_place)
        return
    for choice in sorted(itertools.product(*counts), key=sum):
        words = []
        for forms, number in zip(forms_by_place, choice, strict=True):
            words.append(forms[number])
        yield tuple(words)


def without_little_words(tree: Node) -> Node:
    """A question as the words that tell what it asks; “alexnet paper” as alexnet."""
    if not isinstance(tree, And):
        return tree
    words = plain_words_of(tree.parts)
    idle = set(PAPER_WORDS.intersection(words))
    if is_question(words):
        idle = set(words).difference(telling_words(words))
    kept = []
    for part in tree.parts:
        if idle.isdisjoint(plain_words_of([part])):
            kept.append(part)
    return combine(And, kept) or tree


def plain_words_of(parts: Sequence[Node]) -> list[str]:
    words = []
    for part in parts:
        if isinstance(part, Text) and is_plain(part):
            words.append(part.words[0])
    return words
