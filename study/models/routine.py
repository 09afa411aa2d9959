"""Routines: what a learner wants to do each day, week, month or quarter."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from papers.models import Framework
from study.models.deletion import DeletableQuerySet
from study.planning.reading_days import Rhythm as RhythmName

LONGEST_ROUTINE = 120


class Routine(models.Model):
    """Something to be done once in each of its periods."""

    class Rhythm(models.TextChoices):
        DAILY = RhythmName.DAILY.value, "Every day"
        WEEKLY = RhythmName.WEEKLY.value, "Every week"
        MONTHLY = RhythmName.MONTHLY.value, "Every month"
        QUARTERLY = RhythmName.QUARTERLY.value, "Every quarter"

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="routines"
    )
    name = models.CharField("what", max_length=LONGEST_ROUTINE)
    rhythm = models.CharField("how often", max_length=9, choices=Rhythm)
    framework = models.ForeignKey(
        Framework,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="routines",
        verbose_name="questions to think with",
    )
    created_at = models.DateTimeField()
    deleted_at = models.DateTimeField(
        null=True, help_text="It can be brought back for a while."
    )

    objects = DeletableQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(name=""), name="routine_has_a_name"
            ),
            models.CheckConstraint(
                condition=Q(
                    rhythm__in=("daily", "weekly", "monthly", "quarterly")
                ),
                name="routine_rhythm_is_known",
            ),
        )

    def __str__(self) -> str:
        return self.name


class RoutineCheck(models.Model):
    """A routine that was done in a period, which begins on the day named."""

    routine = models.ForeignKey(Routine, models.CASCADE, related_name="checks")
    period_begins_on = models.DateField()
    done_on = models.DateField(
        help_text="The study day on which it was checked off."
    )

    class Meta:
        ordering = ("-done_on", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("routine", "period_begins_on"),
                name="routine_check_once_per_period",
            ),
            models.CheckConstraint(
                condition=Q(done_on__gte=F("period_begins_on")),
                name="routine_check_within_its_period",
            ),
        )

    def __str__(self) -> str:
        return f"{self.routine_id} on {self.done_on}"
