"""How often one who sees only the form of four choices picks the right one.

The guesser learns weights of traits on four fifths of the questions and is asked
for the rest, so that every question is guessed once by one who has not seen it.
Chance is a quarter.
"""

import math
import random
import re
from collections.abc import Sequence

from papers.libraryfiles.entries import QuestionEntry
from papers.markdown import plain_text

Traits = list[float]
Example = tuple[list[Traits], int]

CHOICES = 4
FOLDS = 5
ROUNDS = 20
PACE = 1.5
RESTRAINT = 0.02
FEWEST_EXAMPLES = 100
LONG_WORD = 4
WORD = re.compile(r"[\w'’%.,-]+")
MARKS = ",", ":", ";"
WORD_LISTS = (
    "no not never nothing none without nor cannot",
    "both all every each",
    "only alone just solely merely",
    "may might can could often mostly usually about nearly some roughly few",
    "always must any exactly whatever whole entire purely too",
    "that which whose whom",
    "as since because for",
    "so thus hence",
    "while but although where when if",
    "the a",
    "of in by to with from at on",
)
LISTS = tuple(frozenset(words.split()) for words in WORD_LISTS)


def form_guess_share(
    questions: Sequence[QuestionEntry], seed: int = 0
) -> float:
    """The share of questions that the guesser gets right; 0 where few are asked."""
    examples = []
    for question in questions:
        if len(question.choices) == CHOICES:
            examples.append(example_of(question))
    if len(examples) < FEWEST_EXAMPLES:
        return 0.0
    level_out(examples)
    random.Random(seed).shuffle(examples)
    hits = 0
    for fold in range(FOLDS):
        asked = examples[fold::FOLDS]
        seen = []
        for number, example in enumerate(examples):
            if number % FOLDS != fold:
                seen.append(example)
        weights = learn_weights(seen)
        for choices, right in asked:
            scores = [score(weights, traits) for traits in choices]
            hits += scores.index(max(scores)) == right
    return hits / len(examples)


def example_of(question: QuestionEntry) -> Example:
    texts = [plain_text(choice.text) for choice in question.choices]
    right = [choice.is_right for choice in question.choices].index(True)
    prompt = long_words(words_of(plain_text(question.prompt)))
    word_lists = [words_of(text) for text in texts]
    lengths = [len(text) for text in texts]
    choices = []
    for number, text in enumerate(texts):
        traits = shape_traits(number, text, lengths)
        traits += kinship_traits(number, word_lists, prompt)
        traits += word_traits(word_lists[number])
        choices.append(traits)
    return choices, right


def words_of(text: str) -> list[str]:
    return WORD.findall(text.lower())


def long_words(words: Sequence[str]) -> set[str]:
    return {word for word in words if len(word) >= LONG_WORD}


def shape_traits(number: int, text: str, lengths: Sequence[int]) -> Traits:
    """Length against the others, place and marks."""
    average = sum(lengths) / len(lengths)
    length = lengths[number]
    traits = [
        (length - average) / average,
        abs(length - average) / average,
        float(length == max(lengths)),
        float(length == min(lengths)),
        float(any(map(str.isdigit, text))),
    ]
    traits += [float(number == place) for place in range(1, len(lengths))]
    traits += [float(text.count(mark)) for mark in MARKS]
    return traits


def kinship_traits(
    number: int, word_lists: Sequence[Sequence[str]], prompt: set[str]
) -> Traits:
    """What it has in common with the other choices and with the question."""
    own = word_lists[number]
    words = long_words(own)
    shared = 0
    same_first = 0
    same_start = 0
    for other_number, other in enumerate(word_lists):
        if other_number == number:
            continue
        shared += len(words & long_words(other))
        same_first += other[:1] == own[:1]
        same_start += other[:2] == own[:2]
    return [
        shared / (1 + len(words)),
        len(words & prompt) / (1 + len(words)),
        float(same_first),
        float(same_start == 0),
    ]


def word_traits(words: Sequence[str]) -> Traits:
    """How many of its words are on each list, and how long they are."""
    traits = [float(sum(word in known for word in words)) for known in LISTS]
    traits.append(sum(map(len, words)) / max(1, len(words)))
    return traits


def level_out(examples: Sequence[Example]) -> None:
    """Traits as the distance from the question's own mean, in spreads."""
    trait_count = len(examples[0][0][0])
    for trait in range(trait_count):
        squares = 0.0
        for choices, _ in examples:
            mean = sum(traits[trait] for traits in choices) / len(choices)
            for traits in choices:
                traits[trait] -= mean
                squares += traits[trait] ** 2
        spread = math.sqrt(squares / (len(examples) * CHOICES)) or 1.0
        for choices, _ in examples:
            for traits in choices:
                traits[trait] /= spread


def learn_weights(examples: Sequence[Example]) -> Traits:
    """The weights under which the right ones are likeliest (conditional logit)."""
    weights = [0.0] * len(examples[0][0][0])
    step = PACE / len(examples)
    for _ in range(ROUNDS):
        pull = [-PACE * RESTRAINT * weight for weight in weights]
        for choices, right in examples:
            likely = likelihoods(weights, choices)
            for number, traits in enumerate(choices):
                surprise = (number == right) - likely[number]
                for trait, value in enumerate(traits):
                    pull[trait] += step * surprise * value
        weights = [
            weight + change
            for weight, change in zip(weights, pull, strict=True)
        ]
    return weights


def likelihoods(weights: Traits, choices: Sequence[Traits]) -> list[float]:
    scores = [score(weights, traits) for traits in choices]
    highest = max(scores)
    powers = [math.exp(value - highest) for value in scores]
    total = sum(powers)
    return [power / total for power in powers]


def score(weights: Traits, traits: Traits) -> float:
    return sum(map(float.__mul__, weights, traits))
