"""A learner's own weights: compared with the ones that stood, and perhaps taken."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q

from study.memory.fitting import LEAST_EVIDENCE
from study.memory.weights import check_weights

# Fewer answers fit weights that foretell worse than the usual ones.
LEAST_ANSWERS = 1_001


class WeightsField(models.JSONField):
    """FSRS-6's weights as a list; ValueError for others than may be."""

    def get_db_prep_save(
        self, value: Any, connection: BaseDatabaseWrapper
    ) -> Any:
        if value is not None:
            check_weights(value)
        return super().get_db_prep_save(value, connection)


class WeightsFit(models.Model):
    """Weights fitted to a learner's earlier answers and tried on their later ones.

    Kept for good once the learner has taken them; one that was not taken until the next
    comparison.
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="weights_fits"
    )
    weights = WeightsField()
    fitted_at = models.DateTimeField()
    answer_count = models.PositiveIntegerField(
        help_text="All answers at that time."
    )
    held_out_count = models.PositiveIntegerField(
        help_text="The answers that the weights were tried on."
    )
    known = models.FloatField(
        help_text="The share of them that was known, 0 to 1."
    )
    expected_before = models.FloatField(
        help_text="The share that the weights that stood expected to be known."
    )
    expected_after = models.FloatField()
    loss_before = models.FloatField(
        help_text="Mean logarithmic loss of an answer."
    )
    loss_after = models.FloatField()
    evidence = models.FloatField(
        help_text="By how many standard deviations these weights foretold better."
    )
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-fitted_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(answer_count__gte=LEAST_ANSWERS),
                name="weights_fit_has_answers_enough",
            ),
            models.CheckConstraint(
                condition=Q(held_out_count__gte=1),
                name="weights_fit_was_tried",
            ),
            models.CheckConstraint(
                condition=Q(known__gte=0, known__lte=1)
                & Q(expected_before__gte=0, expected_before__lte=1)
                & Q(expected_after__gte=0, expected_after__lte=1),
                name="weights_fit_shares_are_shares",
            ),
            models.CheckConstraint(
                condition=Q(loss_before__gte=0, loss_after__gte=0),
                name="weights_fit_losses_are_losses",
            ),
            models.CheckConstraint(
                condition=Q(taken_at=None) | Q(evidence__gte=LEAST_EVIDENCE),
                name="weights_fit_taken_only_if_better",
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} at {self.fitted_at}"

    @property
    def is_better(self) -> bool:
        return self.evidence >= LEAST_EVIDENCE
