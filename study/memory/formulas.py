"""FSRS-6's formulas written out, for who reckons with millions of answers.

What an answer makes of stability and difficulty, to the last bit as py-fsrs has it and
ten times as fast. Dates and learning steps are given by `schedule.grade` alone.

Ye et al., https://github.com/open-spaced-repetition/py-fsrs
"""

import math
from collections.abc import Iterable
from typing import NamedTuple

from fsrs.scheduler import MAX_DIFFICULTY, MIN_DIFFICULTY, STABILITY_MIN

from study.memory.forgetting import chance_after
from study.memory.schedule import Rating
from study.memory.weights import USUAL_WEIGHTS, Weights

# The rating, and the nights since the answer before it; 0 for the first answer.
RatedAnswer = tuple[int, int]


class Strength(NamedTuple):
    """stability: days until the chance of recall falls to 90 %. difficulty: 1 to 10."""

    stability: float
    difficulty: float


class Formulas:
    """Under these weights; they are those of py-fsrs in its order."""

    def __init__(self, weights: Weights = USUAL_WEIGHTS) -> None:
        self.first_stabilities = weights[0:4]
        self.first_difficulty = weights[4]
        self.first_difficulty_growth = weights[5]
        self.difficulty_step = weights[6]
        self.reversion = weights[7]
        self.growth = math.e ** weights[8]
        self.growth_of_stability = -weights[9]
        self.growth_of_chance = weights[10]
        self.loss = weights[11]
        self.loss_of_difficulty = -weights[12]
        self.loss_of_stability = weights[13]
        self.loss_of_chance = weights[14]
        self.hard_penalty = weights[15]
        self.easy_bonus = weights[16]
        self.same_day_growth = weights[17]
        self.same_day_offset = weights[18]
        self.same_day_of_stability = -weights[19]
        self.least_loss = math.e ** (weights[17] * weights[18])
        self.easy_difficulty = self.difficulty_at_first(Rating.EASY)

    def difficulty_at_first(self, rating: int) -> float:
        """Not within its bounds yet."""
        growth = math.e ** (self.first_difficulty_growth * (rating - 1))
        return self.first_difficulty - growth + 1

    def first(self, rating: int) -> Strength:
        return Strength(
            max(self.first_stabilities[rating - 1], STABILITY_MIN),
            within_difficulties(self.difficulty_at_first(rating)),
        )

    def after(self, before: Strength, rating: int, days: int) -> Strength:
        """What an answer so many nights after the last one makes of a memory."""
        stability, difficulty = before
        if days < 1:
            grown = self.after_same_day(stability, rating)
        elif rating == Rating.AGAIN:
            grown = self.after_forgetting(stability, difficulty, days)
        else:
            grown = self.after_recall(stability, difficulty, rating, days)
        return Strength(
            max(grown, STABILITY_MIN),
            self.next_difficulty(difficulty, rating),
        )

    def after_same_day(self, stability: float, rating: int) -> float:
        exponent = self.same_day_growth * (rating - 3 + self.same_day_offset)
        increase = (math.e**exponent) * (stability**self.same_day_of_stability)
        if rating != Rating.AGAIN:
            increase = max(increase, 1.0)
        return stability * increase

    def after_forgetting(
        self, stability: float, difficulty: float, days: int
    ) -> float:
        chance = chance_after(days, stability=stability)
        left = (
            self.loss
            * (difficulty**self.loss_of_difficulty)
            * (((stability + 1) ** self.loss_of_stability) - 1)
            * (math.e ** ((1 - chance) * self.loss_of_chance))
        )
        return min(left, stability / self.least_loss)

    def after_recall(
        self, stability: float, difficulty: float, rating: int, days: int
    ) -> float:
        chance = chance_after(days, stability=stability)
        hard_penalty = self.hard_penalty if rating == Rating.HARD else 1
        easy_bonus = self.easy_bonus if rating == Rating.EASY else 1
        return stability * (
            1
            + self.growth
            * (11 - difficulty)
            * (stability**self.growth_of_stability)
            * ((math.e ** ((1 - chance) * self.growth_of_chance)) - 1)
            * hard_penalty
            * easy_bonus
        )

    def next_difficulty(self, difficulty: float, rating: int) -> float:
        step = -(self.difficulty_step * (rating - 3))
        damped = difficulty + (10.0 - difficulty) * step / 9.0
        reverted = (
            self.reversion * self.easy_difficulty
            + (1 - self.reversion) * damped
        )
        return within_difficulties(reverted)

    def strength_after(self, answers: Iterable[RatedAnswer]) -> Strength | None:
        """What all answers to a question lead to, oldest first; None without any."""
        strength = None
        for rating, days in answers:
            if strength is None:
                strength = self.first(rating)
            else:
                strength = self.after(strength, rating, days)
        return strength


def within_difficulties(difficulty: float) -> float:
    return min(max(difficulty, MIN_DIFFICULTY), MAX_DIFFICULTY)
