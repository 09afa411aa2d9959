"""Markdown to HTML that is safe on any page."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from papers.markdown.code import bare, highlighted, language_of
from papers.markdown.dollars import DISPLAY, INLINE
from papers.markdown.figures import checked_figure
from papers.markdown.formulas import FormulaError, to_mathml
from papers.markdown.markup_limits import TooMuchMarkup, parseable, sound
from papers.markdown.parsing import FIGURE, make_parser
from papers.markdown.sanitising import sanitised

Figures = Mapping[str, str]
NO_FIGURES: Figures = {}
FIGURE_LIMIT = 20
# Some languages take quadratic time to read when they are written to do so.
HIGHLIGHT_LIMIT = 10_000
# A formula becomes forty times as long on the page.
FORMULA_LIMIT = 20_000
AS_WRITTEN = (
    "This text holds more markup than can be laid out. It is shown as it was written."
)


def render(text: str, *, figures: Figures = NO_FIGURES, is_inline: bool = False) -> str:
    """Safe HTML, in less than a second for any text. `figures` holds SVG by name; inline text gets no blocks around it.

    Beyond a limit the source is shown: a formula's, a word's in code, or (`markup_limits`) that of the whole text.
    """
    environment: dict[str, Any] = {
        "figures": figures,
        "slots": [],
        "highlighted": 0,
        "formulas": 0,
    }
    render_text = _parser.renderInline if is_inline else _parser.render
    try:
        html = sanitised(render_text(parseable(text), environment))
    except TooMuchMarkup:
        return sanitised(_as_written(sound(text), is_inline=is_inline))
    for number, figure in enumerate(environment["slots"]):
        html = html.replace(_slot(number), figure, 1)
    return html


def _as_written(text: str, *, is_inline: bool) -> str:
    return escape(text) if is_inline else f"<p>{AS_WRITTEN}</p>\n{bare(text)}"


def _slot(number: int) -> str:
    return f'<p class="figure-slot">{number}</p>'


class _Renderer(RendererHTML):
    """How our own tokens are written; the method's name is the token's type."""

    def math_inline(
        self, tokens: Sequence[Token], at: int, options: Any, env: Any
    ) -> str:
        return _formula(tokens[at].content, env, is_display=False)

    def math_display(
        self, tokens: Sequence[Token], at: int, options: Any, env: Any
    ) -> str:
        formula = _formula(tokens[at].content, env, is_display=True)
        return f'<div class="math" tabindex="0" role="group" aria-label="Formula">{formula}</div>\n'

    def fence(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        code, language = tokens[at].content, tokens[at].info
        env["highlighted"] += len(code)
        if language_of(language) and env["highlighted"] <= HIGHLIGHT_LIMIT:
            return highlighted(code, language)
        return bare(code)

    def code_block(
        self, tokens: Sequence[Token], at: int, options: Any, env: Any
    ) -> str:
        return bare(tokens[at].content)

    def table_open(
        self, tokens: Sequence[Token], at: int, options: Any, env: Any
    ) -> str:
        return (
            '<div class="table" tabindex="0" role="region" aria-label="Table"><table>\n'
        )

    def table_close(
        self, tokens: Sequence[Token], at: int, options: Any, env: Any
    ) -> str:
        return "</table></div>\n"

    def image(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return escape(self.renderInlineAsText(tokens[at].children, options, env))

    def figure(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        name = str(tokens[at].attrs["src"]).removeprefix(FIGURE)
        description, caption = (
            tokens[at].content,
            str(tokens[at].attrs.get("title", "")),
        )
        is_room = len(env["slots"]) < FIGURE_LIMIT
        svg, _, problems = checked_figure(
            env["figures"].get(name, "") if is_room else ""
        )
        if problems:
            return f"<p>{escape(' '.join([description, caption]))}</p>\n"
        env["slots"].append(_figure(svg, description, caption))
        return _slot(len(env["slots"]) - 1) + "\n"


def _figure(svg: str, description: str, caption: str) -> str:
    drawing = svg.replace(
        "<svg", f'<svg role="img" aria-label="{escape(description)}"', 1
    )
    told = (
        f"<figcaption>{render(caption, is_inline=True)}</figcaption>" if caption else ""
    )
    return f'<figure class="figure">{drawing}{told}</figure>'


def _formula(latex: str, env: Any, *, is_display: bool) -> str:
    env["formulas"] += len(latex)
    try:
        if env["formulas"] > FORMULA_LIMIT:
            raise FormulaError("the text holds too many formulas")
        return to_mathml(latex, is_display=is_display)
    except FormulaError:
        return f'<code class="math-error">{escape(latex)}</code>'


_parser = make_parser()
_parser.renderer = _Renderer(_parser)
assert {INLINE, DISPLAY} <= set(_parser.renderer.rules)
