"""Reminders by mail: whether a learner wants them, and the days that had one."""

from django.conf import settings
from django.db import models
from django.db.models import Q

DEFAULT_HOUR = 8


class ReminderSetting(models.Model):
    """Whether a learner wants to be reminded, and when; none is stored: they do not."""

    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="reminder_setting",
    )
    is_on = models.BooleanField(
        "Send me one mail a day when questions are due",
        default=False,
    )
    hour = models.PositiveSmallIntegerField(
        "Send it at",
        default=DEFAULT_HOUR,
        help_text="From 0 to 23, in the learner's zone.",
    )
    changed_at = models.DateTimeField(
        help_text="An hour that was over by then waits for the next study day."
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(hour__lte=23),
                name="reminder_hour_is_an_hour",
                violation_error_message="Choose an hour from 0 to 23.",
            ),
        )

    def __str__(self) -> str:
        state = "on" if self.is_on else "off"
        return f"{self.learner_id} at {self.hour}:00, {state}"


class Reminder(models.Model):
    """One learner's study day whose hour has come.

    Stored before anything is sent, so that nobody gets a second one. Each mail has a
    link that turns reminders off; only the link's digest is kept.
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="reminders",
    )
    day = models.DateField(help_text="The learner's study day.")
    due_count = models.PositiveIntegerField()
    off_digest = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="Empty when nothing was due: then there is no mail.",
    )
    decided_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-day", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "day"),
                name="reminder_once_per_study_day",
            ),
            models.UniqueConstraint(
                fields=("off_digest",),
                condition=~Q(off_digest=""),
                name="reminder_link_is_unique",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(due_count__gt=0),
                name="reminder_sent_when_something_is_due",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | ~Q(off_digest=""),
                name="reminder_sent_with_its_link",
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} on {self.day}: {self.due_count} due"
