"""Which symbols a formula uses, and what counts as a word or a sentence."""

import pytest

from papers.libraryfiles.lint.maths import free_symbols, symbols_of
from papers.libraryfiles.lint.wording import sentences, word_count


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"\mathcal{L}(\theta)", {"L", "theta"}),
        (r"\sum_{i=1}^{n} x_i", {"n", "x"}),
        (r"\sum_{i \in I} x_i", {"I", "x"}),
        (r"\prod_t p_t", {"p"}),
        (r"\sum_{} x", {"x"}),
        (r"\min_G \max_D V(D, G)", {"V"}),
        (r"\int f(x)\,dx", {"f", "x"}),
        (r"e^{-x}", {"x"}),
        (r"\text{softmax}(QK^\top)V", {"Q", "K", "V"}),
        (r"A^T + \mathrm{KL}(q \,\|\, p)", {"A", "q", "p"}),
        (r"\mathbb{E}_{x \sim p}[\log D(x)]", {"x", "p", "D"}),
        (r"\operatorname*{arg\,max}_y s(y)", {"y", "s"}),
        (r"D_{KL} + L_{simple}", {"D", "L"}),
        (r"\begin{array}{lr} a & b \end{array}", {"a", "b"}),
    ],
)
def test_symbols_of_a_display_are_found(latex, expected):
    assert free_symbols(latex) == expected


def test_symbols_of_the_text_count_even_when_bound():
    assert symbols_of("i = 1") == {"i"}


def test_words_are_counted_outside_of_code_maths_and_tables():
    text = (
        "One two-three $x + y$ 28.4 %.\n\n"
        "```\na b c\n```\n\n"
        "| a | b |\n| - | - |\n| c | d |\n\n"
        "- four\n- five"
    )
    assert word_count(text) == 5


def test_sentences_end_where_they_end():
    text = (
        "He et al. found 3.5 points, e.g. in Fig. 2. Then it ended!"
        ' "Did it?" Yes\n\n- one\n- two'
    )
    assert sentences(text) == [
        "He et al found 3.5 points, e.g in Fig 2.",
        "Then it ended!",
        '"Did it?',
        "Yes",
        "one",
        "two",
    ]
