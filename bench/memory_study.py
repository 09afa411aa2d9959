"""A year in a made-up world: who is asked what, and how well answers were foreseen."""

import heapq
import math
from dataclasses import dataclass
from itertools import count
from operator import itemgetter

from bench.memory_worlds import DAYS, WEIGHTS, FsrsMemory
from study.memory import Rating
from study.memory.schedule import UNSTRETCHED, interval_days
from study.memory.shared import (
    LEAST_LEARNERS,
    DelayedAsk,
    Recall,
    Site,
    date_stretch,
    learn_delayed_answer,
    learn_first_ask,
    shared_chance,
)

# The answers on whose dates the model bears.
JUDGED_NUMBERS = 3
MOST_A_DAY = 100
SKIPPED = 0.05
REPEATED_AT_ONCE = 0.85
MOST_REPETITIONS = 3
KNOWN_WITHIN_THE_DAY = 0.93
NEW_A_DAY = 1.5
NEARLY_CERTAIN = 1e-4


@dataclass(slots=True)
class WorldCard:
    """planned: FSRS-6 with its usual weights. true: what happens in the head."""

    learner: object
    question: object
    planned: FsrsMemory
    true: object
    last_rating: int
    delayed_count: int = 0


class Score:
    """Sums of logarithmic losses, and what the model expected of each answer."""

    def __init__(self):
        self.count = 0
        self.fsrs = 0.0
        self.model = 0.0
        self.truth = 0.0
        self.expected = []

    def add(self, *, fsrs, model, truth, is_remembered):
        self.count += 1
        self.fsrs += loss(fsrs, is_remembered)
        self.model += loss(model, is_remembered)
        self.truth += loss(truth, is_remembered)
        self.expected.append((model, is_remembered))

    @property
    def change(self):
        """Of the loss by the model, in percent; negative is better."""
        return 100 * (self.model / self.fsrs - 1)

    @property
    def possible_change(self):
        return 100 * (self.truth / self.fsrs - 1)

    @property
    def worst_decile(self):
        """The largest gap between expected and happened, in points.

        The answers are sorted by what was expected and split into ten equal parts.
        """
        ordered = sorted(self.expected, key=itemgetter(0))
        gaps = [0.0]
        for number in range(10):
            first = len(ordered) * number // 10
            last = len(ordered) * (number + 1) // 10
            decile = ordered[first:last]
            gap = sum(expected - happened for expected, happened in decile)
            if decile:
                gaps.append(100 * abs(gap) / len(decile))
        return max(gaps)


def loss(chance, is_remembered):
    chance = min(max(chance, NEARLY_CERTAIN), 1 - NEARLY_CERTAIN)
    return -math.log(chance if is_remembered else 1 - chance)


class Year:
    """Lives through a world, day by day. follows: whether dates follow the model."""

    def __init__(self, world, *, follows=False, desired_retention=0.9):
        self.world = world
        self.random = world.random
        self.follows = follows
        self.desired_retention = desired_retention
        self.site = Site()
        self.questions = [Recall() for _ in world.questions]
        self.asked_counts = [0] * len(world.questions)
        self.learners = [Recall() for _ in world.learners]
        self.score = Score()
        self.answer_count = 0
        self.cards = []
        self.waiting = [[] for _ in world.learners]
        self.ticket = count()

    def live(self):
        for day in range(DAYS):
            for learner in self.world.learners:
                is_away = self.random.random() > learner.diligence
                if day >= learner.arrives_on and not is_away:
                    self.study(learner, day)
        return self

    @property
    def knowledge(self):
        """The mean chance of recall of all that was begun, on the last day."""
        chances = [
            self.world.chance_today(card.true, DAYS) for card in self.cards
        ]
        return sum(chances) / len(chances)

    @property
    def answers_a_card(self):
        return self.answer_count / len(self.cards)

    def study(self, learner, day):
        waiting = self.waiting[learner.number]
        due = []
        while waiting and waiting[0][0] <= day and len(due) < MOST_A_DAY:
            due.append(heapq.heappop(waiting)[2])
        for card in due:
            if self.random.random() < SKIPPED:
                self.wait_until(day + 1, card)
            else:
                self.ask_again(card, day)
        for _ in range(self.new_count()):
            if len(learner.known) < learner.memory_count:
                self.ask_first(learner, day)

    def new_count(self):
        """One at least; beyond that as Poisson has it."""
        total = 1
        share = self.random.random()
        while share > math.exp(-NEW_A_DAY):
            share *= self.random.random()
            total += 1
        return total

    def ask_first(self, learner, day):
        question = self.world.draw_question(learner)
        if question is None:
            return
        learner.known.add(question.number)
        rating = self.world.first_rating(learner, question)
        learn_first_ask(
            self.site,
            self.questions[question.number],
            self.learners[learner.number],
            is_remembered=rating > 1,
        )
        self.asked_counts[question.number] += 1
        planned = FsrsMemory(WEIGHTS, rating)
        planned.last_day = day
        true = self.world.begin_memory(learner, question, day, rating)
        card = WorldCard(learner, question, planned, true, rating)
        self.cards.append(card)
        self.answer_count += 1
        self.plan(card, day, repeats=rating <= 2)

    def ask_again(self, card, day):
        chance = self.world.chance_today(card.true, day)
        rating = self.world.later_rating(card.learner, chance)
        card.delayed_count += 1
        self.judge_and_learn(card, day, rating, chance)
        self.note(card, day, rating)
        self.plan(card, day, repeats=rating == 1)

    def judge_and_learn(self, card, day, rating, true_chance):
        ask = DelayedAsk(
            number=card.delayed_count,
            rating_before=Rating(card.last_rating),
            chance=card.planned.chance(day),
        )
        is_remembered = rating > 1
        learner = self.learners[card.learner.number]
        if card.delayed_count <= JUDGED_NUMBERS:
            shown = shared_chance(
                self.site, self.public_part(card), learner, ask
            )
            self.score.add(
                fsrs=ask.chance,
                model=shown,
                truth=true_chance,
                is_remembered=is_remembered,
            )
        question = self.questions[card.question.number]
        learn_delayed_answer(
            self.site, question, learner, ask, is_remembered=is_remembered
        )

    def public_part(self, card):
        """What is believed of the question, once enough learners were asked."""
        if self.asked_counts[card.question.number] < LEAST_LEARNERS:
            return Recall()
        return self.questions[card.question.number]

    def note(self, card, day, rating):
        card.planned.answer(day, rating)
        card.true.answer(day, rating)
        card.last_rating = rating
        self.answer_count += 1

    def plan(self, card, day, *, repeats):
        """Perhaps it is repeated at once; then it waits for its day."""
        for _ in range(MOST_REPETITIONS):
            if not repeats or self.random.random() > REPEATED_AT_ONCE:
                break
            is_known = self.random.random() < KNOWN_WITHIN_THE_DAY
            self.note(card, day, 3 if is_known else 1)
            repeats = not is_known
        if repeats:
            self.wait_until(day + 1, card)
            return
        days = interval_days(
            card.planned.stability,
            self.desired_retention,
            stretch=self.stretch_for(card),
        )
        self.wait_until(day + days, card)

    def stretch_for(self, card):
        if not self.follows:
            return UNSTRETCHED
        return date_stretch(
            self.site,
            self.public_part(card),
            self.learners[card.learner.number],
            number=card.delayed_count + 1,
            desired_retention=self.desired_retention,
        )

    def wait_until(self, day, card):
        waiting = self.waiting[card.learner.number]
        heapq.heappush(waiting, (day, next(self.ticket), card))
