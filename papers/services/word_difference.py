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
        return changed_passages({"removed": old, "added": new})
    passages = []
    changed = {"removed": "", "added": ""}
    for step in Indel.opcodes(old_tokens, new_tokens):
        old_words = "".join(old_tokens[step.src_start : step.src_end])
        new_words = "".join(new_tokens[step.dest_start : step.dest_end])
        if step.tag != "equal":
            changed["removed"] += old_words
            changed["added"] += new_words
            continue
        passages += changed_passages(changed)
        changed = {"removed": "", "added": ""}
        passages.append(Passage("same", old_words))
    return passages + changed_passages(changed)


def changed_passages(changed: dict[str, str]) -> list[Passage]:
    """What was removed at one place, then what stands there instead."""
    return [Passage(fate, text) for fate, text in changed.items() if text]


TAGS = {"same": "span", "removed": "del", "added": "ins"}


def word_difference_html(old: str, new: str) -> SafeString:
    """The passages one after the other, with no space between them."""
    passages = []
    for passage in word_difference(old, new):
        passages.append((TAGS[passage.fate], passage.text))
    return format_html_join("", "<{0}>{1}</{0}>", passages)
