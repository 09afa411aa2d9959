"""Coming back after a break: the dates that were moved, and what they were before."""

from datetime import date, timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from study.models.card import Card

LEAST_PACE = 5
MOST_PACE = 500
DAY = timedelta(days=1)


class ComebackQuerySet(models.QuerySet):
    def standing(self) -> "ComebackQuerySet":
        """Those whose dates hold: neither undone nor followed by another one."""
        return self.filter(undone_at=None, closed_at=None)

    def paused_spans(self) -> list[tuple[date, date]]:
        """The days away, first and last, in which no streak ends; earliest first."""
        were_away = self.filter(undone_at=None).exclude(away_since=None)
        spans = were_away.order_by("away_since").values_list(
            "away_since", "started_on"
        )
        return [(first, started_on - DAY) for first, started_on in spans]


class Comeback(models.Model):
    """A backlog spread over days at a pace that the learner chose."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="comebacks"
    )
    started_at = models.DateTimeField()
    started_on = models.DateField(
        help_text="The study day that it was started on."
    )
    away_since = models.DateField(
        null=True,
        help_text="The first study day without an answer; null: there was none.",
    )
    ends_on = models.DateField(
        help_text="The day on which nothing waits any more."
    )
    pace = models.PositiveSmallIntegerField(
        "questions a day",
        validators=[
            MinValueValidator(LEAST_PACE),
            MaxValueValidator(MOST_PACE),
        ],
    )
    closed_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects = ComebackQuerySet.as_manager()

    class Meta:
        ordering = ("-started_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("learner",),
                condition=Q(undone_at=None, closed_at=None),
                name="comeback_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(pace__gte=LEAST_PACE, pace__lte=MOST_PACE),
                name="comeback_pace_is_possible",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("started_on")),
                name="comeback_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(away_since=None)
                | Q(away_since__lt=F("started_on")),
                name="comeback_away_before_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(closed_at=None),
                name="comeback_undone_or_closed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.pace} a day until {self.ends_on}"


class PostponementQuerySet(models.QuerySet):
    def standing(self) -> "PostponementQuerySet":
        """Those of comebacks that were neither undone nor followed by another one."""
        return self.filter(comeback__undone_at=None, comeback__closed_at=None)

    def unanswered(self) -> "PostponementQuerySet":
        """Those whose question still waits for the date that it was moved to."""
        return self.filter(
            card__due_at=F("due_at"),
            card__last_reviewed_at=F("last_reviewed_at"),
        )

    def undone_last(self) -> "PostponementQuerySet":
        """Those of undone comebacks; no later one moved the question there again."""
        again = Postponement.objects.filter(
            card=OuterRef("card"),
            pk__gt=OuterRef("pk"),
            last_reviewed_at=OuterRef("last_reviewed_at"),
            due_at=OuterRef("due_at"),
        )
        return self.exclude(comeback__undone_at=None).filter(~Exists(again))


class Postponement(models.Model):
    """A question that was moved to another day, and the moment that it came from."""

    comeback = models.ForeignKey(
        Comeback, models.CASCADE, related_name="postponements"
    )
    card = models.ForeignKey(Card, models.CASCADE, related_name="postponements")
    last_reviewed_at = models.DateTimeField(
        help_text="Of the card when it was moved: a later answer ends the postponement."
    )
    former_due_at = models.DateTimeField()
    due_at = models.DateTimeField()

    objects = PostponementQuerySet.as_manager()

    class Meta:
        ordering = ("due_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("comeback", "card"), name="postponement_once_per_card"
            ),
        )

    def __str__(self) -> str:
        return f"{self.card_id}: {self.former_due_at} to {self.due_at}"
