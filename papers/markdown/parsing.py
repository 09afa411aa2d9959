"""Markdown to tokens: CommonMark with tables, strikethrough and maths, no HTML; links made safe."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from papers.markdown.dollars import dollars
from papers.markdown.links import is_external, safe_href
from papers.markdown.markup_limits import limited

NESTING_LIMIT = 20
SHALLOWEST_HEADING = 3
FIGURE = "figure:"


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Each link becomes a token; `safe_href` decides afterwards."""
        return True


def make_parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "maxNesting": NESTING_LIMIT})
    parser.enable(["table", "strikethrough"])
    parser.disable(["html_block", "html_inline"])
    parser.use(dollars)
    parser.use(limited)
    parser.core.ruler.push("safe_tokens", _make_safe)
    return parser


def _make_safe(state: StateCore) -> None:
    tokens: list[Token] = []
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{max(int(token.tag[1]), SHALLOWEST_HEADING)}"
        elif token.type in ("th_open", "td_open"):
            _align_by_class(token)
        elif token.type == "inline":
            token.children = list(_safe_children(token.children or []))
        tokens.append(token)
    state.tokens = list(_with_figures(tokens))


def _align_by_class(token: Token) -> None:
    side = str(token.attrs.pop("style", "")).removeprefix("text-align:")
    if side:
        token.attrs["class"] = f"align-{side}"
    if token.type == "th_open":
        token.attrs["scope"] = "col"


def _safe_children(children: list[Token]) -> Iterator[Token]:
    """Links that may not be followed lose their tags and keep their text."""
    kept: list[bool] = []
    for token in children:
        if token.type == "link_open":
            href = safe_href(str(token.attrs.get("href", "")))
            kept.append(href is not None)
            token.attrs["href"] = href or ""
            if href and is_external(href):
                token.attrs["rel"] = "noopener nofollow"
        is_link_end = token.type == "link_close"
        if (token.type == "link_open" and not kept[-1]) or (
            is_link_end and not kept.pop()
        ):
            continue
        yield token


def _with_figures(tokens: list[Token]) -> Iterator[Token]:
    """A paragraph that is nothing but an image of a figure becomes one token."""
    number = 0
    while number < len(tokens):
        image = _lone_image(tokens[number : number + 2])
        if image:
            yield Token(
                "figure",
                "figure",
                0,
                attrs=image.attrs,
                content=image.content,
                block=True,
            )
            number += 3
            continue
        yield tokens[number]
        number += 1


def _lone_image(pair: list[Token]) -> Token | None:
    if (
        len(pair) < 2
        or pair[0].type != "paragraph_open"
        or len(pair[1].children or []) != 1
    ):
        return None
    image = (pair[1].children or [])[0]
    is_figure = image.type == "image" and str(image.attrs.get("src", "")).startswith(
        FIGURE
    )
    return image if is_figure else None
