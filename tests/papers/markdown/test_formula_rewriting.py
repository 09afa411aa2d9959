"""What the converter does not read is set all the same, and nothing of it is lost."""

import html
import re
import unicodedata

import pytest

from papers.markdown import render, to_mathml
from papers.markdown.formula_rewriting import rewrite_formula

ROWS = re.compile("<mtr>")
MARKUP = re.compile("<[^<>]*>")


def display(latex):
    return to_mathml(latex, is_display=True)


def letters(mathml):
    """What a reader sees; three dots for the sign that is one glyph of them."""
    words = html.unescape(MARKUP.sub("", mathml))
    return unicodedata.normalize("NFKC", words)


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"\begin{aligned} a &= b \\[4pt] c &= d \end{aligned}", "a=bc=d"),
        (r"\begin{aligned} a &= b \\* c &= d \end{aligned}", "a=bc=d"),
        (r"\begin{aligned} a \\*[-1.5em] c \end{aligned}", "ac"),
        (r"\begin{aligned}[t] a &= b \end{aligned}", "a=b"),
        (r"\begin{array}[b]{l} a \end{array}", "a"),
        (r"\begin{array}{@{}l|p{2cm}@{\quad}} a & b \end{array}", "ab"),
        (r"\begin{alignedat}{2} a &= b & c &= d \end{alignedat}", "a=bc=d"),
        (r"\begin{alignat*}{2} a &= b \end{alignat*}", "a=b"),
        (r"\begin{eqnarray} a &=& b \end{eqnarray}", "a=b"),
        (r"\begin{multline} a \\ b \end{multline}", "ab"),
        (r"x \label{eq:loss}", "x"),
        (r"\colorbox{yellow}{a}", "a"),
        (r"\color[HTML]{FF0000} x", "x"),
        (r"a \hdots b", "a...b"),
        (r"\AA", "Å"),
        (r"\text{5 \AA}", "5 Å"),
        (r"\mbox{if $x > 0$ then}", "if x>0 then"),
        (r"a \dotsc b \smash{c}", "a...bc"),
        (r"\begin{array}{l} a \\ \hline\hline b \\ \cline{1-1} c \end{array}", "abc"),
    ],
)
def test_argument_is_no_part_of_what_is_shown(latex, shown):
    assert letters(display(latex)) == shown


@pytest.mark.parametrize(
    ("latex", "count"),
    [
        (r"a \\ b", 2),
        (r"a \\[2pt] b \newline c", 3),
        (r"a &= b \\ c &= d \\", 2),
        (r"\frac{a \\ b}{c}", 2),
        (r"\begin{equation} a \\ b \end{equation}", 2),
        (r"\begin{bmatrix} a \\[1em] \end{bmatrix}", 1),
        (r"a \\", 0),
    ],
)
def test_line_end_outside_of_an_environment_ends_the_line(latex, count):
    assert len(ROWS.findall(display(latex))) == count


@pytest.mark.parametrize(
    ("latex", "tag"),
    [
        (r"x = 1 \tag{1}", "(1)"),
        (r"x = 1 \tag{A.1} \label{eq:x}", "(A.1)"),
        (r"x = 1 \tag*{$\ast$ [b]}", "∗ [b]"),
        (r"\begin{equation} x = 1 \tag{2} \end{equation}", "(2)"),
        (r"\begin{aligned} x &= 1 \\ y &= 2 \end{aligned} \tag{3}", "(3)"),
        (r"a \\ b \tag{4}", "(4)"),
    ],
)
@pytest.mark.parametrize("is_display", [True, False])
def test_tag_stands_at_the_end(latex, tag, is_display):
    shown = letters(to_mathml(latex, is_display=is_display))
    assert shown.endswith(tag)


def test_tag_of_a_row_stands_in_its_row():
    mathml = display(r"\begin{align} x &= 1 \tag{1} \\ y &= 2 \tag{2} \end{align}")
    first, second = mathml.split("</mtr><mtr>")
    assert letters(first) == "x=1(1)"
    assert letters(second) == "y=2(2)"


