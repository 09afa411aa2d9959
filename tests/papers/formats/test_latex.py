"""What LaTeX's letters and signs mean."""

import pytest

from papers.formats.latex import decode_latex


@pytest.mark.parametrize(
    ("latex", "meaning"),
    [
        (r"M{\"u}ller", "Müller"),
        (r"M\"uller", "Müller"),
        (r"J{\"{u}}rgen", "Jürgen"),
        (r"{\'{\i}}", "í"),
        (r"\'\i", "í"),
        (r"Fran{\c c}ois", "François"),
        (r"Fran\c{c}ois", "François"),
        (r"\v{S}koda", "Škoda"),
        (r"S\o ren Bj{\o}rn \O{}re", "Søren Bjørn Øre"),
        (r"{\L}ukasz", "Łukasz"),
        (r"stra{\ss}e", "straße"),
        (r"{\aa}ngstr\"om", "ångström"),
        (r"AT\&T, 5\%, \$3, \#1, a\_b", "AT&T, 5%, $3, #1, a_b"),
        (r"\{x\}", "{x}"),
        (r"{BERT} and {GPT}-3", "BERT and GPT-3"),
        (r"\emph{very} \textbf{bold}", "very bold"),
        (r"a\textbackslash{}b", "a\\b"),
        (r"Knuth~et al.", "Knuth et al."),
        (r"{$<$}b{$>$}", "<b>"),
    ],
)
def test_command_is_decoded(latex, meaning):
    assert decode_latex(latex) == meaning


@pytest.mark.parametrize(
    "text",
    ["plain -- text", "Müller", r"$x_{1}^{\alpha}$", r"$O(n \log n)$ is \mystery2"],
)
def test_maths_and_what_is_not_known_stay(text):
    assert decode_latex(text) == text


def test_accent_without_a_letter_is_no_failure():
    assert decode_latex(r"\'{} \c{} \v") == "\u0301 \u0327 \\v"
