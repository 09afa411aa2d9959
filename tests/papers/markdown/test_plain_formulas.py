"""Formulas in a line of text: all that a page shows of them, as one would type it."""

import re
import unicodedata
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from papers.libraryfiles import read_library
from papers.libraryfiles.texts import texts_of_library
from papers.markdown import plain_formula, plain_text, to_mathml
from papers.markdown.formula_problems import latex_of
from papers.markdown.plain_symbols import ACCENTS, BRACES, TYPED, UNSEEN
from papers.markdown.spans import find_spans

HERE = Path(__file__).parent
CONSTRUCTS = (HERE / "constructs.txt").read_text(encoding="utf-8").splitlines()
PHANTOM = re.compile("<mphantom>.*?</mphantom>")
TAG = re.compile("<[^<>]*>")


def is_ascii(character):
    return character.isascii()


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"O(n^2)", "O(n²)"),
        (r"x\,\Phi(x)", "x Φ(x)"),
        (r"a \ne b", "a ≠ b"),
        (r"p_\theta(x_{t-1} \mid x_t)", "p_θ(x_(t-1) | x_t)"),
        (r"\frac{a+b}{2}", "(a + b)/2"),
        (r"\frac{p(x)}{q(x)}", "p(x)/q(x)"),
        (r"\log_2 n + n\log n", "log₂ n + n log n"),
        (r"-\log p", "-log p"),
        (r"x^{-1} + e^{-x^2/2}", "x⁻¹ + e^(-x²/2)"),
        (r"QK^\top/\sqrt{d_k}", "QK^⊤/√d_k"),
        (r"\sqrt[3]{x + 1}", "³√(x + 1)"),
        (r"\frac{1}{n}\sum_{i=1}^n x_i", "1/n ∑_(i=1)ⁿ x_i"),
        (r"\hat{x} + \widehat{AB}", "x̂ + ÂB̂"),
        (r"\mathbb{R}^{d \times k}", "R^(d×k)"),
        (r"D_{\mathrm{KL}}(p \,\|\, q)", "D_KL(p ‖ q)"),
        (r"s_{\mathrm{BM25}}", "s_BM25"),
        (r"10{,}000", "10,000"),
        (r"f(x,y)", "f(x, y)"),
        (r"\binom{n}{k}", "(n choose k)"),
        (r"\begin{cases} x & \text{if } x > 0 \\ 0 \end{cases}", "{x if x > 0; 0"),
        (r"\begin{pmatrix} \cos x & 0 \\ 1 & 2 \end{pmatrix}", "(cos x 0; 1 2)"),
        (r"\underbrace{a}_{\text{cost}}", "a_cost"),
        (r"x = 1 \tag{2}", "x = 1 (2)"),
        (r"{}_a^b X", "_a^bX"),
        (r"x < y \& z", "x < y&z"),
        (r"\phantom{x} \ell", "ℓ"),
        (r"", ""),
    ],
)
def test_formula_in_a_line(latex, shown):
    assert plain_formula(latex) == shown


def test_formula_that_cannot_be_set_keeps_its_words():
    assert plain_formula(r"\unheard{of} + x") == "unheard of + x"


@pytest.mark.parametrize(
    ("latex", "shown"),
    [("x^2", "x^2"), ("x^{-1}", "x^-1"), (r"\hat{x}", "x hat"), ("x_{10}", "x_10")],
)
def test_small_glyphs_stand_only_where_there_are_some(latex, shown):
    assert plain_formula(latex, is_ascii) == shown


def test_description_of_a_text_holds_its_formulas():
    text = r"GELU is $x\,\Phi(x)$, where $x \ne 0$."
    assert plain_text(text) == "GELU is x Φ(x), where x ≠ 0."


def seen_characters(latex):
    """What a page shows of the formula, without braces over or under a part of it."""
    mathml = PHANTOM.sub("", to_mathml(latex, is_display=False))
    text = UNSEEN.sub("", unescape(TAG.sub("", mathml)))
    return characters_of("".join(sign for sign in text if sign not in BRACES))


def characters_of(text):
    bare = unicodedata.normalize("NFKD", text).translate(TYPED)
    bare = bare.replace("∣", "|")
    return Counter(character for character in bare if not character.isspace())


def missing_characters(latex):
    """What the page shows of the formula and its line lacks.

    An accent is there as the one that is typed behind its letter.
    """
    typed = characters_of(plain_formula(latex))
    missing = seen_characters(latex) - typed
    return [sign for sign in missing if ACCENTS.get(sign) not in typed]


@pytest.mark.parametrize("latex", CONSTRUCTS)
def test_every_construct_is_set_and_typed(latex):
    """One formula for each construct, held against KaTeX by eye."""
    assert 'display="block"' in to_mathml(latex, is_display=True)
    assert not missing_characters(latex)


def test_nothing_of_the_librarys_formulas_vanishes(settings):
    library = read_library(settings.LIBRARY_DIR)[0]
    lacking = {}
    formulas = set()
    for text in texts_of_library(library):
        for span in find_spans(text.content):
            if span.kind in ("maths", "display"):
                formulas.add(latex_of(text.content, span))
    for latex in formulas:
        missing = missing_characters(latex)
        if missing:
            lacking[latex] = "".join(missing)
    assert len(formulas) > 800
    assert lacking == {}
