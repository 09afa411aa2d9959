"""Markdown rules for `$inline$` and `$$display$$` maths.

They walk each text once, however hostile it is.
"""

from bisect import bisect_right

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from papers.markdown.spans import closes_maths, opens_maths

INLINE = "math_inline"
DISPLAY = "math_display"
# What a display formula may interrupt.
INTERRUPTED = ["paragraph", "reference", "blockquote", "list"]


def read_dollars(parser: MarkdownIt) -> None:
    """A plugin that yields tokens of type `math_inline` and `math_display`.

    Their content is the LaTeX.
    """
    parser.inline.ruler.before("escape", INLINE, _read_inline)
    parser.block.ruler.before("fence", DISPLAY, _read_display, {"alt": INTERRUPTED})


def _read_inline(state: StateInline, silent: bool) -> bool:
    text = state.src
    if text[state.pos] != "$" or not opens_maths(text, state.pos):
        return False
    start = state.pos + 1
    closing = _closing_dollars(state)
    number = bisect_right(closing, start)
    if number == len(closing):
        return False
    end = closing[number]
    if end >= state.posMax:
        return False
    if not silent:
        token = state.push(INLINE, "math", 0)
        token.content = text[start:end]
    state.pos = end + 1
    return True


def _closing_dollars(state: StateInline) -> list[int]:
    """The places of all dollars in the paragraph that may close a formula.

    They are looked for once in a paragraph.
    """
    text = state.src
    known = state.env.get("closing_dollars")
    if known is not None and known[0] is text:
        return known[1]
    places = []
    for place, character in enumerate(text):
        if character == "$" and closes_maths(text, place, len(text)):
            places.append(place)
    state.env["closing_dollars"] = (text, places)
    return places


def _read_display(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    first = _line(state, start).rstrip()
    if not first.startswith("$$"):
        return False
    if len(first) > 3 and first.endswith("$$"):
        last: int | None = start
    else:
        last = _last_line(state, start, end)
    if last is None:
        return False
    if not silent:
        lines = [_line(state, number) for number in range(start, last + 1)]
        token = state.push(DISPLAY, "math", 0)
        token.content = "\n".join(lines).strip()[2:-2].strip()
        token.block = True
        token.map = [start, last + 1]
        state.line = last + 1
    return True


def _line(state: StateBlock, number: int) -> str:
    """The line without its indentation."""
    start = state.bMarks[number] + state.tShift[number]
    return state.src[start : state.eMarks[number]]


def _last_line(state: StateBlock, start: int, end: int) -> int | None:
    """The line that ends the formula.

    Where a search failed is kept, so that no lines are searched twice.
    """
    failed = state.env.setdefault("unclosed_formulas", {})
    place = (end, state.blkIndent)
    if start < failed.get(place, 0):
        return None
    for number in range(start + 1, end):
        line = _line(state, number).rstrip()
        if not line or state.sCount[number] < state.blkIndent:
            failed[place] = number
            return None
        if line.endswith("$$"):
            return number
    failed[place] = end
    return None
