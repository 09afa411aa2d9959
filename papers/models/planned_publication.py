"""A paper, or the draft beside its note, that readers see from a chosen moment on."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from papers.models.paper import Paper

LONGEST_PROBLEM = 1_000


class PlannedPublicationQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """Those that nothing stopped, the next one first."""
        return self.filter(problem="").order_by("publish_at", "pk")

    def stopped(self) -> Self:
        return self.exclude(problem="")

    def due(self, at: datetime) -> Self:
        return self.standing().filter(publish_at__lte=at)


class PlannedPublication(models.Model):
    """One a paper.

    subject: the paper itself, or the draft beside its published note.
    problem: why it was stopped; then a curator plans it anew or takes it away.
    """

    class Subject(models.TextChoices):
        PAPER = "paper", "The paper"
        DRAFT = "draft", "The draft beside its note"

    paper = models.OneToOneField(
        Paper, models.CASCADE, related_name="planned_publication"
    )
    subject = models.CharField(
        max_length=5, choices=Subject, default=Subject.PAPER
    )
    publish_at = models.DateTimeField()
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
    )
    problem = models.CharField(
        max_length=LONGEST_PROBLEM, blank=True, default=""
    )

    objects = PlannedPublicationQuerySet.as_manager()

    class Meta:
        verbose_name = "planned publication"
        indexes = (
            models.Index(
                fields=("publish_at",),
                condition=Q(problem=""),
                name="publication_by_moment",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(subject__in=("paper", "draft")),
                name="planned_publication_subject_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.paper_id} at {self.publish_at:%Y-%m-%d %H:%M} UTC"
