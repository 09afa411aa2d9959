"""Where code and maths stand in a Markdown text, so that others leave them alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from papers.markdown.dollar_runs import DollarRuns, closing_dollars

FENCE = re.compile(r"^(?:[ \t>]|[-*+] |\d{1,9}[.)] )*(`{3,}(?!.*`)|~{3,})")
QUOTE_MARKS = " \t>"
TICKS = re.compile(r"`+")
INLINE = re.compile(r"\\.|`+|\$+", re.DOTALL)
# What code or maths can begin with.
OPENING = re.compile(r"[`~$]")
BLANK_LINES = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Region:
    """Lines first to last (both inside, from 0) that are a fence or display formula."""

    kind: str
    first: int
    last: int
    is_closed: bool = True


@dataclass(frozen=True)
class Span:
    """Characters start to end of one piece of code or maths.

    The kind is "fence" or "code", "display" or "maths".
    """

    kind: str
    start: int
    end: int


# For each run of backticks where it may close, the last place first.
ClosingPlaces = dict[str, list[int]]


def find_regions(lines: Sequence[str]) -> Iterator[Region]:
    """Fences and display formulas, in order.

    When it is unclosed, a fence reaches to the end, a formula one line.
    """
    number = 0
    blank = 0
    while number < len(lines):
        fence = FENCE.match(lines[number])
        if fence:
            region = _fence(lines, number, fence[1])
        elif _strip_quote(lines[number]).startswith("$$"):
            region, blank = _display(lines, number, blank)
        else:
            number += 1
            continue
        yield region
        number = region.last + 1


def _strip_quote(line: str) -> str:
    return line.strip(QUOTE_MARKS)


def _fence(lines: Sequence[str], first: int, opening: str) -> Region:
    """The fence that begins with that run of backticks or tildes."""
    for number in range(first + 1, len(lines)):
        content = _strip_quote(lines[number])
        is_all_ticks = not content.strip(opening[0])
        if is_all_ticks and len(content) >= len(opening):
            return Region("fence", first, number)
    return Region("fence", first, len(lines) - 1, is_closed=False)


def _display(
    lines: Sequence[str], first: int, blank: int
) -> tuple[Region, int]:
    """The formula, and a blank line.

    When this formula is unclosed, no other can end before that line either.
    """
    content = _strip_quote(lines[first])
    closing = closing_dollars(content, 2)
    if closing:
        is_alone = closing == "$$"
        return Region("display", first, first, is_closed=is_alone), blank
    number = max(first + 1, blank)
    while number < len(lines):
        content = _strip_quote(lines[number])
        if not content:
            break
        closing = closing_dollars(content)
        if closing == "$$":
            return Region("display", first, number), blank
        if closing:
            break
        number += 1
    return Region("display", first, first, is_closed=False), number


def find_spans(text: str) -> list[Span]:
    """All code and maths in the text, in order."""
    if not OPENING.search(text):
        return []
    lines = text.split("\n")
    # Where each line starts, and the one that would follow the last.
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    spans: list[Span] = []
    position = 0
    for region in find_regions(lines):
        if region.kind == "display" and not region.is_closed:
            continue
        start = starts[region.first]
        next_line = starts[region.last + 1]
        spans += _inline_spans(text, position, start)
        spans.append(Span(region.kind, start, min(next_line - 1, len(text))))
        position = next_line
    spans += _inline_spans(text, position, len(text))
    return spans


def line_spans(line: str) -> Iterator[Span]:
    """All code and maths in one line."""
    return _paragraph_spans(line, 0, len(line))


def _inline_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Nothing inline reaches beyond its paragraph."""
    while start < end:
        blank = BLANK_LINES.search(text, start, end)
        if blank is None:
            yield from _paragraph_spans(text, start, end)
            return
        yield from _paragraph_spans(text, start, blank.start())
        start = blank.end()


def _paragraph_spans(text: str, start: int, end: int) -> Iterator[Span]:
    places = _closing_places(text, start, end)
    dollars = DollarRuns(text, start, end)
    position = start
    while mark := INLINE.search(text, position, end):
        if mark[0][0] == "$":
            span = _maths_at(dollars, mark.start())
        else:
            span = _code_at(mark, places)
        if span:
            yield span
            position = span.end
        else:
            position = mark.end()


def _closing_places(text: str, start: int, end: int) -> ClosingPlaces:
    places: ClosingPlaces = {}
    for run in TICKS.finditer(text, start, end):
        places.setdefault(run.group(), []).append(run.start())
    for places_of_mark in places.values():
        places_of_mark.reverse()
    return places


def _code_at(mark: re.Match[str], places: ClosingPlaces) -> Span | None:
    """The code that begins with these backticks.

    Closing places are used up from the front.
    """
    ticks = mark.group()
    closing = _next_after(places.get(ticks, []), mark.start())
    if closing is None:
        return None
    return Span("code", mark.start(), closing + len(ticks))


def _maths_at(dollars: DollarRuns, position: int) -> Span | None:
    formula = dollars.formula_at(position)
    if formula is None:
        return None
    return Span("maths", formula.start, formula.end)


def _next_after(places: list[int], position: int) -> int | None:
    while places and places[-1] <= position:
        places.pop()
    return places[-1] if places else None


def mask_spans(
    text: str, fill: str = "\N{OBJECT REPLACEMENT CHARACTER}"
) -> str:
    """The text with each character of code and maths replaced by `fill`.

    Its length and its line ends are kept.
    """
    parts = []
    position = 0
    for span in find_spans(text):
        parts.append(text[position : span.start])
        lines = text[span.start : span.end].split("\n")
        parts.append("\n".join(fill * len(line) for line in lines))
        position = span.end
    parts.append(text[position:])
    return "".join(parts)
