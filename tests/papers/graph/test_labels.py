import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.graph import label_lines
from papers.graph.labels import text_width


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("", ()),
        ("GPT", ["GPT"]),
        ("Attention Is All You Need", ["Attention Is All You", "Need"]),
        (
            "A Neural Probabilistic Language Model of Words and More",
            ["A Neural", "Probabilistic Langu…"],
        ),
        ("Supercalifragilisticexpialidocious", ["Supercalifragilistic…"]),
    ],
)
def test_title_in_lines(title, lines):
    assert label_lines(title) == tuple(lines)


def test_word_and_title_that_are_both_too_long_have_one_ellipsis():
    assert label_lines("Reinforcement Learning", most=10.1, lines=1) == ("Reinforce…",)
    assert label_lines("Information Retrieval", most=6, lines=1) == ("Infor…",)


@given(st.text(max_size=200))
def test_any_title_fits(title):
    lines = label_lines(title, most=20, lines=2)
    assert len(lines) <= 2
    assert [line for line in lines if text_width(line) > 21] == []
