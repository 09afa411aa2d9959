"""Made-up learners who share questions, and forget otherwise than the scheduler thinks.

In each world dates come from FSRS-6 with its usual weights. What is true differs: in
`same` that is true of everybody, in `fsrs` weights, learners and questions differ, in
`actr` memories are those of ACT-R with the spacing effect of Pavlik and Anderson (2005)
and know nothing of FSRS.
"""

import math
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random

import fsrs

WEIGHTS = fsrs.Scheduler().parameters
DAYS = 365
LAST_ARRIVAL = 270
# Where learners differ from FSRS, some slips happen to everything.
SLIPS = (0.005, 0.985)
# How hardness and ability of forgetting go with those of the first answer.
RELATED = 0.6
TRACES = 24
HIDDEN_WEIGHTS = (0, 1, 2, 3, 8, 9, 10, 11, 13, 14, 15)
OWN_WEIGHTS = (8, 9, 10, 11, 13, 14, 15)


@dataclass(frozen=True)
class Spread:
    """How much questions, learners and single memories differ; 0: not at all."""

    questions: float
    learners: float
    memories: float


NONE = Spread(0, 0, 0)
HALF = Spread(0.5, 0.5, 0)
FULL = Spread(1, 1, 0)
# Nobody can foresee how a single memory differs.
NOISY = Spread(1, 0.7, 0.7)


def chance_of(days, stability, decay):
    factor = 0.9 ** (-1 / decay) - 1
    return (1 + factor * days / stability) ** -decay


def first_difficulty(weights, rating):
    return weights[4] - math.exp(weights[5] * (rating - 1)) + 1


def next_difficulty(weights, difficulty, rating):
    drift = -weights[6] * (rating - 3)
    moved = difficulty + (10 - difficulty) * drift / 9
    easy = first_difficulty(weights, 4)
    mean = weights[7] * easy + (1 - weights[7]) * moved
    return min(max(mean, 1.0), 10.0)


def next_stability(weights, stability, difficulty, chance, rating):
    """After an answer of a later day."""
    if rating == 1:
        forgotten = (
            weights[11]
            * difficulty ** -weights[12]
            * ((stability + 1) ** weights[13] - 1)
            * math.exp(weights[14] * (1 - chance))
        )
        return min(forgotten, stability / math.exp(weights[17] * weights[18]))
    factor = {2: weights[15], 3: 1.0, 4: weights[16]}[rating]
    growth = (
        math.exp(weights[8])
        * (11 - difficulty)
        * stability ** -weights[9]
        * (math.exp((1 - chance) * weights[10]) - 1)
    )
    return stability * (1 + growth * factor)


def same_day_stability(weights, stability, rating):
    growth = math.exp(weights[17] * (rating - 3 + weights[18]))
    growth *= stability ** -weights[19]
    if rating >= 2:
        growth = max(growth, 1.0)
    return stability * growth


class FsrsMemory:
    """Stability and difficulty by FSRS-6 with these weights."""

    def __init__(self, weights, rating, *, ease=0.0, hardness=0.0):
        self.weights = weights
        self.stability = weights[rating - 1] * math.exp(ease)
        difficulty = first_difficulty(weights, rating) + hardness
        self.difficulty = min(max(difficulty, 1.0), 10.0)
        self.last_day = 0

    def chance(self, day):
        return chance_of(day - self.last_day, self.stability, self.weights[20])

    def answer(self, day, rating):
        weights = self.weights
        if day == self.last_day:
            stability = same_day_stability(weights, self.stability, rating)
        else:
            stability = next_stability(
                weights,
                self.stability,
                self.difficulty,
                self.chance(day),
                rating,
            )
        self.stability = min(max(stability, 0.001), 36500.0)
        self.difficulty = next_difficulty(weights, self.difficulty, rating)
        self.last_day = day


class ActrMemory:
    """Traces that fade, the faster the fresher the memory was when they were made."""

    def __init__(self, day, rating, *, ease):
        self.decay = 0.17 * math.exp(-ease)
        first_bonus = (0.0, 0.1, 0.25, 0.55)[rating - 1]
        self.threshold = -0.75 - 0.4 * ease - first_bonus
        self.traces = [(day, self.decay)]

    def strength(self, day):
        total = 0.0
        for made_on, decay in self.traces:
            total += max(day - made_on, 0.02) ** -decay
        return total

    def chance(self, day):
        logits = (math.log(self.strength(day)) - self.threshold) / 0.35
        return 1 / (1 + math.exp(-logits))

    def answer(self, day, rating):
        """Repetitions of one day make one trace."""
        if day == self.traces[-1][0]:
            return
        decay = min(0.12 * self.strength(day) + self.decay, 0.9)
        self.traces.append((day, decay))
        del self.traces[:-TRACES]


