"""Each reading of a paper, with its own dates."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from papers.models import Paper

FIRST_DAY = date(1800, 1, 1)
LAST_DAY = date(2100, 12, 31)


def day_is_plausible(field: str) -> Q:
    """No day, or one that a calendar of readings may have."""
    is_unknown = Q((f"{field}__isnull", True))
    is_in_range = Q((f"{field}__range", (FIRST_DAY, LAST_DAY)))
    return is_unknown | is_in_range


class ReadThrough(models.Model):
    """One reading of a paper, from its first day to its last.

    A day is null where the learner doesn't know it. The learner's mark is a row of
    its own, `Reading`.
    """

    class Ending(models.TextChoices):
        OPEN = "", "Not finished"
        READ = "read", "Finished"
        STOPPED = "stopped", "Stopped"

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="read_throughs"
    )
    paper = models.ForeignKey(
        Paper, models.RESTRICT, related_name="read_throughs"
    )
    ending = models.CharField(
        max_length=7, choices=Ending, blank=True, default=""
    )
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    stop_reason = models.CharField(
        max_length=500,
        blank=True,
        default="",
        help_text="Why it was put down. It stays when the reading goes on later.",
    )

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=("learner", "ending", "ended_on"),
                name="read_through_by_end",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "paper"),
                condition=Q(ending=""),
                name="read_through_one_open",
            ),
            models.CheckConstraint(
                condition=Q(ending__in=("", "read", "stopped")),
                name="read_through_ending_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(ending="") | Q(ended_on__isnull=True),
                name="read_through_open_has_no_end",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True)
                | Q(started_on__isnull=True)
                | Q(ended_on__gte=F("started_on")),
                name="read_through_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=day_is_plausible("started_on")
                & day_is_plausible("ended_on"),
                name="read_through_days_are_plausible",
            ),
        )

    def __str__(self) -> str:
        ending = self.ending or "open"
        return f"{self.learner_id} {self.paper_id} {ending}"

    @property
    def is_or_was_stopped(self) -> bool:
        """Whether there may be a reason for which it was put down."""
        return self.ending == self.Ending.STOPPED or self.stop_reason != ""
