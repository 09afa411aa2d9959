"""Weights fitted to one learner's answers, and whether they foretell better.

They are fitted to the earlier answers and tried on the later ones, which they have not
seen; the usual weights foretell the same later answers. Only delayed answers count:
those given a night or more after the last one to the same question.

The likeliest weights are sought by Fisher scoring. Each weight begins at its usual
value and is drawn back to it the more, the less the answers say about it: below 1,000
answers fitted weights foretell worse than the usual ones.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

from study.memory.forgetting import chance_after
from study.memory.formulas import Formulas
from study.memory.schedule import Rating
from study.memory.weights import (
    HIGHEST_WEIGHTS,
    LOWEST_WEIGHTS,
    USUAL_WEIGHTS,
    Weights,
)

# By its place: how far each weight may be expected to lie from the usual one.
# As a factor e^x for those that multiply, else as a difference.
FACTOR_SPREADS = {
    0: 0.7,
    1: 0.7,
    2: 0.7,
    3: 0.7,
    6: 0.3,
    9: 0.4,
    10: 0.4,
    11: 0.4,
    13: 0.4,
    14: 0.3,
    15: 0.3,
    16: 0.3,
    17: 0.4,
    18: 0.4,
}
DIFFERENCE_SPREADS = {4: 0.6, 8: 0.4}
FITTED_PLACES = tuple(sorted({*FACTOR_SPREADS, *DIFFERENCE_SPREADS}))
MOST_STEPS = 8
MOST_HALVINGS = 4
# As a logarithm of likelihood; a smaller gain ends the search.
LEAST_GAIN = 0.1
NUDGE = 0.05
# In standard deviations. The later answers of a year decide once, not every day.
LEAST_EVIDENCE = 2.0
HELD_OUT_SHARE = 0.2
NEAREST_TO_CERTAIN = 1e-4
DECIMALS = 4


class TimedAnswer(NamedTuple):
    """number: its place among all answers of the learner, in time."""

    number: int
    rating: int
    days: int


History = Sequence[TimedAnswer]


@dataclass(frozen=True, slots=True)
class Foretelling:
    """How weights foretold the answers that were held out.

    loss: the mean logarithmic loss of an answer. expected: the share of answers that
    they expected to be known, 0 to 1.
    """

    loss: float
    expected: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two sets of weights, tried on answers that the new ones were not fitted to.

    known: the share of these answers that was known, 0 to 1. evidence: by how many
    standard deviations the new weights foretold better; below 0 when worse.
    """

    weights: Weights
    fitted_count: int
    held_out_count: int
    known: float
    before: Foretelling
    after: Foretelling
    evidence: float

    @property
    def is_better(self) -> bool:
        return self.evidence >= LEAST_EVIDENCE


@dataclass(frozen=True, slots=True)
class Foretold:
    """Chances of delayed answers, whether they were known, and of which question."""

    chances: list[float]
    outcomes: list[bool]
    questions: list[int]

    @property
    def losses(self) -> list[float]:
        losses = []
        for chance, is_known in zip(self.chances, self.outcomes, strict=True):
            losses.append(-math.log(chance if is_known else 1 - chance))
        return losses

    @property
    def summary(self) -> Foretelling:
        count = len(self.chances)
        return Foretelling(sum(self.losses) / count, sum(self.chances) / count)


def compare_weights(
    histories: Sequence[History], *, present: Weights = USUAL_WEIGHTS
) -> Comparison | None:
    """Weights fitted to the first four fifths of the answers, tried on the last fifth.

    histories: all answers to each question, oldest first. None where no delayed answer
    is among either part.
    """
    count = sum(len(history) for history in histories)
    first_held_out = count - round(count * HELD_OUT_SHARE)
    earlier = []
    for history in histories:
        kept = [answer for answer in history if answer.number < first_held_out]
        if kept:
            earlier.append(kept)
    if not foretell(earlier, USUAL_WEIGHTS).chances:
        return None
    before = foretell(histories, present, first=first_held_out)
    if not before.chances:
        return None
    weights = fit_weights(earlier)
    after = foretell(histories, weights, first=first_held_out)
    return Comparison(
        weights=weights,
        fitted_count=first_held_out,
        held_out_count=len(before.chances),
        known=sum(before.outcomes) / len(before.outcomes),
        before=before.summary,
        after=after.summary,
        evidence=evidence_for(after, against=before),
    )


def foretell(
    histories: Sequence[History], weights: Weights, *, first: int = 0
) -> Foretold:
    """The chance of each delayed answer from the number `first` on."""
    formulas = Formulas(weights)
    foretold = Foretold([], [], [])
    for question, history in enumerate(histories):
        strength = None
        for number, rating, days in history:
            if strength is None:
                strength = formulas.first(rating)
                continue
            if days > 0 and number >= first:
                chance = chance_after(days, stability=strength.stability)
                foretold.chances.append(away_from_certain(chance))
                foretold.outcomes.append(rating != Rating.AGAIN)
                foretold.questions.append(question)
            strength = formulas.after(strength, rating, days)
    return foretold


