"""Which numbers may be weights."""

import pytest

from study.memory.weights import FADING_WEIGHT, USUAL_WEIGHTS, check_weights


def with_weight(place, number):
    weights = list(USUAL_WEIGHTS)
    weights[place] = number
    return weights


def test_usual_weights_are_weights():
    assert check_weights(list(USUAL_WEIGHTS)) == USUAL_WEIGHTS


@pytest.mark.parametrize(
    "numbers",
    [
        [],
        USUAL_WEIGHTS[:-1],
        (*USUAL_WEIGHTS, 1.0),
        with_weight(0, 0.0),
        with_weight(3, 101.0),
        with_weight(8, float("nan")),
        with_weight(8, float("inf")),
        with_weight(8, "1.8"),
        with_weight(8, None),
        with_weight(FADING_WEIGHT, 0.2),
    ],
    ids=str,
)
def test_other_numbers_are_refused(numbers):
    with pytest.raises(ValueError, match=r"[Ww]eight"):
        check_weights(numbers)
