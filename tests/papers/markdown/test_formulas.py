"""Formulas of real papers keep their MathML.

`python -m tests.papers.markdown.test_formulas` writes it anew.
"""

from contextlib import suppress
from pathlib import Path

import pytest

from papers.markdown import FormulaError, render, to_mathml
from papers.markdown.formula_limits import TOKEN_LIMIT, count_unclosed, tag_depth

HERE = Path(__file__).parent
FORMULAS = (HERE / "formulas.txt").read_text(encoding="utf-8").splitlines()
EXPECTED = HERE / "formulas.expected.txt"


def display_mathml(latex):
    return to_mathml(latex, is_display=True).replace("\n", " ")


@pytest.mark.parametrize("number", range(len(FORMULAS)))
def test_formula_is_as_it_was(number):
    expected = EXPECTED.read_text(encoding="utf-8").splitlines()
    assert display_mathml(FORMULAS[number]) == expected[number]


@pytest.mark.parametrize("latex", FORMULAS)
def test_sanitising_changes_no_formula(latex):
    html = render(f"$$\n{latex}\n$$")
    assert html.count("<m") == display_mathml(latex).count("<m")
    assert " style=" not in html


@pytest.mark.parametrize("script", ["^2", "_i", "_i^2"])
def test_sized_delimiter_with_a_script_keeps_its_size(script):
    mathml = display_mathml(rf"\Big(x\Big){script}")
    assert '<mrow><mo minsize="1.623em" maxsize="1.623em">)</mo></mrow>' in mathml


def test_inline_formula_is_no_block():
    assert to_mathml("x", is_display=False) == "<math><mi>x</mi></math>"
    assert to_mathml("x", is_display=True) == '<math display="block"><mi>x</mi></math>'


@pytest.mark.parametrize(
    ("latex", "reason"),
    [
        (r"\unknown{x}", 'Unknown command "\\unknown"'),
        (r"{x", 'Expected closing token "}", but reached end of input'),
        (r"\href{javascript:alert(1)}{x}", r"\href is not available in formulas"),
        (r"\eqref{loss}", r"\eqref is not available in formulas"),
        (r"\tag{1", "a brace is left open"),
        (r"\newcommand{\a}{\a\a}\a", r"\newcommand is not available in formulas"),
        ("x" * (TOKEN_LIMIT + 1), "the formula is too long or leaves brackets open"),
        (r"\frac{" * 120 + "x" + "}{y}" * 120, "the formula is nested too deeply"),
        (r"\hat" * 120 + " x", "the formula is nested too deeply"),
        (r"\sqrt[" * 120 + "x" + "]{x}" * 120, "the formula is nested too deeply"),
        (r"\left(" * 120 + "x" + r"\right)" * 120, "the formula is nested too deeply"),
        (r"\bar\bar{" * 60 + "x" + "}" * 60, "the formula is nested too deeply"),
    ],
)
def test_formula_that_cannot_be_shown_says_why(latex, reason):
    with pytest.raises(FormulaError) as refusal:
        to_mathml(latex, is_display=True)
    assert str(refusal.value) == reason


def test_formula_that_cannot_be_shown_stands_as_its_source():
    source = '<code class="math-error">\\foo&lt;b&gt;</code>'
    assert render(r"a $\foo<b>$") == f"<p>a {source}</p>\n"


@pytest.mark.parametrize(
    ("mathml", "expected"),
    [("<mi>x</mi>", 1), ("<a><b/><c><d></d></c></a>", 3), ("", 0)],
)
def test_depth_is_that_of_the_elements(mathml, expected):
    assert tag_depth(mathml) == expected


@pytest.mark.parametrize(
    "piece",
    [
        "x!",
        r"\exp'",
        r"\displaystyle x",
        r"\frac x",
        r"\sqrt",
        "{",
        r"\left.",
        r"\pmb{",
        "x^",
    ],
)
@pytest.mark.parametrize("times", [400, 100_000])
def test_no_formula_ends_the_process(piece, times):
    with suppress(FormulaError):
        to_mathml(piece * times, is_display=True)


@pytest.mark.parametrize(
    ("latex", "count"),
    [
        ("f(x) + [0, 1)", 0),
        ("((", 2),
        (r"\left( x \right) \left[ y \right)", 0),
        (r"\bigl( a \bigr) \Bigl| b \Bigr|", 0),
        (r"\langle x \rangle \lVert y \rVert \lfloor z \rceil \{ a \}", 0),
        (r"\langle \lVert \lfloor \{ \bigl| \mathopen| \lunheardof ⟨", 8),
        (r"\lambda \le \log \ldots \leftarrow \lim \ln \ll \leq", 0),
        ("{(}{(}", 2),
        ("({)}", 1),
        ("(&)", 0),
    ],
)
def test_brackets_left_open_are_counted(latex, count):
    assert count_unclosed(latex) == count


@pytest.mark.parametrize(
    "opening",
    [
        "(",
        "[",
        r"\{",
        r"\langle ",
        r"\log(",
        r"\bigl|",
        "{(}",
        "()(",
        "⟦",
        r"\lunheardof ",
    ],
)
def test_brackets_left_open_are_refused_at_once(opening):
    with pytest.raises(FormulaError):
        to_mathml(opening * 60, is_display=True)


if __name__ == "__main__":
    lines = [f"{display_mathml(latex)}\n" for latex in FORMULAS]
    EXPECTED.write_text("".join(lines), encoding="utf-8")
