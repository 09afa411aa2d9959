"""Weights fitted to simulated learners whose true ones are known."""

import pytest

from study.memory.fitting import TimedAnswer, compare_weights, fit_weights, foretell
from study.memory.weights import USUAL_WEIGHTS, check_weights
from tests.study.memory.simulated_learner import (
    forgetful_weights,
    simulated_histories,
)

ANSWERS = 3000


@pytest.fixture(scope="module")
def forgetful():
    histories = simulated_histories(forgetful_weights(), answer_count=ANSWERS, seed=1)
    return histories, compare_weights(histories)


def test_who_forgets_otherwise_is_foretold_better(forgetful):
    _, comparison = forgetful
    assert comparison.is_better
    assert comparison.after.loss < comparison.before.loss


def test_expected_share_comes_nearer_to_what_was_known(forgetful):
    _, comparison = forgetful
    error_before = abs(comparison.before.expected - comparison.known)
    error_after = abs(comparison.after.expected - comparison.known)
    assert error_after < error_before / 2


def test_fitted_weights_go_towards_the_true_ones(forgetful):
    _, comparison = forgetful
    true = forgetful_weights()
    for place in (0, 2, 8):
        assert comparison.weights[place] < USUAL_WEIGHTS[place]
        assert comparison.weights[place] > true[place] * 0.5


def test_fitted_weights_may_be_stored(forgetful):
    _, comparison = forgetful
    assert check_weights(comparison.weights) == comparison.weights


def test_fifth_of_the_answers_is_held_out(forgetful):
    histories, comparison = forgetful
    answer_count = sum(len(history) for history in histories)
    assert comparison.fitted_count == answer_count - round(answer_count / 5)
    delayed_later = 0
    for history in histories:
        for answer in history:
            is_later = answer.number >= comparison.fitted_count
            delayed_later += is_later and answer.days > 0
    assert comparison.held_out_count == delayed_later


def test_weights_know_nothing_of_what_was_held_out(forgetful):
    histories, comparison = forgetful
    changed = []
    for history in histories:
        answers = []
        for answer in history:
            if answer.number >= comparison.fitted_count:
                answer = answer._replace(rating=1)
            answers.append(answer)
        changed.append(answers)
    assert compare_weights(changed).weights == comparison.weights


def test_same_answers_give_the_same_weights(forgetful):
    histories, comparison = forgetful
    assert compare_weights(histories) == comparison


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_who_forgets_as_usual_is_foretold_no_better(seed):
    histories = simulated_histories(answer_count=1500, seed=seed)
    assert not compare_weights(histories).is_better


def test_own_weights_that_stand_are_compared_with(forgetful):
    histories, comparison = forgetful
    again = compare_weights(histories, present=comparison.weights)
    assert again.before == again.after
    assert again.evidence == 0
    assert not again.is_better


def test_nothing_is_compared_without_delayed_answers():
    histories = [[TimedAnswer(number, 3, 0)] for number in range(100)]
    assert compare_weights(histories) is None


def test_weights_of_which_the_answers_say_nothing_stay_as_usual():
    histories = [[TimedAnswer(0, 3, 0), TimedAnswer(1, 1, 2)]]
    weights = fit_weights(histories)
    for place, weight in enumerate(weights):
        if place != 2:
            assert weight == USUAL_WEIGHTS[place]


def test_odd_histories_give_weights_within_bounds():
    always = [[TimedAnswer(0, 4, 0), TimedAnswer(1, 4, 3000)] for _ in range(300)]
    never = [[TimedAnswer(0, 1, 0), TimedAnswer(1, 1, 1)] for _ in range(300)]
    for histories in (always, never):
        assert check_weights(fit_weights(histories))


def test_chance_of_every_delayed_answer_is_foretold():
    history = [TimedAnswer(0, 3, 0), TimedAnswer(1, 3, 0), TimedAnswer(2, 1, 4)]
    foretold = foretell([history], USUAL_WEIGHTS)
    assert len(foretold.chances) == 1
    assert foretold.outcomes == [False]
