"""The shared model against its formulas, answer by answer, and what it must keep."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.memory import Rating
from study.memory.shared import (
    LARGEST_EVIDENCE,
    SLOPE_RANGE,
    DelayedAsk,
    Recall,
    Site,
    date_stretch,
    learn_delayed_answer,
    learn_first_ask,
    numbers_of_site,
    shared_chance,
    sigmoid,
    site_of_numbers,
)
from tests.study.memory.shared_oracle import Oracle, logit

QUESTIONS = 12
LEARNERS = 9
property_test = settings(max_examples=40, deadline=None)
chances = st.floats(0, 1)
numbers = st.integers(1, 9)
retentions = st.floats(0.7, 0.97)
asks = st.builds(DelayedAsk, numbers, st.sampled_from(Rating), chances)


class World:
    """Random answers, told to the model and to the oracle alike."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.site = Site()
        self.questions = [Recall() for _ in range(QUESTIONS)]
        self.learners = [Recall() for _ in range(LEARNERS)]
        self.ease = [self.random.gauss(0, 1.5) for _ in range(QUESTIONS)]
        self.oracle = Oracle()
        self.history = {}

    def meet(self):
        """A question and a learner, their numbers, how many answers came before."""
        place = self.random.randrange(QUESTIONS)
        person = self.random.randrange(LEARNERS)
        return place, person, self.history.get((place, person), 0)

    def remembers(self, place, logits):
        return self.random.random() < sigmoid(logits + self.ease[place])

    def draw_ask(self, number):
        chance = self.random.choice([self.random.random(), 0.9, 0.9999999, 1e-7])
        return DelayedAsk(number, self.random.choice(list(Rating)), chance)

    def answer(self, place, person, number, ask):
        """One more answer; the first when number is 0."""
        question = self.questions[place]
        learner = self.learners[person]
        self.history[place, person] = number + 1
        if number == 0:
            is_remembered = self.remembers(place, 0.5)
            learn_first_ask(self.site, question, learner, is_remembered=is_remembered)
            self.oracle.learn_first(place, person, is_remembered)
            return
        logits = logit(min(max(ask.chance, 0.01), 0.99))
        is_remembered = self.remembers(place, logits)
        learn_delayed_answer(
            self.site, question, learner, ask, is_remembered=is_remembered
        )
        self.oracle.learn_delayed(
            place, person, number, ask.rating_before, ask.chance, is_remembered
        )


def close_to(value):
    return pytest.approx(value, abs=1e-9, rel=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_every_answer_is_as_the_formulas_say(seed):
    world = World(seed)
    for _ in range(1500):
        place, person, number = world.meet()
        question = world.questions[place]
        learner = world.learners[person]
        ask = world.draw_ask(max(1, number))
        shown = shared_chance(world.site, question, learner, ask)
        if number:
            expected = world.oracle.chance(
                place, person, number, ask.rating_before, ask.chance
            )
            # While nothing is known, even a certainty is shown as FSRS-6 has it.
            if shown != ask.chance or 0.001 < shown < 0.999:
                assert shown == close_to(expected)
        world.answer(place, person, number, ask)
        desired = world.random.uniform(0.7, 0.97)
        stretch = date_stretch(
            world.site,
            question,
            learner,
            number=number + 1,
            desired_retention=desired,
        )
        told = world.oracle.stretch(place, person, number + 1, desired)
        assert stretch == close_to(told)
    oracle = world.oracle
    for place, question in enumerate(world.questions):
        mean = oracle.mean("first ask", "question", place)
        assert question.first_ask.mean == close_to(mean)
        variance = oracle.variance("later", "question", place)
        assert question.later.variance == close_to(variance)


@given(asks)
@property_test
def test_chance_of_a_site_without_answers_is_that_of_fsrs_to_the_bit(ask):
    assert shared_chance(Site(), Recall(), Recall(), ask) == ask.chance


@given(numbers, retentions)
@property_test
def test_dates_of_a_site_without_answers_are_those_of_fsrs(number, retention):
    stretch = date_stretch(
        Site(), Recall(), Recall(), number=number, desired_retention=retention
    )
    assert stretch == 1.0


@pytest.fixture(scope="module")
def old_world():
    """After 4,000 answers."""
    world = World(99)
    for _ in range(4000):
        place, person, number = world.meet()
        world.answer(place, person, number, world.draw_ask(max(1, number)))
    return world


@given(asks)
@property_test
def test_chance_is_a_chance(old_world, ask):
    for question in old_world.questions:
        shown = shared_chance(old_world.site, question, old_world.learners[0], ask)
        assert 0 < shown < 1


@given(numbers, retentions)
@property_test
def test_a_date_moves_by_a_factor_of_three_at_most(old_world, number, retention):
    for question in old_world.questions:
        stretch = date_stretch(
            old_world.site,
            question,
            old_world.learners[0],
            number=number,
            desired_retention=retention,
        )
        assert 1 / 3 <= stretch <= 3


@given(st.integers(4, 50), retentions)
@property_test
def test_dates_from_the_fourth_delayed_answer_on_are_those_of_fsrs(
    old_world, number, retention
):
    stretch = date_stretch(
        old_world.site,
        old_world.questions[0],
        old_world.learners[0],
        number=number,
        desired_retention=retention,
    )
    assert stretch == 1.0


def test_easier_questions_come_back_later(old_world):
    """All that the learner and the site are alike: the question decides."""
    site = old_world.site
    easy = Recall()
    easy.later.mean = 1.0
    hard = Recall()
    hard.later.mean = -1.0
    stretches = [
        date_stretch(site, question, Recall(), number=1, desired_retention=0.9)
        for question in (hard, Recall(), easy)
    ]
    assert stretches[0] < stretches[1] == 1.0 < stretches[2]


def test_beliefs_stay_within_their_ranges(old_world):
    lowest, highest = SLOPE_RANGE
    for stage in old_world.site.stages:
        assert lowest <= stage.slope.mean <= highest
        assert abs(stage.evidence) <= LARGEST_EVIDENCE
        assert all(belief.variance > 0 for belief in stage.beliefs)
    for recall in old_world.questions + old_world.learners:
        assert 0 < recall.first_ask.variance < 1
        assert 0 < recall.later.variance < 0.1


def test_trust_begins_at_five_percent():
    assert Site().stage(1).trust == pytest.approx(0.047, abs=0.001)


def test_trust_grows_where_the_shift_predicts_better(old_world):
    assert old_world.site.stage(1).trust > 0.9


def test_site_is_kept_as_numbers_exactly(old_world):
    stored = numbers_of_site(old_world.site)
    assert len(stored) == 62
    assert site_of_numbers(stored) == old_world.site


def test_site_of_no_numbers_is_fresh():
    assert site_of_numbers([]) == Site()
