"""Ways to break the rules that the database keeps about a learner's own weights."""

from study.memory.weights import USUAL_WEIGHTS
from study.models import WeightsFit
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory


def make_weights_fit(**changes):
    values = {
        "weights": list(USUAL_WEIGHTS),
        "fitted_at": NOON,
        "answer_count": 1001,
        "held_out_count": 100,
        "known": 0.8,
        "expected_before": 0.9,
        "expected_after": 0.8,
        "loss_before": 0.5,
        "loss_after": 0.4,
        "evidence": 2.0,
    }
    values |= changes
    if "learner" not in values:
        values["learner"] = LearnerFactory()
    return WeightsFit.objects.create(**values)


@breaks("weights_fit_has_answers_enough")
def weights_of_a_thousand_answers():
    make_weights_fit(answer_count=1000)


@breaks("weights_fit_was_tried")
def weights_tried_on_nothing():
    make_weights_fit(held_out_count=0)


@breaks("weights_fit_shares_are_shares")
def more_known_than_asked():
    make_weights_fit(known=1.1)


@breaks("weights_fit_shares_are_shares")
def less_expected_than_nothing():
    make_weights_fit(expected_before=-0.1)


@breaks("weights_fit_shares_are_shares")
def more_expected_than_all():
    make_weights_fit(expected_after=1.1)


@breaks("weights_fit_losses_are_losses")
def answers_that_surprise_less_than_not_at_all():
    make_weights_fit(loss_after=-0.1)


@breaks("weights_fit_taken_only_if_better")
def weights_taken_that_are_no_better():
    make_weights_fit(evidence=1.9, taken_at=NOON)