@dataclass
class WorldQuestion:
    """hardness: of keeping it. first_hardness: of knowing it at first sight."""

    number: int
    hardness: float
    first_hardness: float


@dataclass
class WorldLearner:
    """generosity: how good a rating they give themselves. memory_count: at most."""

    number: int
    ability: float
    first_ability: float
    generosity: float
    diligence: float
    memory_count: int
    arrives_on: int
    weights: tuple[float, ...]
    known: set[int] = field(default_factory=set)


def logistic(random):
    share = random.random()
    return math.log(share / (1 - share))


def relate(random, value):
    return RELATED * value + math.sqrt(1 - RELATED**2) * random.gauss(0, 1)


def vary(random, weights, places, size):
    varied = list(weights)
    for place in places:
        varied[place] *= math.exp(random.gauss(0, size))
    return varied


class World:
    """Who studies there, what they are asked, and how they forget."""

    def __init__(self, kind, spread, *, seed, learner_count, question_count):
        self.kind = kind
        self.spread = spread
        self.random = Random(f"{kind} {seed}")
        self.questions = [
            self.make_question(one) for one in range(question_count)
        ]
        popularity = [(3 + one) ** -0.9 for one in range(question_count)]
        self.popularity = list(accumulate(popularity))
        self.weights = self.hidden_weights()
        self.learners = [self.make_learner(one) for one in range(learner_count)]

    def make_question(self, number):
        hardness = self.random.gauss(0, 1)
        return WorldQuestion(number, hardness, relate(self.random, hardness))

    def hidden_weights(self):
        """What all have in common, and the scheduler does not know."""
        if self.kind != "fsrs":
            return WEIGHTS
        weights = vary(self.random, WEIGHTS, HIDDEN_WEIGHTS, 0.12)
        return vary(self.random, weights, [20], 0.15)

    def own_weights(self):
        if self.kind != "fsrs":
            return WEIGHTS
        weights = vary(self.random, self.weights, OWN_WEIGHTS, 0.1)
        weights = vary(self.random, weights, [20], 0.15)
        weights[20] = min(max(weights[20], 0.1), 0.8)
        return tuple(weights)

    def make_learner(self, number):
        random = self.random
        ability = random.gauss(0, 1)
        return WorldLearner(
            number=number,
            ability=ability,
            first_ability=relate(random, ability),
            generosity=random.gauss(0, 0.5),
            diligence=random.uniform(0.3, 0.95),
            memory_count=min(
                400, int(math.exp(random.gauss(math.log(80), 0.8)))
            ),
            arrives_on=random.randrange(LAST_ARRIVAL),
            weights=self.own_weights(),
        )

    def draw_question(self, learner):
        """A popular one more likely; None when only known ones were drawn."""
        for _ in range(30):
            (question,) = self.random.choices(
                self.questions, cum_weights=self.popularity
            )
            if question.number not in learner.known:
                return question
        return None

    def first_rating(self, learner, question):
        known = 0.9 * (learner.first_ability - question.first_hardness)
        known += 0.9 * logistic(self.random) + 0.5 * learner.generosity
        return 1 + sum(known >= limit for limit in (-0.45, 0.1, 2.0))

    def later_rating(self, learner, chance):
        """Of a delayed answer that is remembered with this chance."""
        if self.random.random() >= chance:
            return 1
        chance = min(max(chance, 1e-6), 1 - 1e-6)
        ease = 0.5 * math.log(chance / (1 - chance))
        ease += 0.6 * logistic(self.random) + learner.generosity
        if ease < -0.1:
            return 2
        return 4 if ease > 2.9 else 3

    def chance_today(self, memory, day):
        """The true chance of recall."""
        chance = memory.chance(day)
        if self.kind == "fsrs":
            guessed, remembered = SLIPS
            return guessed + remembered * chance
        return chance

    def begin_memory(self, learner, question, day, rating):
        """What truly happens in the head after the first answer."""
        ease = (
            self.spread.learners * learner.ability
            - self.spread.questions * question.hardness
            + self.spread.memories * self.random.gauss(0, 1)
        )
        if self.kind == "actr":
            return ActrMemory(day, rating, ease=0.5 * ease)
        hardness = 1.2 * self.spread.questions * question.hardness
        memory = FsrsMemory(
            learner.weights, rating, ease=ease, hardness=hardness
        )
        memory.last_day = day
        return memory
