"""Where code and maths stand in a Markdown text, so that others leave them alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

FENCE = re.compile(r"^(?:[ \t>]|[-*+] |\d{1,9}[.)] )*(`{3,}(?!.*`)|~{3,})")
QUOTE_MARKS = " \t>"
TICKS = re.compile(r"`+")
INLINE = re.compile(r"\\.|`+|\$", re.DOTALL)
BLANK_LINES = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Region:
    """Lines first to last (both inside, from 0) that are a code fence or a display formula."""

    kind: str
    first: int
    last: int
    is_closed: bool = True


@dataclass(frozen=True)
class Span:
    """Characters start to end of one piece of code ("fence", "code") or maths ("display", "maths")."""

    kind: str
    start: int
    end: int


def regions(lines: Sequence[str]) -> Iterator[Region]:
    """Fences and display formulas, in order; unclosed, a fence reaches to the end, a formula one line."""
    number = blank = 0
    while number < len(lines):
        fence = FENCE.match(lines[number])
        bare = lines[number].strip(QUOTE_MARKS)
        if fence:
            region = _fence(lines, number, fence.group(1))
        elif bare.startswith("$$"):
            region, blank = _display(lines, number, blank)
        else:
            number += 1
            continue
        yield region
        number = region.last + 1


def _fence(lines: Sequence[str], first: int, ticks: str) -> Region:
    for number in range(first + 1, len(lines)):
        bare = lines[number].strip(QUOTE_MARKS)
        if len(bare) >= len(ticks) and not bare.strip(ticks[0]):
            return Region("fence", first, number)
    return Region("fence", first, len(lines) - 1, is_closed=False)


def _display(lines: Sequence[str], first: int, blank: int) -> tuple[Region, int]:
    """The formula, and the blank line up to which (when this one is unclosed) no other can end either."""
    bare = lines[first].strip(QUOTE_MARKS)
    if len(bare) > 3 and bare.endswith("$$"):
        return Region("display", first, first), blank
    number = max(first + 1, blank)
    while number < len(lines) and (bare := lines[number].strip(QUOTE_MARKS)):
        if bare.endswith("$$"):
            return Region("display", first, number), blank
        number += 1
    return Region("display", first, first, is_closed=False), number


def spans(text: str) -> list[Span]:
    """All code and maths in the text, in order."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    found: list[Span] = []
    done = 0
    for region in regions(lines):
        if region.kind == "display" and not region.is_closed:
            continue
        found.extend(_inline_spans(text, starts[done], starts[region.first]))
        found.append(
            Span(
                region.kind,
                starts[region.first],
                min(starts[region.last + 1] - 1, len(text)),
            )
        )
        done = region.last + 1
    found.extend(
        _inline_spans(
            text, starts[done] if done < len(starts) else len(text), len(text)
        )
    )
    return found


def _inline_spans(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        blank = BLANK_LINES.search(text, start, end)
        stop = blank.start() if blank else end
        yield from _paragraph_spans(text, start, stop)
        start = blank.end() if blank else end


def _paragraph_spans(text: str, start: int, end: int) -> Iterator[Span]:
    ticks: dict[int, list[int]] = {}
    for run in TICKS.finditer(text, start, end):
        ticks.setdefault(len(run.group()), []).append(run.start())
    closing = [
        at
        for at in range(start, end)
        if text[at] == "$" and closes_maths(text, at, end)
    ]
    closing.reverse()
    for starts in ticks.values():
        starts.reverse()
    position = start
    while mark := INLINE.search(text, position, end):
        span = _span_at(text, mark, ticks, closing)
        if span:
            yield span
        position = span.end if span else mark.end()


def _span_at(
    text: str, mark: re.Match[str], ticks: dict[int, list[int]], closing: list[int]
) -> Span | None:
    """The code or maths that begins at a mark; closing places are used up from the front."""
    token = mark.group()
    if token[0] == "`":
        stop = (
            _next_after(ticks[len(token)], mark.start())
            if len(token) in ticks
            else None
        )
        return None if stop is None else Span("code", mark.start(), stop + len(token))
    if token == "$" and opens_maths(text, mark.start()):
        stop = _next_after(closing, mark.start() + 1)
        return None if stop is None else Span("maths", mark.start(), stop + 1)
    return None


def _next_after(places: list[int], position: int) -> int | None:
    while places and places[-1] <= position:
        places.pop()
    return places[-1] if places else None


def opens_maths(text: str, at: int) -> bool:
    """A dollar opens a formula when no space stands behind it, and no other dollar beside it."""
    after = text[at + 1 : at + 2]
    return (
        bool(after)
        and not after.isspace()
        and after != "$"
        and text[max(at - 1, 0) : at] != "$"
    )


def closes_maths(text: str, at: int, end: int) -> bool:
    """A dollar closes a formula when no space or backslash stands before it and no digit behind it."""
    before = text[max(at - 1, 0) : at]
    after = text[at + 1 : at + 2] if at + 1 < end else ""
    return (
        bool(before) and not before.isspace() and before != "\\" and not after.isdigit()
    )


def masked(text: str, fill: str = "\N{OBJECT REPLACEMENT CHARACTER}") -> str:
    """The text with each character of code and maths replaced by `fill`, its length and line ends kept."""
    pieces, done = [], 0
    for span in spans(text):
        pieces.append(text[done : span.start])
        pieces.append(
            "".join(
                "\n" if mark == "\n" else fill for mark in text[span.start : span.end]
            )
        )
        done = span.end
    return "".join([*pieces, text[done:]])
