"""Which dollars of a paragraph stand round a formula, and which mean money."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

# What begins like an amount: $100M, $1,000, $5 a month.
AMOUNT = re.compile(
    r"\$\d[\d.,]*\s?(?:[kKMBT]|bn|million|billion|trillion)?(?![\w^{\\])"
)
# A formula that began like an amount does not end behind one of these.
OPENING = frozenset("([{-–—/=+<>,:;")


@dataclass(frozen=True)
class DollarFormula:
    """Where a formula stands with its dollars, and where its LaTeX does."""

    start: int
    end: int
    latex_start: int
    latex_end: int


class DollarRuns:
    """The dollars of a text from `start` to `end`, without those that are escaped.

    They are looked for once, however many formulas are asked for.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.end = end
        self.starts: list[int] = []
        self.ends: list[int] = []
        for place in dollar_places(text, start, end):
            self.starts.append(place.start)
            self.ends.append(place.stop)

    def formula_at(self, position: int) -> DollarFormula | None:
        """The formula that the dollars there begin.

        The next dollars close it, or it is none: no formula holds a dollar.
        """
        number = bisect_left(self.starts, position)
        following = number + 1
        if following >= len(self.starts) or self.starts[number] != position:
            return None
        length = self.ends[number] - position
        latex_start = position + length
        latex_end = self.starts[following]
        closing_length = self.ends[following] - latex_end
        if length == 1:
            closes = self.closes(position, latex_end)
        else:
            closes = length == closing_length == 2
        if not closes:
            return None
        return DollarFormula(
            position, latex_end + length, latex_start, latex_end
        )

    def closes(self, opening: int, closing: int) -> bool:
        """Whether one dollar closes the formula that another began.

        No space stands inside of them, no digit behind, and it is not about money.
        """
        latex = self.text[opening + 1 : closing]
        behind = ""
        if closing + 1 < self.end:
            behind = self.text[closing + 1]
        if latex != latex.strip() or behind.isdigit():
            return False
        is_money = self.is_amount(opening) and " " in latex
        if not is_money:
            return True
        return not (latex[-1] in OPENING or behind.isalpha())

    def is_amount(self, position: int) -> bool:
        return AMOUNT.match(self.text, position, self.end) is not None


def dollar_places(text: str, start: int, end: int) -> Iterator[range]:
    """The runs of dollars; a backslash before one takes its first."""
    position = text.find("$", start, end)
    while position >= 0:
        last = position
        while last < end and text[last] == "$":
            last += 1
        first = position
        if is_escaped(text, position, start):
            first += 1
        if first < last:
            yield range(first, last)
        position = text.find("$", last, end)


def is_escaped(text: str, position: int, start: int) -> bool:
    """Whether an odd number of backslashes stands before it."""
    first = position
    while first > start and text[first - 1] == "\\":
        first -= 1
    return (position - first) % 2 == 1


def closing_dollars(line: str, start: int = 0) -> str:
    """What stands in a line behind its first two dollars from there.

    With the dollars themselves; empty where there are none.
    """
    place = line.find("$$", start)
    if place < 0:
        return ""
    return line[place:].rstrip()
