"""Two of the library that are one: what was merged, and what it takes to undo that."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

UNDONE_WITHIN = timedelta(days=30)


class MergeQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Those that were not undone."""
        return self.filter(undone_at=None)


class Merge(models.Model):
    """One paper, question, topic, author or tag that went into another of its kind.

    kept_id, dropped_id: numbers, since neither row needs to be there for ever.
    """

    class Kind(models.TextChoices):
        """By the names of the models, as in the history."""

        PAPER = "paper", "Paper"
        QUESTION = "question", "Question"
        TOPIC = "topic", "Topic"
        AUTHOR = "author", "Author"
        TAG = "tag", "Tag"

    kind = models.CharField(max_length=12, choices=Kind)
    kept_id = models.PositiveBigIntegerField()
    dropped_id = models.PositiveBigIntegerField()
    kept_name = models.CharField("kept", max_length=500)
    dropped_name = models.CharField("went into it", max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="merged by",
    )
    made_at = models.DateTimeField("merged")
    undone_at = models.DateTimeField("undone", null=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    kind__in=("paper", "question", "topic", "author", "tag")
                ),
                name="merge_kind_is_known",
                violation_error_message="Nothing else can be merged.",
            ),
            models.CheckConstraint(
                condition=~Q(kept_id=F("dropped_id")),
                name="merge_is_of_two",
                violation_error_message="Choose two different ones.",
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(undone_at__gte=F("made_at")),
                name="merge_is_undone_after_it_was_made",
                violation_error_message="It was not merged yet.",
            ),
            models.UniqueConstraint(
                fields=("kind", "dropped_id"),
                condition=Q(undone_at=None),
                name="merge_goes_into_one",
                violation_error_message="It went into another one already.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.dropped_name} into {self.kept_name}"

    def can_be_undone(self, at: datetime) -> bool:
        return self.undone_at is None and at < self.made_at + UNDONE_WITHIN


class MergeStep(models.Model):
    """One thing that a merge did, in its order; gone after thirty days.

    row_ids: of the rows that it was done to. before, after: the columns it changed;
    without `before` the rows were made, without `after` they were taken out. learner:
    whose row it was; with their account it goes.
    """

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="steps")
    model = models.CharField(max_length=60)
    row_ids = models.JSONField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        related_name="+",
    )

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(before__isnull=False) | Q(after__isnull=False),
                name="merge_step_did_something",
            ),
        )

    def __str__(self) -> str:
        return f"{self.model} of merge {self.merge_id}"
