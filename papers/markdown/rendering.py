"""Markdown to HTML that is safe on any page."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from papers.markdown.code import bare_code, highlight_code, language_of
from papers.markdown.dollars import DISPLAY, INLINE
from papers.markdown.figures import check_figure
from papers.markdown.formulas import FormulaError, to_mathml
from papers.markdown.markup_limits import (
    TooMuchMarkup,
    check_markup,
    replace_surrogates,
)
from papers.markdown.parsing import FIGURE_SCHEME, make_parser
from papers.markdown.pictures import picture_in
from papers.markdown.sanitising import sanitise

Figures = Mapping[str, str]
Tokens = Sequence[Token]
NO_FIGURES: Figures = {}
FIGURE_LIMIT = 20
# Some languages take quadratic time to read when they are written to do so.
HIGHLIGHT_LIMIT = 10_000
# In characters; a formula becomes forty times as long on the page.
FORMULA_LIMIT = 60_000
AS_WRITTEN = (
    "This text holds more markup than can be laid out."
    " It is shown as it was written."
)


def render(
    text: str, *, figures: Figures = NO_FIGURES, is_inline: bool = False
) -> str:
    """Safe HTML, in less than a second for any text.

    `figures` holds SVG by name; inline text gets no blocks around it. Beyond a limit
    the source is shown: a formula's, a word's in code, or (`markup_limits`) that of the
    whole text.
    """
    environment: dict[str, Any] = {
        "figures": figures,
        "rendered_figures": [],
        "highlighted": 0,
        "formulas": 0,
    }
    render_text = _parser.renderInline if is_inline else _parser.render
    try:
        html = sanitise(render_text(check_markup(text), environment))
    except TooMuchMarkup:
        source = _source_html(replace_surrogates(text), is_inline=is_inline)
        return sanitise(source)
    # A figure is SVG or a picture, which no sanitised text may hold: it takes its
    # place afterwards.
    for number, figure in enumerate(environment["rendered_figures"]):
        html = html.replace(_figure_slot(number), figure, 1)
    return html


def _source_html(text: str, *, is_inline: bool) -> str:
    """The text as it was written."""
    if is_inline:
        return escape(text)
    return f"<p>{AS_WRITTEN}</p>\n{bare_code(text)}"


def _figure_slot(number: int) -> str:
    return f'<p class="figure-slot">{number}</p>'


class _Renderer(RendererHTML):
    """How our own tokens are written; the method's name is the token's type.

    `env` is the environment that `render` makes for each text.
    """

    def math_inline(
        self, tokens: Tokens, at: int, options: Any, env: Any
    ) -> str:
        return _formula_html(tokens[at].content, env, is_display=False)

    def math_display(
        self, tokens: Tokens, at: int, options: Any, env: Any
    ) -> str:
        formula = _formula_html(tokens[at].content, env, is_display=True)
        attributes = (
            'class="math" tabindex="0" role="group" aria-label="Formula"'
        )
        return f"<div {attributes}>{formula}</div>\n"

    def fence(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        code = tokens[at].content
        language = tokens[at].info
        env["highlighted"] += len(code)
        is_within_limit = env["highlighted"] <= HIGHLIGHT_LIMIT
        if language_of(language) and is_within_limit:
            return highlight_code(code, language)
        return bare_code(code)

    def code_block(
        self, tokens: Tokens, at: int, options: Any, env: Any
    ) -> str:
        return bare_code(tokens[at].content)

    def table_open(
        self, tokens: Tokens, at: int, options: Any, env: Any
    ) -> str:
        attributes = (
            'class="table" tabindex="0" role="region" aria-label="Table"'
        )
        return f"<div {attributes}><table>\n"

    def table_close(
        self, tokens: Tokens, at: int, options: Any, env: Any
    ) -> str:
        return "</table></div>\n"

    def image(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        return escape(
            self.renderInlineAsText(tokens[at].children, options, env)
        )

    def figure(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        token = tokens[at]
        name = str(token.attrs["src"]).removeprefix(FIGURE_SCHEME)
        description = token.content
        caption = str(token.attrs.get("title", ""))
        rendered = env["rendered_figures"]
        source = ""
        if len(rendered) < FIGURE_LIMIT:
            source = env["figures"].get(name, "")
        shown = _shown_html(source, name, description)
        if not shown:
            return f"<p>{escape(f'{description} {caption}')}</p>\n"
        rendered.append(_figure_html(shown, caption))
        return _figure_slot(len(rendered) - 1) + "\n"


def _shown_html(source: str, name: str, description: str) -> str:
    """A drawing itself, or a picture by its address; empty where it is faulty."""
    picture = picture_in(source)
    if picture:
        return (
            f'<img src="/figures/{escape(name)}.webp"'
            f' alt="{escape(description or picture.title)}"'
            f' width="{picture.width}" height="{picture.height}"'
            ' loading="lazy" decoding="async">'
        )
    svg, _, problems = check_figure(source)
    if problems:
        return ""
    svg_start = f'<svg role="img" aria-label="{escape(description)}"'
    return svg.replace("<svg", svg_start, 1)


def _figure_html(shown: str, caption: str) -> str:
    figcaption = ""
    if caption:
        figcaption = (
            f"<figcaption>{render(caption, is_inline=True)}</figcaption>"
        )
    return f'<figure class="figure">{shown}{figcaption}</figure>'


def _formula_html(latex: str, env: Any, *, is_display: bool) -> str:
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
