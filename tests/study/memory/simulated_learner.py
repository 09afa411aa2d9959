"""A learner who forgets as FSRS-6 says, under weights of their own."""

import random

from study.memory.fitting import TimedAnswer
from study.memory.forgetting import chance_after
from study.memory.formulas import Formulas
from study.memory.schedule import interval_days
from study.memory.weights import USUAL_WEIGHTS

ANSWERS_A_DAY = 40
NEW_A_DAY = 10


def forgetful_weights():
    """Stabilities begin at a third and grow more slowly."""
    weights = list(USUAL_WEIGHTS)
    for place in range(4):
        weights[place] *= 0.3
    weights[8] -= 0.8
    return tuple(weights)


class SimulatedLearner:
    """Asked on the days that the usual weights say; forgets as their own ones say."""

    def __init__(self, weights, seed):
        self.usual = Formulas()
        self.own = Formulas(weights)
        self.chance = random.Random(seed)
        self.histories = []
        self.strengths = []
        self.answered_on = []
        self.answer_days = []
        self.due = {}
        self.answer_count = 0

    def study(self, answer_count):
        day = 0
        while self.answer_count < answer_count:
            due = self.due.pop(day, [])
            for _ in range(min(NEW_A_DAY, max(0, ANSWERS_A_DAY - len(due)))):
                due.append(len(self.histories))
                self.histories.append([])
                self.strengths.append(None)
                self.answered_on.append(day)
            for question in due:
                self.answer(question, day)
                self.answer_days += [day] * (self.answer_count - len(self.answer_days))
            day += 1
        return self.histories

    def answer(self, question, day):
        days = day - self.answered_on[question]
        self.answered_on[question] = day
        rating = self.rating(question, days)
        self.take(question, rating, days)
        if rating == 1:
            self.take(question, 3, 0)
        usual, _ = self.strengths[question]
        next_day = day + interval_days(usual.stability, 0.9)
        self.due.setdefault(next_day, []).append(question)

    def rating(self, question, days):
        if self.strengths[question] is None:
            return self.chance.choices((1, 2, 3, 4), (3, 1, 5, 1))[0]
        _, own = self.strengths[question]
        if self.chance.random() > chance_after(days, stability=own.stability):
            return 1
        return self.chance.choices((2, 3, 4), (1, 8, 1))[0]

    def take(self, question, rating, days):
        answer = TimedAnswer(self.answer_count, rating, days)
        self.histories[question].append(answer)
        self.answer_count += 1
        if self.strengths[question] is None:
            self.strengths[question] = (
                self.usual.first(rating),
                self.own.first(rating),
            )
            return
        usual, own = self.strengths[question]
        self.strengths[question] = (
            self.usual.after(usual, rating, days),
            self.own.after(own, rating, days),
        )


def simulated_histories(weights=USUAL_WEIGHTS, *, answer_count, seed):
    return SimulatedLearner(weights, seed).study(answer_count)
