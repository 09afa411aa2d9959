"""Where a learner stands with a paper, and each change of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from papers.models import Paper


class Reading(models.Model):
    """Where a learner stands with a paper.

    Its days are those of the latest read-through, and `times_read` counts those that
    were finished: `study/reading/read_throughs.py` keeps them so.
    """

    class Status(models.TextChoices):
        TO_READ = "to_read", "To read"
        READING = "reading", "Reading"
        READ = "read", "Read"
        STOPPED = "stopped", "Stopped"

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="readings"
    )
    paper = models.ForeignKey(Paper, models.RESTRICT, related_name="readings")
    status = models.CharField(max_length=8, choices=Status)
    started_on = models.DateField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    times_read = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("-changed_at", "-id")
        indexes = (
            models.Index(
                fields=("learner", "status", "-changed_at"),
                name="reading_by_status",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "paper"), name="reading_once_per_paper"
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=("to_read", "reading", "read", "stopped")
                ),
                name="reading_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(finished_on__isnull=True)
                | Q(started_on__isnull=True)
                | Q(finished_on__gte=F("started_on")),
                name="reading_ends_after_it_begins",
                violation_error_message=(
                    "You cannot finish a paper before you began it."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} {self.status} {self.paper_id}"


class ReadingChange(models.Model):
    """One change of a reading or of its days, append-only.

    `before` is what undo brings back: the mark and each read-through (null: there was
    no mark).
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reading_changes"
    )
    paper = models.ForeignKey(
        Paper, models.RESTRICT, related_name="reading_changes"
    )
    status = models.CharField(
        max_length=8, blank=True, help_text="Empty: the mark was taken away."
    )
    before = models.JSONField(null=True)
    batch = models.UUIDField(
        null=True,
        help_text="What was changed in one go, to be undone in one go.",
    )
    changed_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(
                fields=("learner", "paper", "-id"), name="reading_change_latest"
            ),
            models.Index(
                fields=("learner", "batch"),
                condition=Q(batch__isnull=False),
                name="reading_change_in_batch",
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} {self.paper_id}: {self.status}"
