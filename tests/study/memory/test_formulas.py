"""FSRS-6's formulas against py-fsrs itself, to the last bit."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from study.memory import PastReview, Rating, replay
from study.memory.formulas import Formulas
from study.memory.weights import (
    FADING_WEIGHT,
    HIGHEST_WEIGHTS,
    LOWEST_WEIGHTS,
    USUAL_WEIGHTS,
    check_weights,
)

BEGAN_AT = datetime(2026, 3, 1, 4, tzinfo=UTC)
GAPS = (0, 0, 1, 2, 5, 14, 60, 400)
HISTORIES = 400


def random_weights(chance):
    weights = []
    for lowest, highest in zip(LOWEST_WEIGHTS, HIGHEST_WEIGHTS, strict=True):
        weights.append(chance.uniform(lowest, highest))
    weights[FADING_WEIGHT] = USUAL_WEIGHTS[FADING_WEIGHT]
    return check_weights(weights)


@pytest.mark.parametrize("are_usual", [True, False])
def test_strength_is_that_of_a_replayed_memory(are_usual):
    for seed in range(HISTORIES):
        chance = random.Random(seed)
        weights = USUAL_WEIGHTS if are_usual else random_weights(chance)
        began_at = BEGAN_AT
        answers = []
        reviews = []
        for number in range(chance.randint(1, 9)):
            days = chance.choice(GAPS) if number else 0
            began_at += timedelta(days=days)
            rating = Rating(chance.randint(1, 4))
            answers.append((rating.value, days))
            at = began_at + timedelta(minutes=number)
            reviews.append(PastReview(rating, at, began_at, 0.9))
        memory = replay(reviews, weights=weights)
        strength = Formulas(weights).strength_after(answers)
        assert strength.stability == memory.stability, seed
        assert strength.difficulty == memory.difficulty, seed


def test_nothing_answered_leads_to_nothing():
    assert Formulas().strength_after([]) is None
