"""A draft beside a note: texts that readers do not see yet."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from papers.models.paper import Paper


class NoteDraft(models.Model):
    """The texts that somebody proposes for a note, as a whole; one a paper.

    texts, base_texts: by the kinds of a note's parts, and its own kind under “note”;
    the base is what the note said when the draft was begun or last brought up to date.
    version: counts how often the draft was saved.
    """

    class State(models.TextChoices):
        WRITING = "writing", "Being written"
        REVIEW = "review", "In review"

    paper = models.OneToOneField(
        Paper, models.CASCADE, related_name="note_draft"
    )
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
        )

    def __str__(self) -> str:
        return f"Draft of {self.paper_id}"
