"""A draft beside a note: texts that readers do not see yet."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from papers.models.paper import Paper

KEPT_AFTER_DISCARDING = timedelta(days=30)


class NoteDraftQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """Those that nobody threw away."""
        return self.filter(discarded_at=None)

    def restorable(self, at: datetime) -> Self:
        """Those that were thrown away not long ago, the last one first."""
        thrown = self.filter(discarded_at__gte=at - KEPT_AFTER_DISCARDING)
        return thrown.order_by("-discarded_at", "-pk")

    def forget_discarded(self, at: datetime) -> None:
        """Those that nobody brought back in all that time."""
        self.filter(discarded_at__lt=at - KEPT_AFTER_DISCARDING).delete()


class NoteDraft(models.Model):
    """The texts that somebody proposes for a note, as a whole; one stands beside it.

    texts, base_texts: by the kinds of a note's parts, and its own kind under “note”;
    the base is what the note said when the draft was begun or last brought up to date.
    version: counts how often the draft was saved.
    """

    class State(models.TextChoices):
        WRITING = "writing", "Being written"
        REVIEW = "review", "In review"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="note_drafts")
    texts = models.JSONField()
    base_texts = models.JSONField()
    state = models.CharField(max_length=8, choices=State, default=State.WRITING)
    version = models.PositiveIntegerField(default=1)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
    )
    begun_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
    )
    saved_at = models.DateTimeField()
    discarded_at = models.DateTimeField(null=True)
    document = models.ForeignKey(
        "papers.DocumentImport",
        models.SET_NULL,
        null=True,
        related_name="note_drafts",
        verbose_name="document that was taken in",
    )

    objects = NoteDraftQuerySet.as_manager()

    class Meta:
        verbose_name = "draft of a note"
        verbose_name_plural = "drafts of notes"
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=("writing", "review")),
                name="note_draft_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1),
                name="note_draft_was_saved",
            ),
            models.CheckConstraint(
                condition=Q(saved_at__gte=F("begun_at")),
                name="note_draft_is_saved_after_its_beginning",
            ),
            models.UniqueConstraint(
                fields=("paper",),
                condition=Q(discarded_at=None),
                name="note_draft_stands_alone",
            ),
        )

    def __str__(self) -> str:
        return f"Draft of {self.paper_id}"
