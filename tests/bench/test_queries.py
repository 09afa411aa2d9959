import random

import pytest
from rapidfuzz.distance import OSA

from bench.queries import misspell, mixed_queries

WORDS = [f"word{number}" for number in range(1000)]


@pytest.mark.parametrize("seed", range(50))
def test_misspelt_word_is_one_slip_away(seed):
    misspelt = misspell("attention", random.Random(seed))
    assert OSA.distance("attention", misspelt) == 1


def test_queries_are_the_same_for_the_same_seed():
    assert mixed_queries(WORDS, 40, seed=2) == mixed_queries(WORDS, 40, seed=2)


def test_queries_differ_for_another_seed():
    assert mixed_queries(WORDS, 40, seed=1) != mixed_queries(WORDS, 40, seed=2)


def test_queries_have_one_to_three_words():
    queries = mixed_queries(WORDS, 6, seed=1)
    lengths = [len(query.split()) for query in queries]
    assert lengths == [1, 2, 3, 1, 2, 3]


def test_quarter_of_the_queries_ends_in_a_beginning():
    queries = mixed_queries(WORDS, 40, seed=1)
    last_words = [query.split()[-1] for query in queries]
    beginnings = [word for word in last_words if word not in WORDS]
    assert len(beginnings) == 10


def test_queries_ask_common_words_as_often_as_rare_ones():
    words = " ".join(mixed_queries(WORDS, 1000, seed=1)).split()
    commonest = WORDS[:10]
    common_words = [word for word in words if word in commonest]
    assert 0.25 < len(common_words) / len(words) < 0.4
