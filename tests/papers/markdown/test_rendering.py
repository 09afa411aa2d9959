"""What Markdown becomes on a page, and without its marks."""

import pytest

from papers.markdown import plain_text, prose, reading_minutes, render
from papers.markdown.rendering import AS_WRITTEN
from tests.papers.markdown.safe_markup import problems_of


def bare_block(code):
    pre = f'<pre class="code" tabindex="0"><code>{code}</code></pre>'
    return f'<div class="code-block">{pre}</div>\n'


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A line</title>'
    '<path class="fig-line" d="M0 0L9 9"/></svg>'
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "*a* **b** ~~c~~ `d`",
            "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>\n",
        ),
        ("# a\n\n#### b", "<h3>a</h3>\n<h4>b</h4>\n"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("<b onclick=x>a</b>", "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>\n"),
        ("![a *b*](https://x.org/y.png)", "<p>a b</p>\n"),
        ("costs $5 and $10", "<p>costs $5 and $10</p>\n"),
        ("a \\$x$", "<p>a $x$</p>\n"),
        ("a $x$.", "<p>a <math><mi>x</mi></math>.</p>\n"),
        ("`$x$`", "<p><code>$x$</code></p>\n"),
        ("a\0b\ud800c", "<p>a\ufffdb?c</p>\n"),
        ("", ""),
    ],
)
def test_text_becomes_html(text, expected):
    assert render(text) == expected


def test_display_formula_can_be_scrolled_from_the_keyboard():
    expected = (
        '<p>a</p>\n<div class="math" tabindex="0" role="group" aria-label="Formula">'
        '<math display="block"><mi>x</mi></math></div>\n<p>b</p>\n'
    )
    assert render("a\n$$\nx\n$$\nb") == expected
    assert render("a\n$$x$$\nb") == expected


@pytest.mark.parametrize("text", ["$$\nx\n\ny", "$$\nx", "a $$x", "- $$\n  x\n\n$$ y"])
def test_formula_that_never_ends_is_text(text):
    assert "<math" not in render(text)


def test_table_can_be_scrolled_from_the_keyboard():
    html = render("| a | b |\n| - | -: |\n| 1 | 2 |")
    assert html.startswith(
        '<div class="table" tabindex="0" role="region" aria-label="Table"><table>'
    )
    assert '<th scope="col">a</th>\n<th class="align-right" scope="col">b</th>' in html
    assert html.endswith("</table></div>\n")


def test_code_is_highlighted_and_labelled():
    html = render("```python\nreturn 1\n```")
    expected = (
        '<div class="code-block"><span class="code-language">Python</span>'
        '<pre class="code" tabindex="0"><code>'
        '<span class="hl-k">return</span> <span class="hl-mi">1</span>\n'
        "</code></pre></div>\n"
    )
    assert html == expected


@pytest.mark.parametrize("language", ["", "brainfuck", '"><script>'])
def test_code_of_an_unknown_language_stands_as_it_is(language):
    html = render(f"```{language}\n<b>\n```")
    assert html == bare_block("&lt;b&gt;\n")


def test_only_so_much_code_is_highlighted():
    block = "```python\n" + "x = 1\n" * 1000 + "```\n\n"
    assert render(block * 3).count("code-language") == 1


def test_figure_is_drawn_with_its_caption():
    text = '![Up & right](figure:line "The line $y = x$.")'
    html = render(text, figures={"line": DRAWING})
    expected = (
        '<figure class="figure">'
        '<svg role="img" aria-label="Up &amp; right" viewBox="0 0 9 9">'
        "<title>A line</title>"
        '<path class="fig-line" d="M0 0L9 9"></path></svg>'
        "<figcaption>The line "
        "<math><mi>y</mi><mo>=</mo><mi>x</mi></math>.</figcaption></figure>\n"
    )
    assert html == expected


@pytest.mark.parametrize(
    "drawing", ["", DRAWING.replace("<path", "<script>alert(1)</script><path")]
)
def test_figure_that_cannot_be_drawn_is_told_in_words(drawing):
    text = '![A line](figure:line "It <b>rises</b>.")'
    html = render(text, figures={"line": drawing})
    assert html == "<p>A line It &lt;b&gt;rises&lt;/b&gt;.</p>\n"


def test_figure_within_a_sentence_is_told_in_words():
    html = render("See ![a line](figure:line).", figures={"line": DRAWING})
    assert html == "<p>See a line.</p>\n"


def test_inline_text_has_no_blocks():
    assert render("# *a* $x$", is_inline=True) == "# <em>a</em> <math><mi>x</mi></math>"


TOO_MUCH = [
    "*a* " * 6001,
    "- b\n" * 9000,
    "|c\n|-\n" + "|" * 50 + "\n|-\n" * 3000,
    "d" * 200_001,
]


@pytest.mark.parametrize("text", TOO_MUCH)
def test_text_with_too_much_markup_is_shown_as_written(text):
    source = text.replace("<", "&lt;")
    words = " ".join(text.split())
    assert render(text) == f"<p>{AS_WRITTEN}</p>\n{bare_block(source)}"
    assert render(text, is_inline=True) == source
    assert plain_text(text) == words
    assert prose(text) == words


def test_text_with_too_much_markup_cannot_run():
    html = render("<script>alert(1)</script>\x00\ud800" + "[x](javascript:y)" * 5000)
    assert problems_of(html) == []
    assert "<script" not in html


def test_short_rows_of_a_wide_table_are_too_much():
    table = "|a" * 100 + "\n" + "|-" * 100 + "\n" + "|\n" * 2000
    assert render(table).startswith(f"<p>{AS_WRITTEN}</p>")


def test_formulas_beyond_the_limit_are_shown_as_source():
    html = render(f"${'a' * 1000}$ " * 62)
    assert html.count("<math>") == 60
    assert html.count('<code class="math-error">aaa') == 2


def test_plain_text_keeps_the_words():
    text = '# A *b* [c](paper:gan)\n\n- $x^2$\n- `d`\n\n![e](figure:f "g $h$.")\n\n'
    text += "```python\ni = 1\n```\n\n| j |\n| - |\n| k |"
    assert plain_text(text) == "A b c x² d e g h. i = 1 j k"
    assert prose(text) == "A b c\nd"


@pytest.mark.parametrize(("count", "minutes"), [(0, 1), (200, 1), (201, 2), (2000, 10)])
def test_reading_takes_minutes(count, minutes):
    assert reading_minutes("word " * count) == minutes
