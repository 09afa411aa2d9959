"""Markdown rules for `$inline$` and `$$display$$` maths that walk each text once, however hostile it is."""

from bisect import bisect_right

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from papers.markdown.spans import closes_maths, opens_maths

INLINE, DISPLAY = "math_inline", "math_display"


def dollars(parser: MarkdownIt) -> None:
    """A plugin that yields tokens of type `math_inline` and `math_display`, the LaTeX as their content."""
    parser.inline.ruler.before("escape", INLINE, _inline)
    parser.block.ruler.before(
        "fence",
        DISPLAY,
        _display,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )


def _inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "$" or not opens_maths(state.src, state.pos):
        return False
    closing = _closing_dollars(state)
    at = bisect_right(closing, state.pos + 1)
    if at == len(closing) or closing[at] >= state.posMax:
        return False
    if not silent:
        token = state.push(INLINE, "math", 0)
        token.content = state.src[state.pos + 1 : closing[at]]
    state.pos = closing[at] + 1
    return True


def _closing_dollars(state: StateInline) -> list[int]:
    """The places of all dollars in the paragraph that may close a formula, found once."""
    known = state.env.get("closing_dollars")
    if known is None or known[0] is not state.src:
        end = len(state.src)
        places = [
            at
            for at, mark in enumerate(state.src)
            if mark == "$" and closes_maths(state.src, at, end)
        ]
        known = state.env["closing_dollars"] = (state.src, places)
    return known[1]


def _display(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start) or not _row(state, start).startswith("$$"):
        return False
    first = _row(state, start).rstrip()
    last = (
        start
        if len(first) > 3 and first.endswith("$$")
        else _last_row(state, start, end)
    )
    if last is None:
        return False
    if not silent:
        rows = [_row(state, number) for number in range(start, last + 1)]
        token = state.push(DISPLAY, "math", 0)
        token.content = "\n".join(rows).strip()[2:-2].strip()
        token.block = True
        token.map = [start, last + 1]
        state.line = last + 1
    return True


def _row(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _last_row(state: StateBlock, start: int, end: int) -> int | None:
    """The row that ends the formula; where a search failed is kept, so that no rows are searched twice."""
    failed = state.env.setdefault("unclosed_formulas", {})
    place = (end, state.blkIndent)
    if start < failed.get(place, 0):
        return None
    for number in range(start + 1, end):
        row = _row(state, number).rstrip()
        if not row or state.sCount[number] < state.blkIndent:
            failed[place] = number
            return None
        if row.endswith("$$"):
            return number
    failed[place] = end
    return None
