"""What lies between two texts, in words."""

import re
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from rapidfuzz.distance import Indel

# Words and signs, each with the spaces behind it.
TOKEN = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
# In words and signs; of more the two texts are shown whole.
LONGEST_COMPARED = 20_000


@dataclass(frozen=True)
class Passage:
    """A run of words that both texts have, or one of them alone.

    fate: “same”, “removed” (the old text alone has it) or “added”.
    """

    fate: str
    text: str


def word_difference(old: str, new: str) -> list[Passage]:
    """Both texts in one, from the first word to the last."""
    old_tokens = TOKEN.findall(old)
    new_tokens = TOKEN.findall(new)
    if len(old_tokens) + len(new_tokens) > LONGEST_COMPARED:
        return whole_texts(old, new)
    passages = []
    for step in Indel.opcodes(old_tokens, new_tokens):
        removed = "".join(old_tokens[step.src_start : step.src_end])
        added = "".join(new_tokens[step.dest_start : step.dest_end])
        if step.tag == "equal":
            passages.append(Passage("same", removed))
            continue
        if removed:
            passages.append(Passage("removed", removed))
        if added:
            passages.append(Passage("added", added))
    return passages


def whole_texts(old: str, new: str) -> list[Passage]:
    passages = [Passage("removed", old), Passage("added", new)]
    return [passage for passage in passages if passage.text]


TAGS = {"same": "span", "removed": "del", "added": "ins"}


def word_difference_html(old: str, new: str) -> SafeString:
    """The passages one after the other, with no space between them."""
    passages = []
    for passage in word_difference(old, new):
        passages.append((TAGS[passage.fate], passage.text))
    return format_html_join("", "<{0}>{1}</{0}>", passages)
