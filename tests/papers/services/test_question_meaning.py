"""Slips of the pen are told from changes of what a question asks."""

import pytest

from papers.services.question_meaning import is_same_wording

SAME = [
    ("The netwrok waits for the one before.", "The network waits for the one before"),
    ("why is attention quadratic", "Why is attention quadratic?"),
    ("What does self attention cost?", "What does self-attention *cost*?"),
    ("It is a sum", "It is the sum"),
    ("The lenght of a sequence", "The length of a sequence"),
    ("It costs $n ^ 2$ steps", "It costs $n^2$ steps"),
    ("", ""),
]
CHANGED = [
    ("Why does it wait?", "Why does it not wait?"),
    ("It is now known", "It is not known"),
    ("It costs 8 hours", "It costs 6 hours"),
    ("It costs $n^2$ steps", "It costs $n^3$ steps"),
    ("Set `beta1` first", "Set `beta2` first"),
    ("More than 10 %", "Less than 10 %"),
    ("The encoder attends", "The decoder attends"),
    ("It increases", "It decreases"),
    ("a + b", "a < b"),
    ("", "Something"),
    ("One thing and another", "One thing"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_slips_of_the_pen_ask_the_same(old, new):
    assert is_same_wording(old, new)
    assert is_same_wording(new, old)


@pytest.mark.parametrize(("old", "new"), CHANGED)
def test_other_words_numbers_and_formulas_ask_something_else(old, new):
    assert not is_same_wording(old, new)
    assert not is_same_wording(new, old)
