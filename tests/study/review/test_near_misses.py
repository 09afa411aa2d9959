"""What counts as right in a gap, what as near, and what never does."""

import pytest

from study.review.near_misses import is_near_miss, is_same_answer


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("LAYER", "layer"),
        ("  layer ", "layer"),
        ("self attention", "self-attention"),
        ("selfattention", "self-attention"),
        ("self–attention", "self attention"),
        ("feed  forward", "feedforward"),
        ("Scholkopf", "Schölkopf"),
        ("naïve Bayes", "naive Bayes"),
        ("GPT 3", "GPT-3"),
        ("gpt3", "GPT-3"),
        ("kNN", "k-NN"),
        ("onehot", "one-hot"),
        ("O(N)", "o(n)"),
        ("-1", "-1"),
        ("−3 percent", "-3 percent"),
    ],
)
def test_same_answer_however_it_is_written(typed, answer):
    assert is_same_answer(typed, answer)
    assert not is_near_miss(typed, answer)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("layr", "layer"),
        ("layers", "layer"),
        ("alyer", "alyers"),
        ("attnetion", "attention"),
        ("normalization", "normalisation"),
        ("self atention", "self-attention"),
        ("selfatention", "self-attention"),
        ("gradiant descend", "gradient descent"),
        ("12 layrs", "12 layers"),
        ("eight haeds", "eight heads"),
        ("BERT encodr", "BERT encoder"),
    ],
)
def test_slip_of_the_pen_is_near(typed, answer):
    assert is_near_miss(typed, answer)
    assert not is_same_answer(typed, answer)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "layer"),
        ("   ", "layer"),
        ("pooling", "layer"),
        ("lay", "layer"),
        ("symmetric", "asymmetric"),
        ("unsupervised", "supervised"),
        ("more unstable", "more stable"),
        ("decoder", "encoder"),
        ("maximise", "minimise"),
        ("exploitation", "exploration"),
        ("kay", "key"),
        ("now stable", "not stable"),
        ("BART", "BERT"),
        ("ResNeXt", "ResNet"),
        ("re snt", "ResNet"),
    ],
)
def test_another_word_is_not_near(typed, answer):
    assert not is_near_miss(typed, answer)
    assert not is_same_answer(typed, answer)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1000", "100"),
        ("1", "-1"),
        ("1e3", "1e-3"),
        ("10 20", "1020"),
        ("0,1", "0.1"),
        ("GPT-2", "GPT-3"),
        ("13 layers", "12 layers"),
        ("1020 percent", "10-20 percent"),
        ("3 percent", "-3 percent"),
        ("sixty", "sixteen"),
        ("eighty", "eight"),
        ("seven heads", "eleven heads"),
        ("fourty", "forty"),
        ("millions", "billions"),
        ("y", "ŷ"),
        ("β", "α"),
        ("n+1", "n-1"),
        ("O(n log m)", "O(n log n)"),
        ("softmax(xs)", "softmax(x)"),
        ("d_modle", "d_model"),
        ("2²", "2³"),
    ],
)
def test_number_or_formula_is_never_near(typed, answer):
    assert not is_near_miss(typed, answer)
    assert not is_same_answer(typed, answer)


def test_text_of_any_length_and_script_is_compared():
    for text in ("x" * 500, "注意力", "ß", "\u0301", "-", "🙂", "İ"):
        assert is_same_answer(text, text)
        assert not is_same_answer("", text)
        assert not is_near_miss("layer", text)
        assert not is_near_miss(text, "layer")
