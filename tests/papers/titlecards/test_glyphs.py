"""Which glyphs a card shows, and how formulas read in a line."""

import pytest

from papers.titlecards.glyphs import has_glyph, settable_text


@pytest.mark.parametrize(
    "text",
    [
        "Łukasz Kaiser, Peter Grünwald, Bernhard Schölkopf",
        "αβγδεθλμπσφω ΓΔΘΛΠΣΦΩ",
        "“Quoted” – ‘single’ — it’s … №5 ½ × ≤ ≥ ≠ ≈ → ∞ √ ∑ ∂ ²³ⁿ ₂",
        "Ђорђе, Йожин, Ş Ğ Ő Ű Ț Ř Ż Đ Ħ Æ Ø ß",
    ],
)
def test_glyphs_of_titles_and_names_are_there(text):
    assert settable_text(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"$O(n^2)$ is slow", "O(n²) is slow"),
        (r"$\alpha$-divergence, $L_2$ and $\Lambda$", "α-divergence, L₂ and Λ"),
        (r"$O(n \log n)$ or $2^{-10}$", "O(n log n) or 2^-10"),
        (r"$\mathbb{R}^{d}$, $x \to \infty$, $\le 5$", "R^d, x → ∞, ≤ 5"),
        ("It costs $5 and $10", "It costs $5 and $10"),
        ("For $5M ($L$) more", "For $5M (L) more"),
        ("$$x_1$$ and on", "x₁ and on"),
        ("a $ b", "a $ b"),
    ],
)
def test_formula_reads_in_a_line(text, shown):
    assert settable_text(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("𝐀𝐭𝐭ention Ａ", "Attention A"),
        ("Joy 😀 of 👩‍👩‍👧 life", "Joy of life"),
        ("\u202eabc\u200b\ufeff\x07d\n e", "abcd e"),
        ("e\u0301cole", "école"),
        ("—— 😀", ""),
        ("", ""),
    ],
)
def test_what_the_face_lacks_is_left_out(text, shown):
    assert settable_text(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("田中さん: Ω", "TianZhongsan: Ω"),
        ("김민수, Attention", "GimMinSu, Attention"),
        ("العربية", "lrbyh"),
        ("שלום 😀", "slvm"),
    ],
)
def test_other_script_is_set_in_latin_letters(text, shown):
    assert settable_text(text) == shown


def test_letter_is_a_glyph():
    assert has_glyph("A")


@pytest.mark.parametrize("character", ["\U0010fffd", "田", "\x00", " ", "\ud800"])
def test_sign_for_what_is_lacking_is_no_glyph(character):
    assert not has_glyph(character)