def away_from_certain(chance: float) -> float:
    return min(max(chance, NEAREST_TO_CERTAIN), 1 - NEAREST_TO_CERTAIN)


def evidence_for(foretold: Foretold, *, against: Foretold) -> float:
    """In standard deviations; answers to one question count as one observation."""
    gains: dict[int, float] = {}
    losses = zip(
        foretold.questions, against.losses, foretold.losses, strict=True
    )
    for question, loss_before, loss_after in losses:
        gains[question] = gains.get(question, 0.0) + loss_before - loss_after
    total = sum(gains.values())
    squares = sum(gain**2 for gain in gains.values())
    variance = squares - total**2 / len(gains)
    if variance <= 0:
        return 0.0
    return total / math.sqrt(variance)


def fit_weights(histories: Sequence[History]) -> Weights:
    """The likeliest weights, within the bounds of py-fsrs."""
    offsets = [0.0] * len(FITTED_PLACES)
    penalty = penalty_of(offsets, foretell(histories, USUAL_WEIGHTS))
    for _ in range(MOST_STEPS):
        step = scoring_step(histories, offsets)
        reached, lower = better_offsets(histories, offsets, step, penalty)
        gain = penalty - lower
        offsets = reached
        penalty = lower
        if gain < LEAST_GAIN:
            break
    return tuple(round(weight, DECIMALS) for weight in weights_at(offsets))


def weights_at(offsets: Iterable[float]) -> Weights:
    """offsets: of the fitted weights, 1 for the spread of each."""
    weights = list(USUAL_WEIGHTS)
    for place, offset in zip(FITTED_PLACES, offsets, strict=True):
        if place in FACTOR_SPREADS:
            weight = weights[place] * math.exp(offset * FACTOR_SPREADS[place])
        else:
            weight = weights[place] + offset * DIFFERENCE_SPREADS[place]
        lowest = LOWEST_WEIGHTS[place]
        weights[place] = min(max(weight, lowest), HIGHEST_WEIGHTS[place])
    return tuple(weights)


def penalty_of(offsets: Sequence[float], foretold: Foretold) -> float:
    """What is made as small as can be: the answers' loss, and how odd the weights."""
    return sum(foretold.losses) + sum(offset**2 for offset in offsets) / 2


def better_offsets(
    histories: Sequence[History],
    offsets: list[float],
    step: list[float],
    penalty: float,
) -> tuple[list[float], float]:
    """A step's end with its penalty, or nearer; where it began if nothing is better."""
    for halving in range(MOST_HALVINGS):
        reached = []
        for offset, move in zip(offsets, step, strict=True):
            reached.append(offset + move / 2**halving)
        lower = penalty_of(reached, foretell(histories, weights_at(reached)))
        if lower < penalty:
            return reached, lower
    return offsets, penalty


def scoring_step(
    histories: Sequence[History], offsets: list[float]
) -> list[float]:
    """Fisher scoring: where the penalty would be least if chances were straight."""
    here = foretell(histories, weights_at(offsets))
    pulls = []
    roots = []
    for chance, is_known in zip(here.chances, here.outcomes, strict=True):
        spread = math.sqrt(chance * (1 - chance))
        roots.append(spread)
        pulls.append((is_known - chance) / spread)
    slopes = []
    for place in range(len(offsets)):
        nudged = list(offsets)
        nudged[place] += NUDGE
        there = foretell(histories, weights_at(nudged))
        rows = zip(here.chances, there.chances, roots, strict=True)
        slopes.append(
            [(after - before) / NUDGE / root for before, after, root in rows]
        )
    matrix = []
    wanted = []
    for place, slope in enumerate(slopes):
        row = [sum(map(mul, slope, other)) for other in slopes]
        row[place] += 1
        matrix.append(row)
        wanted.append(sum(map(mul, slope, pulls)) - offsets[place])
    return solve(matrix, wanted)


def solve(matrix: list[list[float]], wanted: list[float]) -> list[float]:
    """x of matrix · x = wanted; the matrix is symmetric and positive definite."""
    size = len(wanted)
    rows = [[*row, number] for row, number in zip(matrix, wanted, strict=True)]
    for pivot in range(size):
        for below in range(pivot + 1, size):
            factor = rows[below][pivot] / rows[pivot][pivot]
            for place in range(pivot, size + 1):
                rows[below][place] -= factor * rows[pivot][place]
    solution = [0.0] * size
    for place in reversed(range(size)):
        rest = rows[place][size]
        for known in range(place + 1, size):
            rest -= rows[place][known] * solution[known]
        solution[place] = rest / rows[place][place]
    return solution
