"""The shared model once more, as it stands on paper: slow, and without its classes.

Every unknown is an entry in one table, and a date is found by trying.
"""

import math

DECAY = 0.1542
PRIORS = {
    "base": 1,
    "cell": 0.3,
    "slope": 0.1,
    "question share": 0.2,
    "learner share": 0.2,
    "first ask": 1,
    "later": 0.1,
}


def inverse_logit(logits):
    return math.exp(logits) / (1 + math.exp(logits))


def logit(chance):
    return math.log(chance) - math.log(1 - chance)


def at_most(limit, value):
    return max(-limit, min(limit, value))


def keep_off(distance, chance):
    return max(distance, min(1 - distance, chance))


class Oracle:
    """means and variances by (kind, …); evidence by stage."""

    def __init__(self):
        self.means = {}
        self.variances = {}
        self.evidence = {}

    def mean(self, *name):
        return self.means.get(name, 0.0)

    def variance(self, *name):
        return self.variances.get(name, PRIORS[name[0]])

    def trust(self, stage):
        return inverse_logit(self.evidence.get(stage, -3))

    def factors(self, question, learner, number, rating_before, chance):
        """What each unknown of a delayed answer is multiplied by."""
        stage = min(number, 4)
        fading = {1: 1, 2: 0.7, 3: 0.5, 4: 0.25}[stage]
        asked = self.mean("first ask", "question", question)
        known = self.mean("first ask", "learner", learner)
        return {
            ("cell", stage, rating_before): 1,
            ("slope", stage): logit(chance) - logit(0.9),
            ("question share", stage): asked,
            ("learner share", stage): known,
            ("later", "question", question): fading,
            ("later", "learner", learner): fading,
        }

    def shift(self, factors):
        return at_most(3, sum(self.mean(*name) * x for name, x in factors.items()))

    def chance(self, question, learner, number, rating_before, chance):
        chance = keep_off(0.0001, chance)
        factors = self.factors(question, learner, number, rating_before, chance)
        shifted = inverse_logit(logit(chance) + self.shift(factors))
        trust = self.trust(min(number, 4))
        return trust * keep_off(0.001, shifted) + (1 - trust) * chance

    def stretch(self, question, learner, number, desired):
        """Bisection for the time at which the shifted chance is the desired one."""
        if number > 3:
            return 1.0
        factors = self.factors(question, learner, number, 3, 0.9)
        moving = {}
        for name, factor in factors.items():
            if name[0] not in ("cell", "slope"):
                moving[name] = factor
        shift = self.trust(number) * self.shift(moving)
        plain = time_of(desired)
        soonest, latest = plain / 3, plain * 3
        for _ in range(200):
            middle = (soonest + latest) / 2
            if logit(chance_after(middle)) + shift > logit(desired):
                soonest = middle
            else:
                latest = middle
        return latest / plain

    def learn_first(self, question, learner, is_remembered):
        factors = {
            ("base",): 1,
            ("first ask", "question", question): 1,
            ("first ask", "learner", learner): 1,
        }
        total = sum(self.mean(*name) for name in factors)
        self.learn(factors, keep_off(0.001, inverse_logit(total)), is_remembered)

    def learn_delayed(self, question, learner, number, before, chance, is_remembered):
        stage = min(number, 4)
        chance = keep_off(0.0001, chance)
        factors = self.factors(question, learner, number, before, chance)
        shifted = keep_off(0.001, inverse_logit(logit(chance) + self.shift(factors)))
        gain = math.log(shifted) - math.log(chance)
        if not is_remembered:
            gain = math.log(1 - shifted) - math.log(1 - chance)
        self.evidence[stage] = at_most(20, self.evidence.get(stage, -3) + gain)
        self.learn(factors, shifted, is_remembered)
        slope = self.mean("slope", stage)
        self.means["slope", stage] = max(-0.7, min(1, slope))

    def learn(self, factors, chance, is_remembered):
        spread = chance * (1 - chance)
        doubt = sum(self.variance(*name) * x * x for name, x in factors.items())
        divisor = 1 + spread * doubt
        for name, factor in factors.items():
            variance = self.variance(*name)
            step = variance * factor * (int(is_remembered) - chance) / divisor
            self.means[name] = self.mean(*name) + step
            certainty = (variance * factor) ** 2 * spread / divisor
            self.variances[name] = variance - certainty


def chance_after(time):
    """FSRS-6's, in units of its stability times a constant."""
    return (1 + time) ** -DECAY


def time_of(chance):
    return chance ** (-1 / DECAY) - 1
