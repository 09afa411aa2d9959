"""A title in a few lines of nearly the same length, as large as there is room for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

Measure = Callable[[str], float]
# A line does not like to end with one of these, and likes to end with a colon.
SMALL_WORDS = {
    *(
        "&",
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "of",
        "on",
        "or",
    ),
    *("that", "the", "to", "using", "via", "vs", "with", "without"),
}
PENALTY, COLON_GIFT = 90.0**2, 150.0**2
ELLIPSIS = "…"


@dataclass(frozen=True)
class Block:
    """Lines of one size, in pixels."""

    size: int
    lines: tuple[str, ...]


def block_of(
    text: str,
    sizes: tuple[tuple[int, int], ...],
    width: float,
    measure: Callable[[int], Measure],
) -> Block:
    """The text in the first of these (size, number of lines) that holds it; cut with an ellipsis when none does."""
    for size, most in sizes:
        words = list(divided(text, width, measure(size)))
        lines = filled(words, width, measure(size))
        if len(lines) <= most:
            return Block(size, tuple(balanced(words, len(lines), width, measure(size))))
    return Block(
        size,
        (
            *lines[: most - 1],
            cut(f"{lines[most - 1]} {lines[most]}", width, measure(size)),
        ),
    )


def divided(text: str, width: float, length: Measure) -> Iterator[str]:
    """The words; one that is too long for a line comes in pieces."""
    for word in text.split():
        while length(word) > width:
            end = longest(word, width, length)
            yield word[:end]
            word = word[end:]
        yield word


def longest(text: str, width: float, length: Measure) -> int:
    """How many of the letters fit, at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (
            (middle, high) if length(text[:middle]) <= width else (low, middle - 1)
        )
    return low


def filled(words: list[str], width: float, length: Measure) -> list[str]:
    """Each line as full as it gets: no other way needs fewer lines."""
    lines: list[str] = []
    for word in words:
        if lines and length(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def balanced(words: list[str], count: int, width: float, length: Measure) -> list[str]:
    """The words in that many lines, of nearly the same length, broken where one would take a breath."""

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[str, ...]]:
        if left == 0:
            return (0.0, ()) if start == len(words) else (float("inf"), ())
        found: tuple[float, tuple[str, ...]] = (float("inf"), ())
        for end in range(start + 1, len(words) - left + 2):
            line = " ".join(words[start:end])
            if length(line) > width:
                break
            rest, lines = best(end, left - 1)
            cost = (
                (width - length(line)) ** 2
                + (breaking_cost(words[end - 1]) if left > 1 else 0)
                + rest
            )
            found = min(found, (cost, (line, *lines)))
        return found

    return list(best(0, count)[1])


def breaking_cost(word: str) -> float:
    if word.endswith(":"):
        return -COLON_GIFT
    return PENALTY if word.lower() in SMALL_WORDS else 0


def cut(text: str, width: float, length: Measure) -> str:
    """As many whole words as fit with an ellipsis; of a single word as many letters."""
    words = text.split()
    while len(words) > 1 and length(" ".join(words) + ELLIPSIS) > width:
        words.pop()
    line = " ".join(words)
    while len(line) > 1 and length(line + ELLIPSIS) > width:
        line = line[:-1]
    return line.rstrip(" ,:;-–—") + ELLIPSIS
