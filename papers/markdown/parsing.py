"""Markdown to tokens: CommonMark with tables, strikethrough and maths, no HTML.

Links are made safe.
"""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference, table
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from papers.markdown.dollars import read_dollars
from papers.markdown.links import is_external, safe_href
from papers.markdown.markup_limits import limit_tokens
from papers.markdown.spans import line_spans

NESTING_LIMIT = 20
# A page has its own headings above.
SHALLOWEST_HEADING = 3
FIGURE_SCHEME = "figure:"
# A paragraph that holds one image: its beginning, the image, its end.
FIGURE_TOKENS = 3
# Stands for a bar inside of a formula while tables are read: what comes in holds none.
BAR_IN_FORMULA = "\x00"


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Each link becomes a token; `safe_href` decides afterwards."""
        return True


def make_parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "maxNesting": NESTING_LIMIT})
    parser.enable(["table", "strikethrough"])
    parser.disable(["html_block", "html_inline"])
    parser.use(read_dollars)
    parser.block.ruler.at("reference", _read_reference, {"alt": []})
    parser.block.ruler.at(
        "table", _read_table, {"alt": ["paragraph", "reference"]}
    )
    parser.use(limit_tokens)
    parser.core.ruler.push("safe_tokens", _make_safe)
    return parser


def _read_reference(
    state: StateBlock, start: int, end: int, silent: bool
) -> bool:
    """Where `[name]` leads; what `[^1]: word` says is a footnote, no address."""
    place = state.bMarks[start] + state.tShift[start]
    if state.src.startswith("[^", place):
        return False
    return reference(state, start, end, silent)


def _read_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table; a bar inside of a formula ends no cell."""
    shown = state.src
    count = len(state.tokens)
    state.src = _bars_hidden(state)
    try:
        is_table = table(state, start, end, silent)
    finally:
        state.src = shown
    for token in state.tokens[count:]:
        token.content = token.content.replace(BAR_IN_FORMULA, "|")
    return is_table


def _bars_hidden(state: StateBlock) -> str:
    """The text with no bars inside of formulas; the work is done once."""
    if "|" not in state.src or "$" not in state.src:
        return state.src
    if "bars_hidden" not in state.env:
        lines = map(_without_bars_in_formulas, state.src.split("\n"))
        state.env["bars_hidden"] = "\n".join(lines)
    return str(state.env["bars_hidden"])


def _without_bars_in_formulas(line: str) -> str:
    if "|" not in line or "$" not in line:
        return line
    parts = []
    position = 0
    for span in line_spans(line):
        if span.kind == "maths":
            formula = line[span.start : span.end]
            parts.append(line[position : span.start])
            parts.append(formula.replace("|", BAR_IN_FORMULA))
            position = span.end
    parts.append(line[position:])
    return "".join(parts)


def _make_safe(state: StateCore) -> None:
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            level = int(token.tag.removeprefix("h"))
            token.tag = f"h{max(level, SHALLOWEST_HEADING)}"
        elif token.type in ("th_open", "td_open"):
            _align_by_class(token)
        elif token.type == "inline":
            token.children = list(_safe_children(token.children or []))
    state.tokens = list(_with_figures(state.tokens))


def _align_by_class(token: Token) -> None:
    side = str(token.attrs.pop("style", "")).removeprefix("text-align:")
    if side:
        token.attrs["class"] = f"align-{side}"
    if token.type == "th_open":
        token.attrs["scope"] = "col"


def _safe_children(children: list[Token]) -> Iterator[Token]:
    """Links that may not be followed lose their tags and keep their text."""
    # For each link around the token, whether its tags stay.
    are_kept: list[bool] = []
    for token in children:
        if token.type == "link_open":
            is_kept = _secure_link(token)
            are_kept.append(is_kept)
        elif token.type == "link_close":
            is_kept = are_kept.pop()
        else:
            is_kept = True
        if is_kept:
            yield token


def _secure_link(token: Token) -> bool:
    """Gives the link its safe address; False when it has none."""
    href = safe_href(str(token.attrs.get("href", "")))
    if href is None:
        return False
    token.attrs["href"] = href
    if is_external(href):
        token.attrs["rel"] = "noopener nofollow"
    return True


def _with_figures(tokens: list[Token]) -> Iterator[Token]:
    """A paragraph that is nothing but an image of a figure becomes one token."""
    number = 0
    while number < len(tokens):
        image = _lone_image(tokens[number : number + 2])
        if image is None:
            yield tokens[number]
            number += 1
        else:
            yield _figure_token(image)
            number += FIGURE_TOKENS


def _figure_token(image: Token) -> Token:
    return Token(
        "figure",
        "figure",
        0,
        attrs=image.attrs,
        content=image.content,
        block=True,
    )


def _lone_image(tokens: list[Token]) -> Token | None:
    """The image of a figure, when a paragraph begins here and holds nothing else."""
    if len(tokens) < 2:
        return None
    beginning, content = tokens
    children = content.children or []
    if beginning.type != "paragraph_open" or len(children) != 1:
        return None
    (image,) = children
    if image.type != "image":
        return None
    address = str(image.attrs.get("src", ""))
    return image if address.startswith(FIGURE_SCHEME) else None
