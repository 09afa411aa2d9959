"""Fitting a learner's own weights, and reckoning their memories anew under others."""

from datetime import datetime

from django.db import models, transaction

from study.memory.fitting import Comparison, compare_weights
from study.models import Card, Learner, WeightsFit
from study.preferences.own_weights import (
    histories_of,
    histories_to_fit,
    latest_fit,
    missing_answers,
    standing_answers,
    strengthened_cards,
)

CARDS_AT_ONCE = 500
STRENGTH_FIELDS = ("stability", "difficulty")


class TooFewAnswers(Exception):
    """missing_count: how many more are needed."""

    def __init__(self, missing_count: int) -> None:
        super().__init__()
        self.missing_count = missing_count


class NothingToCompare(Exception):
    """No question was answered on two days, early enough or late enough."""


def fit_own_weights(*, learner: Learner, at: datetime) -> WeightsFit:
    """Compare weights fitted to the learner with those that stand; no date changes.

    It takes some seconds at most, in which nothing is locked.
    """
    missing_count = missing_answers(learner, latest_fit(learner))
    if missing_count:
        raise TooFewAnswers(missing_count)
    answer_count = standing_answers(learner).count()
    histories = histories_to_fit(learner)
    comparison = compare_weights(
        list(histories.values()), present=learner.weights
    )
    if comparison is None:
        raise NothingToCompare
    with transaction.atomic():
        learner.lock()
        WeightsFit.objects.filter(learner=learner, taken_at=None).delete()
        return create_fit(learner, comparison, answer_count, at)


def create_fit(
    learner: Learner, comparison: Comparison, answer_count: int, at: datetime
) -> WeightsFit:
    return WeightsFit.objects.create(
        learner=learner,
        weights=list(comparison.weights),
        fitted_at=at,
        answer_count=answer_count,
        held_out_count=comparison.held_out_count,
        known=comparison.known,
        expected_before=comparison.before.expected,
        expected_after=comparison.after.expected,
        loss_before=comparison.before.loss,
        loss_after=comparison.after.loss,
        evidence=comparison.evidence,
    )


def mark_as_taken(fit: WeightsFit, at: datetime) -> None:
    """It is kept from now on."""
    WeightsFit.objects.filter(pk=fit.pk, taken_at=None).update(taken_at=at)


def strengthen_cards(learner: Learner) -> None:
    """All memories as the learner's weights have it; the learner is locked."""
    Learner.objects.filter(pk=learner.pk).update(had_own_weights=True)
    cards = Card.objects.filter(learner=learner).order_by("pk")
    store_strengths(learner, cards)


def follow_changed_weights(
    learner: Learner, cards: models.QuerySet[Card]
) -> None:
    """For an answer that is taken back: what was before it may be of other weights.

    The date stays as it was said.
    """
    if learner.had_own_weights:
        store_strengths(learner, cards)


def store_strengths(learner: Learner, cards: models.QuerySet[Card]) -> None:
    questions = cards.order_by().values("question")
    answers = standing_answers(learner).filter(question__in=questions)
    histories = histories_of(answers)
    strengthened = list(strengthened_cards(cards, learner.weights, histories))
    Card.objects.bulk_update(
        strengthened, STRENGTH_FIELDS, batch_size=CARDS_AT_ONCE
    )
