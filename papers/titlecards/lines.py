"""A title in a few lines of nearly the same length, as large as there is room for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

# The width of a text in one face and size, in pixels.
Measure = Callable[[str], float]
# A line does not like to end with one of these, and likes to end with a colon.
SMALL_WORDS = frozenset(
    {
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
        "that",
        "the",
        "to",
        "using",
        "via",
        "vs",
        "with",
        "without",
    }
)
SMALL_WORD_COST = 90.0**2
COLON_GAIN = 150.0**2
ELLIPSIS = "…"
INFINITE = float("inf")
# What it costs to break words so, and the lines.
Breaking = tuple[float, tuple[str, ...]]


@dataclass(frozen=True)
class Block:
    """Lines of one size, in pixels."""

    size: int
    lines: tuple[str, ...]


def lay_out_block(
    text: str,
    sizes: tuple[tuple[int, int], ...],
    width: float,
    measures: Callable[[int], Measure],
) -> Block:
    """The text in the first of these (size, number of lines) that holds it.

    Cut with an ellipsis when none does.
    """
    for size, most in sizes:
        measure_text = measures(size)
        words = list(divide_words(text, width, measure_text))
        lines = fill_lines(words, width, measure_text)
        if len(lines) <= most:
            lines = balance_lines(words, len(lines), width, measure_text)
            return Block(size, tuple(lines))
    whole_lines = lines[: most - 1]
    overfull_line = f"{lines[most - 1]} {lines[most]}"
    last_line = cut_line(overfull_line, width, measure_text)
    return Block(size, (*whole_lines, last_line))


def divide_words(text: str, width: float, measure: Measure) -> Iterator[str]:
    """The words; one that is too long for a line comes in parts."""
    for word in text.split():
        while measure(word) > width:
            end = count_fitting(word, width, measure)
            yield word[:end]
            word = word[end:]
        yield word


def count_fitting(text: str, width: float, measure: Measure) -> int:
    """How many of the glyphs fit, at least one."""
    low = 1
    high = len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def fill_lines(words: list[str], width: float, measure: Measure) -> list[str]:
    """Each line as full as it gets: nothing else needs fewer lines."""
    lines: list[str] = []
    for word in words:
        if lines:
            longer = f"{lines[-1]} {word}"
            if measure(longer) <= width:
                lines[-1] = longer
                continue
        lines.append(word)
    return lines


def balance_lines(
    words: list[str], count: int, width: float, measure: Measure
) -> list[str]:
    """The words in that many lines of nearly the same length.

    They break where one would take a breath.
    """

    @cache
    def best_breaking(start: int, left: int) -> Breaking:
        """Of the words from there on, in as many lines as are left."""
        if left == 0:
            if start == len(words):
                return 0.0, ()
            return INFINITE, ()
        best: Breaking = (INFINITE, ())
        for end in range(start + 1, len(words) - left + 2):
            line = " ".join(words[start:end])
            spare = width - measure(line)
            if spare < 0:
                break
            rest_cost, rest = best_breaking(end, left - 1)
            cost = spare**2 + rest_cost
            if left > 1:
                cost += breaking_cost(words[end - 1])
            best = min(best, (cost, (line, *rest)))
        return best

    _, lines = best_breaking(0, count)
    return list(lines)


def breaking_cost(word: str) -> float:
    if word.endswith(":"):
        return -COLON_GAIN
    if word.lower() in SMALL_WORDS:
        return SMALL_WORD_COST
    return 0


def cut_line(text: str, width: float, measure: Measure) -> str:
    """As many whole words as fit with an ellipsis; of a single word as many glyphs."""
    words = text.split()
    while len(words) > 1 and measure(" ".join(words) + ELLIPSIS) > width:
        words.pop()
    line = " ".join(words)
    while len(line) > 1 and measure(line + ELLIPSIS) > width:
        line = line[:-1]
    return line.rstrip(" ,:;-–—") + ELLIPSIS
