"""Titles broken into the few short lines that a box has room for."""

from functools import lru_cache

NARROW_GLYPHS = frozenset("fijlrtI.,:;'|!()[] -")
WIDE_GLYPHS = frozenset("mwMW@%—")
# From here on stand the scripts of East Asia, whose glyphs are as wide as high.
FIRST_SQUARE_GLYPH = 0x2E80
ELLIPSIS = "…"


def text_width(text: str) -> float:
    """About how wide the text is, in glyphs of the interface's sans."""
    return sum(map(glyph_width, text))


def glyph_width(glyph: str) -> float:
    if glyph in NARROW_GLYPHS:
        return 0.6
    if glyph in WIDE_GLYPHS:
        return 1.5
    if ord(glyph) > FIRST_SQUARE_GLYPH:
        return 2
    if glyph.isupper():
        return 1.25
    return 1


@lru_cache(maxsize=2048)
def label_lines(
    title: str, *, most: float = 18, lines: int = 2
) -> tuple[str, ...]:
    """The title in at most so many lines of at most so many glyphs.

    What does not fit becomes an ellipsis.
    """
    label: list[str] = []
    words = title.split()
    while words and len(label) < lines:
        count = words_in_line(words, most)
        line = " ".join(words[:count])
        if text_width(line) > most:
            line = shorten(line, most)
        label.append(line)
        words = words[count:]
    if words:
        label[-1] = shorten(f"{label[-1]} {words[0]}", most)
    return tuple(label)


def words_in_line(words: list[str], most: float) -> int:
    """How many of the words fit, at least one."""
    count = 1
    while count < len(words):
        longer = " ".join(words[: count + 1])
        if text_width(longer) > most:
            break
        count += 1
    return count


def shorten(text: str, most: float) -> str:
    while text and text_width(text) + 1 > most:
        text = text[:-1]
    return text.rstrip(" ,:;-" + ELLIPSIS) + ELLIPSIS
