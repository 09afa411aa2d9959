"""Changes of how a learner wants to be asked, and the dates that moved with them."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from study.models.card import Card


class SettingsChange(models.Model):
    """One change of settings, kept until the next one so that it can be undone."""

    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="settings_change"
    )
    changed_at = models.DateTimeField()
    before = models.JSONField(
        help_text="The values of the settings until then."
    )
    after = models.JSONField()
    has_moved_dates = models.BooleanField(
        default=False, help_text="Whether the dates followed at once."
    )
    undone_at = models.DateTimeField(null=True)
    dated_at = models.DateTimeField(
        null=True,
        help_text="When a change before this one last gave all questions other dates.",
    )
    dated_by = models.JSONField(
        null=True, help_text="The settings that those dates came from."
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(dated_at__isnull=True, dated_by__isnull=True)
                | Q(dated_at__isnull=False, dated_by__isnull=False),
                name="settings_change_dated_by_settings",
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(undone_at__gte=F("changed_at")),
                name="settings_change_undone_after_it_was_made",
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} at {self.changed_at}"

    @property
    def is_in_dates(self) -> bool:
        """Whether the dates followed it, and do so still."""
        return self.has_moved_dates and self.undone_at is None


class MovedDateQuerySet(models.QuerySet):
    def unanswered(self) -> "MovedDateQuerySet":
        """Those whose question still waits for the date that it was moved to."""
        return self.filter(
            card__due_at=F("due_at"),
            card__last_reviewed_at=F("last_reviewed_at"),
        )

    def undone(self) -> "MovedDateQuerySet":
        """Those of changes that were undone; other changes may have followed."""
        return self.filter(Q(change=None) | Q(change__undone_at__isnull=False))

    def undone_last(self) -> "MovedDateQuerySet":
        """Those of undone changes; no later one moved the question there again."""
        again = MovedDate.objects.filter(
            card=OuterRef("card"),
            pk__gt=OuterRef("pk"),
            last_reviewed_at=OuterRef("last_reviewed_at"),
            due_at=OuterRef("due_at"),
        )
        return self.undone().filter(~Exists(again))


class MovedDate(models.Model):
    """A question that was moved by a change of settings, and where it came from."""

    change = models.ForeignKey(
        SettingsChange,
        models.CASCADE,
        null=True,
        related_name="moved_dates",
        help_text="Null: it was undone, and another followed.",
    )
    card = models.ForeignKey(Card, models.CASCADE, related_name="moved_dates")
    last_reviewed_at = models.DateTimeField(
        help_text="Of the card when it was moved: a later answer sets another date."
    )
    former_due_at = models.DateTimeField()
    due_at = models.DateTimeField()

    objects = MovedDateQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("change", "card"), name="moved_date_once_per_card"
            ),
        )

    def __str__(self) -> str:
        return f"{self.card_id}: {self.former_due_at} to {self.due_at}"