@pytest.mark.parametrize(
    ("latex", "class_name"),
    [
        (r"\cancel{x}", "math-strike-up"),
        (r"\bcancel{x}", "math-strike-down"),
        (r"\xcancel{x}", "math-strike-both"),
        (r"\boxed{x}", "math-box"),
        (r"\fbox{abc}", "math-box"),
        (r"\textbf{abc}", "math-bold"),
        (r"\text{so \textit{abc}}", "math-italic"),
        (r"\textsf{abc}", "math-sans"),
        (r"\textsc{abc}", "math-small-caps"),
        (r"\texttt{abc}", "math-typewriter"),
        (r"\textcolor{red}{x}", "math-warm"),
        (r"{\color{blue} x}", "math-accent"),
        (r"\begin{array}{r} a \end{array}", "math-right"),
    ],
)
def test_look_is_a_class_on_the_page(latex, class_name, settings):
    assert f'class="{class_name}' in render(f"${latex}$")
    styles = settings.BASE_DIR / "static/css/components/formula-classes.css"
    assert f".{class_name} {{" in styles.read_text(encoding="utf-8")


def test_two_looks_of_words_are_two_classes():
    assert 'class="math-bold math-italic"' in display(r"\text{\textbf{\textit{a}}}")


@pytest.mark.parametrize("environment", ["substack", "smallmatrix"])
def test_small_rows_are_small(environment):
    latex = r"\begin{smallmatrix} a & b \end{smallmatrix}"
    if environment == "substack":
        latex = r"\sum_{\substack{a \\ b}}"
    assert 'scriptlevel="1"' in display(latex)


def test_matrix_with_a_side_keeps_its_brackets():
    mathml = display(r"\begin{pmatrix*}[r] -1 & 2 \end{pmatrix*}")
    assert letters(mathml) == "(−12)"
    assert "math-right" in mathml


def test_formula_with_nothing_to_rewrite_is_as_it_was():
    latex = r"\frac{a}{b} \left( x \right)"
    assert rewrite_formula(latex, is_display=True) is latex


def test_rule_below_the_last_row_is_as_wide_as_the_array():
    mathml = display(r"\begin{array}{|c|c|} a & b \\ \hline \end{array}")
    last_row = mathml.rpartition("<mtr>")[2]
    assert last_row.count('<mtd class="math-rule-top math-rule-right">') == 2


@pytest.mark.parametrize(
    "latex",
    [
        r"\begin{array}{c|c} a & b \\ \hline\hline c & d \end{array}",
        r"\begin{array}{c|c} \hline \hline a & b \\ c & d \end{array}",
        r"\begin{array}{c|c} a & b \\ c & d \\ \hline\hline \end{array}",
    ],
)
def test_two_rules_are_kept_apart_by_a_low_row(latex):
    mathml = display(latex)
    assert mathml.count("math-rule-top") >= 2
    assert mathml.count("math-rule-gap") == 2
    assert letters(mathml) == "abcd"


def test_three_rules_are_no_more_than_two():
    mathml = display(r"\begin{array}{c} a \\ \hline\hline\hline b \end{array}")
    assert mathml.count("math-rule-gap") == 1


def test_rules_of_very_many_columns_stay_single():
    columns = "c" * 40
    rules = r"\hline\hline a \\ " * 20
    latex = rf"\begin{{array}}{{{columns}}} {rules} \end{{array}}"
    assert "math-rule-gap" not in display(latex)


@pytest.mark.parametrize(
    ("latex", "class_name"),
    [
        (r"\mathrlap{x}y", "math-lap-right"),
        (r"\mathllap{x}y", "math-lap-left"),
        (r"\mathclap{x}y", "math-lap-both"),
        (r"\rlap{x}y", "math-lap-right"),
        (r"\llap{x}y", "math-lap-left"),
        (r"\clap{x}y", "math-lap-both"),
    ],
)
def test_what_takes_no_place_stands_in_no_width(latex, class_name):
    assert f'<mpadded width="0"><mrow class="{class_name}">' in display(latex)
    assert f'<mrow class="{class_name}">' in render(f"${latex}$")


def test_each_row_in_what_takes_no_place_is_closed_once():
    mathml = display(r"\mathrlap{\cancel{\mathllap{a}b}}{c}")
    assert mathml.count("<mpadded") == mathml.count("</mpadded>") == 2
    assert mathml.count("<mrow") == mathml.count("</mrow>")
    assert mathml.index("</mpadded>") < mathml.index("<mi>b</mi>")


def test_colours_that_mark_are_no_colours_of_readers():
    mathml = display(r"\textcolor{lime}{a}\color{pink}b\textcolor{olive}{c}")
    assert "math-lap" not in mathml
    assert "math-rule-gap" not in mathml
