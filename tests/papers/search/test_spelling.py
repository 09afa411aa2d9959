import pytest

from papers.search.spelling import suggestions
from papers.search.vocabulary import Vocabulary

KNOWN = Vocabulary(
    {
        "attention": 50,
        "attentive": 2,
        "retention": 5,
        "bert": 9,
        "best": 30,
        "1024": 3,
        "layer": 8,
        "later": 9,
    }
)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("atention", "attention"),
        ("attenntion", "attention"),
        ("attentoin", "attention"),
        ("sttention", "attention"),
        ("bret", "bert"),
        ("beert", "bert"),
        ("lyaer", "layer"),
    ],
)
def test_one_slip_is_found(word, first):
    assert suggestions(word, KNOWN)[0] == first


@pytest.mark.parametrize(
    ("word", "other"),
    [("pasted", "passes"), ("routing", "routers"), ("tested", "nesters")],
)
def test_word_in_a_regular_form_is_no_slip_of_another_form(word, other):
    assert suggestions(word, Vocabulary({other: 9})) == []


def test_two_slips_within_one_ending_are_found():
    known = Vocabulary({"passes": 9, "training": 5})
    assert suggestions("pasles", known) == ["passes"]
    assert suggestions("trianign", known) == ["training"]


@pytest.mark.parametrize("word", ["attention", "zzzzzz", "be", "1025", ""])
def test_nothing_is_suggested(word):
    assert suggestions(word, KNOWN) == []


def test_entries_with_a_beginning_are_summed():
    assert (KNOWN.beginning_with("atten"), KNOWN.beginning_with("x")) == (52, 0)
