"""Finds the words that a query wants in a text, and marks them in HTML."""

import re
from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from papers.search.syntax import Text
from papers.search.words import fold, folded_word

# Tags with what a formula holds, entities, and words with their diacritics.
HTML_PARTS = re.compile(
    r"<math\b.*?</math>|<[^>]*>|&#?\w+;|(?:[^\W_][\u0300-\u036f]*)+", re.DOTALL
)
NO_WORD = re.compile(r"(?!)")

# Where a word begins in a folded text, and the word.
Place = tuple[int, str]


class Marker:
    """The words that a query wants: whole ones, and beginnings of words."""

    def __init__(self, wanted: Iterable[Text]) -> None:
        self.words: set[str] = set()
        beginnings: set[str] = set()
        for text in wanted:
            self.words.update(text.words)
            if text.is_prefix:
                beginnings.add(text.words[-1])
        self.beginnings = tuple(beginnings)
        self.whole_words = self.words - beginnings
        self.pattern = word_pattern(self.whole_words, self.beginnings)

    def mark(self, html: str) -> SafeString:
        """Marks words in safe HTML, but never in its tags or formulas."""
        if not self.words:
            marked = html
        elif is_plain_letters(html):
            marked = html
            if self.may_be_in(html.lower()):
                marked = self.pattern.sub(r"<mark>\g<0></mark>", html)
        else:
            marked = HTML_PARTS.sub(self.mark_part, html)
        # Safe: what came in was escaped or sanitised; only <mark> was added, round
        # words of letters and digits.
        return mark_safe(marked)

    def mark_part(self, match: re.Match[str]) -> str:
        part = match.group()
        is_word = part[0] not in "<&"
        if is_word and self.wants(part):
            return f"<mark>{part}</mark>"
        return part

    def wants(self, word: str) -> bool:
        folded = folded_word(word)
        if folded in self.words:
            return True
        return folded.startswith(self.beginnings)

    def is_in(self, text: str) -> bool:
        folded = fold(text)
        if not self.may_be_in(folded):
            return False
        return self.pattern.search(folded) is not None

    def may_be_in(self, folded: str) -> bool:
        """Whether any word stands there, be it in a longer one.

        Most texts hold none: this is quicker than the pattern.
        """
        return any(word in folded for word in self.words)

    def places_in(self, text: str) -> list[Place]:
        """Where the wanted words stand in the folded text, in order."""
        folded = fold(text)
        if not self.may_be_in(folded):
            return []
        matches = self.pattern.finditer(folded)
        return [(match.start(), match.group()) for match in matches]

    def most_words_in(self, text: str) -> int:
        """At most how many different words stand in the text."""
        folded = fold(text)
        return sum(word in folded for word in self.words)

    def word_count(self, places: Iterable[Place]) -> int:
        """How many different words of the query stand at these places."""
        found = {word for _, word in places}
        count = len(found & self.whole_words)
        for beginning in self.beginnings:
            if any(word.startswith(beginning) for word in found):
                count += 1
        return count


def is_plain_letters(html: str) -> bool:
    """Whether it has no tags, no entities, and no letters that change when folded."""
    if "<" in html or "&" in html:
        return False
    return fold(html) == html.lower()


def word_pattern(
    whole_words: Iterable[str], beginnings: Iterable[str]
) -> re.Pattern[str]:
    """Finds the words in a folded text, of two that fit the longer one."""
    choices = []
    for word in sorted(whole_words, key=len, reverse=True):
        choices.append(rf"{word}(?![^\W_])")
    for word in beginnings:
        choices.append(rf"{word}[^\W_]*")
    if not choices:
        return NO_WORD
    any_choice = "|".join(choices)
    return re.compile(rf"(?<![^\W_])(?:{any_choice})", re.IGNORECASE)
