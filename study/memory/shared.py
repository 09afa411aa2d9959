"""What the answers of all say about a question, on top of FSRS-6.

FSRS-6's stability and difficulty stay untouched. How hard others found a question and
how easily the learner recalled others shift the chance of recall, in logits, as far as
that has predicted better than FSRS-6 alone. With no data nothing is shifted.

The questions and learners are those of an Elo rating (Pelánek 2016), the idea of many
learners' history behind one memory is that of DASH (Lindsey, Mozer and others 2014) and
DAS3H (Choffin and others 2019), the use for questions that are new to a learner that of
van der Velde, Sense, Borst and van Rijn (2021). One step of learning is one of an
extended Kalman filter.

A *first ask* is the first answer of a learner to a question. A *delayed* answer is one
a study day or more after the answer before it; the first of them has the number 1.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from study.memory.schedule import DECAY, UNSTRETCHED, Rating

# Variances before anything was seen.
BASE_VARIANCE = 1.0
CELL_VARIANCE = 0.3
SLOPE_VARIANCE = 0.1
SHARE_VARIANCE = 0.2
FIRST_ASK_VARIANCE = 1.0
LATER_VARIANCE = 0.1
# How much of what is believed of later answers counts for the delayed answers 1, 2, 3
# and all that follow.
FADING = (1.0, 0.7, 0.5, 0.25)
STAGE_COUNT = len(FADING)
STRETCHED_STAGES = 3
PIVOT = math.log(0.9 / 0.1)
LARGEST_SHIFT = 3.0
SLOPE_RANGE = (-0.7, 1.0)
LARGEST_EVIDENCE = 20.0
# Trust begins at 5 %.
FIRST_EVIDENCE = -3.0
LARGEST_STRETCH = 3.0
NEAREST_TO_CERTAIN = 1e-3
FSRS_NEAREST_TO_CERTAIN = 1e-4
# What fewer learners answered says nothing: nobody's answers can be read out of it.
LEAST_LEARNERS = 5


@dataclass(slots=True)
class Belief:
    """A number that is not known, in logits: its mean and its variance."""

    variance: float
    mean: float = 0.0


@dataclass(slots=True)
class Recall:
    """How much likelier than others' a question or a learner makes an answer.

    first_ask: known when first asked. later: what is left after days, beyond that.
    """

    first_ask: Belief = field(
        default_factory=lambda: Belief(FIRST_ASK_VARIANCE)
    )
    later: Belief = field(default_factory=lambda: Belief(LATER_VARIANCE))


@dataclass(slots=True)
class Stage:
    """What the site believes of all delayed answers of one number.

    cells: by the rating before, from again to easy. question_share, learner_share: how
    much of `Recall.first_ask` still counts. evidence: by how much, as a logarithm, the
    answers were likelier than FSRS-6 alone said, from the prejudice against it on.
    """

    cells: list[Belief] = field(default_factory=lambda: fresh_cells())
    slope: Belief = field(default_factory=lambda: Belief(SLOPE_VARIANCE))
    question_share: Belief = field(
        default_factory=lambda: Belief(SHARE_VARIANCE)
    )
    learner_share: Belief = field(
        default_factory=lambda: Belief(SHARE_VARIANCE)
    )
    evidence: float = FIRST_EVIDENCE

    @property
    def trust(self) -> float:
        """0 to 1: how far the shift is believed."""
        return sigmoid(self.evidence)

    @property
    def beliefs(self) -> list[Belief]:
        return [
            *self.cells,
            self.slope,
            self.question_share,
            self.learner_share,
        ]


@dataclass(slots=True)
class Site:
    """What all answers say of all questions; the last stage is for all later ones."""

    base: Belief = field(default_factory=lambda: Belief(BASE_VARIANCE))
    stages: list[Stage] = field(default_factory=lambda: fresh_stages())

    def stage(self, number: int) -> Stage:
        return self.stages[stage_index(number)]


@dataclass(frozen=True, slots=True)
class DelayedAsk:
    """A question that is asked again, a study day or more after the last answer.

    number: from 1. rating_before: that of the last answer. chance: FSRS-6's, 0 to 1.
    """

    number: int
    rating_before: Rating
    chance: float


def fresh_cells() -> list[Belief]:
    return [Belief(CELL_VARIANCE) for _ in Rating]


def fresh_stages() -> list[Stage]:
    return [Stage() for _ in range(STAGE_COUNT)]


def stage_index(number: int) -> int:
    return min(number, STAGE_COUNT) - 1


def sigmoid(logits: float) -> float:
    return 1 / (1 + math.exp(-logits))


def logit(chance: float) -> float:
    return math.log(chance / (1 - chance))


def within(value: float, lowest: float, highest: float) -> float:
    return min(max(value, lowest), highest)


def away_from_certain(
    chance: float, distance: float = NEAREST_TO_CERTAIN
) -> float:
    return within(chance, distance, 1 - distance)


Part = tuple[Belief, float]


def parts_of_shift(
    site: Site,
    question: Recall,
    learner: Recall,
    ask: DelayedAsk,
    *,
    logits: float,
) -> list[Part]:
    """What the shift is the sum of: beliefs, each with what it is multiplied by.

    logits: of FSRS-6's chance.
    """
    index = stage_index(ask.number)
    stage = site.stages[index]
    fading = FADING[index]
    return [
        (stage.slope, logits - PIVOT),
        (stage.cells[ask.rating_before - 1], 1.0),
        (stage.question_share, question.first_ask.mean),
        (stage.learner_share, learner.first_ask.mean),
        (question.later, fading),
        (learner.later, fading),
    ]


def sum_of_parts(parts: Iterable[Part]) -> float:
    """At most LARGEST_SHIFT up or down, in logits."""
    total = sum(belief.mean * weight for belief, weight in parts)
    return within(total, -LARGEST_SHIFT, LARGEST_SHIFT)


def shared_chance(
    site: Site, question: Recall, learner: Recall, ask: DelayedAsk
) -> float:
    """The chance of recall as it is shown, 0 to 1; FSRS-6's while nothing is known.

    Between FSRS-6's and the shifted one, as far as the shift is trusted.
    """
    plain = away_from_certain(ask.chance, FSRS_NEAREST_TO_CERTAIN)
    logits = logit(plain)
    parts = parts_of_shift(site, question, learner, ask, logits=logits)
    shift = sum_of_parts(parts)
    if shift == 0:
        return ask.chance
    shifted = away_from_certain(sigmoid(logits + shift))
    trust = site.stage(ask.number).trust
    return trust * shifted + (1 - trust) * plain


def date_stretch(
    site: Site,
    question: Recall,
    learner: Recall,
    *,
    number: int,
    desired_retention: float,
) -> float:
    """By what FSRS-6's interval before the delayed answer of this number is multiplied.

    A third to three; 1 from the fourth on. Only what is known of the question and the
    learner moves it: the site's cells and slope correct what is shown, not the date.
    """
    if number > STRETCHED_STAGES:
        return UNSTRETCHED
    stage = site.stage(number)
    by_first_ask = (
        stage.question_share.mean * question.first_ask.mean
        + stage.learner_share.mean * learner.first_ask.mean
    )
    by_later = question.later.mean + learner.later.mean
    shift = by_first_ask + FADING[stage_index(number)] * by_later
    shift = stage.trust * within(shift, -LARGEST_SHIFT, LARGEST_SHIFT)
    if shift == 0:
        return UNSTRETCHED
    # FSRS-6's chance at which the shifted one is what the learner desires.
    asked_at = sigmoid(logit(desired_retention) - shift)
    stretch = days_until(asked_at) / days_until(desired_retention)
    return within(stretch, 1 / LARGEST_STRETCH, LARGEST_STRETCH)


def days_until(chance: float) -> float:
    """How long a memory takes to fall to this chance; only ratios have a meaning."""
    return chance ** (1 / DECAY) - 1


def learn_first_ask(
    site: Site, question: Recall, learner: Recall, *, is_remembered: bool
) -> None:
    """A first answer changes what is believed."""
    total = site.base.mean + question.first_ask.mean + learner.first_ask.mean
    chance = away_from_certain(sigmoid(total))
    parts = [
        (site.base, 1.0),
        (question.first_ask, 1.0),
        (learner.first_ask, 1.0),
    ]
    share_surprise(parts, chance, is_remembered=is_remembered)


def learn_delayed_answer(
    site: Site,
    question: Recall,
    learner: Recall,
    ask: DelayedAsk,
    *,
    is_remembered: bool,
) -> None:
    """A delayed answer changes what is believed, and how far that is trusted."""
    plain = away_from_certain(ask.chance, FSRS_NEAREST_TO_CERTAIN)
    logits = logit(plain)
    parts = parts_of_shift(site, question, learner, ask, logits=logits)
    shifted = away_from_certain(sigmoid(logits + sum_of_parts(parts)))
    stage = site.stage(ask.number)
    if is_remembered:
        gain = math.log(shifted / plain)
    else:
        gain = math.log((1 - shifted) / (1 - plain))
    evidence = stage.evidence + gain
    stage.evidence = within(evidence, -LARGEST_EVIDENCE, LARGEST_EVIDENCE)
    share_surprise(parts, shifted, is_remembered=is_remembered)
    stage.slope.mean = within(stage.slope.mean, *SLOPE_RANGE)


def share_surprise(
    parts: list[Part], chance: float, *, is_remembered: bool
) -> None:
    """Moves each belief the more, the less sure it was; each is surer afterwards."""
    spread = chance * (1 - chance)
    uncertainty = sum(belief.variance * weight**2 for belief, weight in parts)
    scale = 1 + spread * uncertainty
    surprise = (is_remembered - chance) / scale
    for belief, weight in parts:
        pull = belief.variance * weight
        belief.mean += pull * surprise
        belief.variance -= pull**2 * spread / scale


def numbers_of_site(site: Site) -> list[float]:
    """All that is believed of the site, to be stored: see site_of_numbers()."""
    numbers = [site.base.mean, site.base.variance]
    for stage in site.stages:
        numbers.append(stage.evidence)
        for belief in stage.beliefs:
            numbers += [belief.mean, belief.variance]
    return numbers


def site_of_numbers(numbers: list[float]) -> Site:
    """The site again; a fresh one of no numbers."""
    site = Site()
    if not numbers:
        return site
    rest = iter(numbers)
    site.base.mean = next(rest)
    site.base.variance = next(rest)
    for stage in site.stages:
        stage.evidence = next(rest)
        for belief in stage.beliefs:
            belief.mean = next(rest)
            belief.variance = next(rest)
    return site
