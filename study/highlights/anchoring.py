"""Where a quote stands in a text: there exactly, or nowhere.

Exact words are never guessed. Where they stand several times, the words before and
after decide, and only if one place fits. A few words alone could be found in any
other sentence: a short quote that stands once needs the letters next to it on one side.
"""

from dataclasses import dataclass

from study.highlights.section_text import SPACE, SectionText
from study.models.highlight import LONGEST_CONTEXT

# From so many characters on a quote that stands once is recognised by itself.
LONG_ENOUGH = 20
# So many letters beside a short quote say that it is the same.
NEXT_LETTERS = 8
MOST_PLACES = 1_000


@dataclass(frozen=True, slots=True)
class Place:
    """From `start` to `end`, which is the first character behind it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Selector:
    """A quote with what stands before and after it, as it was made."""

    exact: str
    prefix: str
    suffix: str


def places_of(words: str, text: str) -> list[Place]:
    """Everywhere that these words stand, from the first to the MOST_PLACES-th."""
    places: list[Place] = []
    if not words:
        return places
    start = text.find(words)
    while start >= 0 and len(places) < MOST_PLACES:
        places.append(Place(start, start + len(words)))
        start = text.find(words, start + 1)
    return places


def find_again(selector: Selector, text: str) -> Place | None:
    """Where what was marked stands in the text of now; None for an orphan."""
    places = places_of(selector.exact, text)
    surrounded = []
    beside = []
    for place in places:
        is_before = stands_before(selector.prefix, place, text)
        is_after = stands_after(selector.suffix, place, text)
        if is_before and is_after:
            surrounded.append(place)
        if is_before or is_after:
            beside.append(place)
    if surrounded:
        return only_one(surrounded)
    if beside:
        return only_one(beside)
    single = only_one(places)
    if single is not None and is_recognised(selector, single, text):
        return single
    return None


def only_one(places: list[Place]) -> Place | None:
    return places[0] if len(places) == 1 else None


def is_recognised(selector: Selector, place: Place, text: str) -> bool:
    """Whether what stands once, in another neighbourhood, is what was marked."""
    if len(selector.exact) >= LONG_ENOUGH:
        return True
    before = selector.prefix[-NEXT_LETTERS:]
    after = selector.suffix[:NEXT_LETTERS]
    has_before = len(before) == NEXT_LETTERS
    has_after = len(after) == NEXT_LETTERS
    is_before = has_before and text.endswith(before, 0, place.start)
    is_after = has_after and text.startswith(after, place.end)
    return is_before or is_after


def stands_before(prefix: str, place: Place, text: str) -> bool:
    """A short prefix is one that began the text."""
    begins = max(0, place.start - LONGEST_CONTEXT)
    return text[begins : place.start] == prefix


def stands_after(suffix: str, place: Place, text: str) -> bool:
    """A short suffix is one that ended the text."""
    return text[place.end : place.end + LONGEST_CONTEXT] == suffix


def selector_at(place: Place, text: str) -> Selector:
    begins = max(0, place.start - LONGEST_CONTEXT)
    return Selector(
        exact=text[place.start : place.end],
        prefix=text[begins : place.start],
        suffix=text[place.end : place.end + LONGEST_CONTEXT],
    )


def places_meant(
    section: SectionText, quote: str, *, before: str, after: str
) -> list[Place]:
    """Where what somebody selected or pasted stands, whatever its white space.

    Browsers copy the spaces of blocks and formulas each in their own way. Formulas are
    taken whole. before, after: in full where they are known, else some words.
    """
    text = section.text
    kept = [index for index, letter in enumerate(text) if letter != " "]
    letters = text.replace(" ", "")
    found = places_of(without_spaces(quote), letters)
    if len(found) > 1:
        beside = narrow_places(found, letters, before=before, after=after)
        found = beside or found
    meant = []
    for place in found:
        in_text = Place(kept[place.start], kept[place.end - 1] + 1)
        meant.append(with_whole_formulas(in_text, section))
    return meant


def narrow_places(
    places: list[Place], letters: str, *, before: str, after: str
) -> list[Place]:
    """Those that these words stand beside."""
    words_before = without_spaces(before)
    words_after = without_spaces(after)
    fitting = []
    for place in places:
        is_before = letters.endswith(words_before, 0, place.start)
        is_after = letters.startswith(words_after, place.end)
        if is_before and is_after:
            fitting.append(place)
    return fitting


def without_spaces(words: str) -> str:
    return SPACE.sub("", words)


def with_whole_formulas(place: Place, section: SectionText) -> Place:
    start = place.start
    end = place.end
    for formula in section.formulas():
        if formula.start < end and formula.end > start:
            start = min(start, formula.start)
            end = max(end, formula.end)
    return Place(start, end)
