"""Markdown rules for `$inline$` and `$$display$$` maths.

They walk each text once, however hostile it is.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from papers.markdown.dollar_runs import DollarRuns, closing_dollars

INLINE = "math_inline"
DISPLAY = "math_display"
# What a display formula may interrupt.
INTERRUPTED = ["paragraph", "reference", "blockquote", "list"]


def read_dollars(parser: MarkdownIt) -> None:
    """A plugin that yields tokens of type `math_inline` and `math_display`.

    Their content is the LaTeX.
    """
    parser.inline.ruler.before("escape", INLINE, _read_inline)
    parser.block.ruler.before(
        "fence", DISPLAY, _read_display, {"alt": INTERRUPTED}
    )


def _read_inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "$":
        return False
    formula = _dollar_runs(state).formula_at(state.pos)
    if formula is None or formula.end > state.posMax:
        return False
    if not silent:
        token = state.push(INLINE, "math", 0)
        latex = state.src[formula.latex_start : formula.latex_end]
        token.content = latex.strip()
    state.pos = formula.end
    return True


def _dollar_runs(state: StateInline) -> DollarRuns:
    """The dollars of the paragraph; they are looked for once."""
    known = state.env.get("dollar_runs")
    if known is None or known.text is not state.src:
        known = DollarRuns(state.src, 0, len(state.src))
        state.env["dollar_runs"] = known
    return known


def _read_display(
    state: StateBlock, start: int, end: int, silent: bool
) -> bool:
    if state.is_code_block(start):
        return False
    first = _line(state, start).rstrip()
    if not first.startswith("$$"):
        return False
    closing = closing_dollars(first, 2)
    if closing:
        # Text behind it: both are a paragraph.
        last = start if closing == "$$" else None
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
        closing = closing_dollars(line)
        if closing == "$$":
            return number
        if closing:
            failed[place] = number
            return None
    failed[place] = end
    return None
