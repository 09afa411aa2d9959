"""FSRS-6's 21 weights: the usual ones, and what a learner's own ones may be.

The last one says how a memory fades while it is left alone. It stays the same for all:
a stability means the same for everybody, and so does every chance of recall.
"""

import math
from collections.abc import Sequence

from fsrs.scheduler import (
    DEFAULT_PARAMETERS,
    LOWER_BOUNDS_PARAMETERS,
    UPPER_BOUNDS_PARAMETERS,
)

Weights = tuple[float, ...]

USUAL_WEIGHTS: Weights = tuple(DEFAULT_PARAMETERS)
LOWEST_WEIGHTS: Weights = tuple(LOWER_BOUNDS_PARAMETERS)
HIGHEST_WEIGHTS: Weights = tuple(UPPER_BOUNDS_PARAMETERS)
FADING_WEIGHT = 20


def check_weights(numbers: Sequence[float]) -> Weights:
    """The same numbers; ValueError for some that no memory can be reckoned with."""
    if len(numbers) != len(USUAL_WEIGHTS):
        raise ValueError(f"{len(USUAL_WEIGHTS)} weights are needed.")
    for place, number in enumerate(numbers):
        is_number = isinstance(number, int | float) and math.isfinite(number)
        if not is_number:
            raise ValueError(f"Weight {place} is no number.")
        if not LOWEST_WEIGHTS[place] <= number <= HIGHEST_WEIGHTS[place]:
            raise ValueError(f"Weight {place} is out of its bounds: {number}.")
    if numbers[FADING_WEIGHT] != USUAL_WEIGHTS[FADING_WEIGHT]:
        raise ValueError("The last weight is the same for everybody.")
    return tuple(numbers)
