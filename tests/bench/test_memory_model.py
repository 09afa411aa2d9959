"""The published simulation in a tiny world; its figures are measured by hand."""

import pytest

from bench.memory_model import Result, Trial, answers_for, faults_of, live
from bench.memory_study import Score, Year
from bench.memory_worlds import FULL, NONE, WEIGHTS, FsrsMemory, World
from study.memory.schedule import scheduler


def tiny(kind, spread):
    return Trial(kind, kind, spread, learner_count=12, question_count=40)


def test_world_without_differences_is_foreseen_by_fsrs():
    outcome = live(tiny("same", NONE), seed=1)
    assert outcome.possible_change == pytest.approx(0, abs=1e-9)
    assert abs(outcome.change) < 1


def test_world_of_other_memories_is_foreseen_better():
    outcome = live(tiny("actr", FULL), seed=1)
    assert outcome.possible_change < outcome.change < 0


def test_same_seed_is_the_same_year():
    trial = tiny("fsrs", FULL)
    assert live(trial, seed=3) == live(trial, seed=3)
    assert live(trial, seed=3) != live(trial, seed=4)


def test_dates_by_the_model_are_other_dates():
    trial = tiny("actr", FULL)
    plain = live(trial, seed=1)
    following = live(trial, seed=1, follows=True)
    assert following.answers_a_card != plain.answers_a_card


@pytest.mark.parametrize("rating", [1, 2, 3, 4])
def test_memory_of_the_worlds_is_that_of_the_package(rating):
    """The same formulas, without objects for times: a year takes seconds."""
    memory = FsrsMemory(WEIGHTS, 3)
    chance = memory.chance(4)
    package = scheduler(0.9)
    expected = package._next_stability(
        difficulty=memory.difficulty,
        stability=memory.stability,
        retrievability=chance,
        rating=rating,
    )
    difficulty = package._next_difficulty(difficulty=memory.difficulty, rating=rating)
    memory.answer(4, rating)
    assert memory.stability == pytest.approx(expected)
    assert memory.difficulty == pytest.approx(difficulty)


def test_score_of_the_truth_is_the_possible_gain():
    score = Score()
    for is_remembered in 10 * (True, True, True, False):
        score.add(fsrs=0.5, model=0.75, truth=0.75, is_remembered=is_remembered)
    assert score.change == score.possible_change < 0
    assert score.worst_decile == 0


def test_score_of_a_chance_that_is_too_high_says_by_how_many_points():
    score = Score()
    for is_remembered in 10 * (True, True, True, False):
        score.add(fsrs=0.5, model=0.85, truth=0.75, is_remembered=is_remembered)
    assert score.worst_decile == pytest.approx(10)


def test_learners_begin_no_question_twice():
    world = World("same", NONE, seed=1, learner_count=3, question_count=20)
    year = Year(world).live()
    pairs = [(card.learner.number, card.question.number) for card in year.cards]
    assert len(set(pairs)) == len(pairs) > 0


def test_answers_for_equal_knowledge_are_read_between_what_was_measured():
    plain = [(8.0, 0.80), (10.0, 0.90), (14.0, 0.95)]
    assert answers_for(0.85, plain) == pytest.approx(9.0)
    assert answers_for(0.95, plain) == pytest.approx(14.0)


TRIAL = Trial("world", "same", NONE, most_change=-2, most_in_a_seed=0, least_share=0.4)


def test_trial_that_shows_what_it_must_has_no_faults():
    assert faults_of(TRIAL, Result([-3.0, -2.0], -5.0, 9.0)) == []


def test_trial_that_shows_too_little_names_each_fault():
    faults = faults_of(TRIAL, Result([-3.0, 0.5], -5.0, 9.0))
    assert faults == [
        "world: -1.25 % in the mean",
        "world: +0.50 % in a seed",
        "world: 25% of the possible gain",
    ]
