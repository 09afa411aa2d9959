"""Whether a changed question still asks the same.

What all learners' answers say of a question is kept when a slip of the pen is mended,
and begins anew when it asks something else. If in doubt, it asks something else: then
only the dates of its first answers are once more as if nobody had answered it.
"""

import re
from dataclasses import dataclass
from itertools import zip_longest

from django.db import models
from django.db.models import F
from rapidfuzz.distance import OSA

from papers.markdown.spans import mask_spans
from papers.models import Question

# Words, numbers, and signs that may mean something: %, +, <.
TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
MASKED = re.compile(f"{MASK}+")
WITHOUT_MEANING = frozenset(".,;:!?'\"’‘“”()…–—-*_`") | {"a", "an", "the"}
# In shorter words one letter is soon another word: “not”, “now”; “loss”, “less”.
SHORTEST_TYPO = 5


@dataclass(frozen=True)
class QuestionMeaning:
    """Everything of a question that makes it easier or harder to answer."""

    kind: str
    right_choices: tuple[str, ...]
    wrong_choices: tuple[str, ...]
    key_points: tuple[str, ...]
    prompt: str
    answer: str

    @property
    def texts(self) -> list[str]:
        lists = (self.right_choices, self.wrong_choices, self.key_points)
        texts = [self.prompt, self.answer]
        for one in lists:
            texts += one
        return texts

    @property
    def counts(self) -> tuple[int, int, int]:
        return (
            len(self.right_choices),
            len(self.wrong_choices),
            len(self.key_points),
        )


def stored_meaning(question_id: int) -> QuestionMeaning:
    """As the database has it now."""
    question = Question.objects.only("kind", "prompt", "answer").get(
        pk=question_id
    )
    choices = question.choices.order_by("text")
    return QuestionMeaning(
        kind=question.kind,
        right_choices=texts_of(choices.filter(is_right=True)),
        wrong_choices=texts_of(choices.filter(is_right=False)),
        key_points=texts_of(question.key_points.all()),
        prompt=question.prompt,
        answer=question.answer,
    )


def texts_of(rows: models.QuerySet) -> tuple[str, ...]:
    return tuple(rows.values_list("text", flat=True))


def begin_new_meaning(question_id: int, before: QuestionMeaning) -> None:
    """Its present revision begins a new meaning, if it means something else now."""
    if asks_the_same(before, stored_meaning(question_id)):
        return
    row = Question.objects.filter(pk=question_id)
    row.update(meaning_revision=F("revision"))


def asks_the_same(before: QuestionMeaning, after: QuestionMeaning) -> bool:
    """Whether nothing but slips of the pen lies between the two."""
    if before.kind != after.kind or before.counts != after.counts:
        return False
    pairs = zip(before.texts, after.texts, strict=True)
    return all(is_same_wording(old, new) for old, new in pairs)


def is_same_wording(old: str, new: str) -> bool:
    """Whether they differ at most in case, punctuation, articles and misspelt words.

    Code and maths must be the same but for spaces.
    """
    old_prose, old_spans = split_wording(old)
    new_prose, new_spans = split_wording(new)
    if old_spans != new_spans:
        return False
    pairs = zip_longest(
        tokens_of(old_prose), tokens_of(new_prose), fillvalue=""
    )
    return all(is_same_token(one, other) for one, other in pairs)


def split_wording(text: str) -> tuple[str, str]:
    """Its prose with a mark for each code and formula; and those without spaces."""
    masked_text = mask_spans(text, MASK)
    masked_characters = []
    for character, masked in zip(text, masked_text, strict=True):
        if masked == MASK and not character.isspace():
            masked_characters.append(character)
    return MASKED.sub(MASK, masked_text), "".join(masked_characters)


def tokens_of(prose: str) -> list[str]:
    tokens = TOKEN.findall(prose.casefold())
    return [token for token in tokens if token not in WITHOUT_MEANING]


def is_same_token(one: str, other: str) -> bool:
    if one == other:
        return True
    is_long = min(len(one), len(other)) >= SHORTEST_TYPO
    return is_long and one.isalpha() and OSA.distance(one, other) == 1
