"""Being ready by a date: what to know, on which day, how well."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from study.models.quiz import QuizKind

LEAST_GOAL = 0.5
LARGEST_GOAL = 0.97
LEAST_MINUTES = 5
MOST_MINUTES_A_DAY = 180
PLANNED_KINDS = (
    QuizKind.PATH,
    QuizKind.LIST,
    QuizKind.TOPIC,
    QuizKind.PAPER,
)


def share_percent(share: float) -> int:
    """Whole percent, never 100: nobody is that sure of what comes."""
    return min(99, round(100 * share))


class ReadyPlan(models.Model):
    """A date by which a learner wants to know the questions of something.

    The plan itself is worked out anew each time, from what is remembered by then; what
    is kept is what was wished, and what was forecast on the day on which it was made.
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="ready_plans"
    )
    kind = models.CharField(
        max_length=8,
        choices=[(kind.value, kind.label) for kind in PLANNED_KINDS],
    )
    subject_id = models.PositiveBigIntegerField(
        help_text="The id of the path, list, topic or paper. No foreign key: the plan"
        " outlives what it was about."
    )
    title = models.CharField(max_length=500)
    started_at = models.DateTimeField()
    started_on = models.DateField(
        help_text="The study day that it was made on."
    )
    ready_on = models.DateField("by")
    goal = models.FloatField(
        validators=[
            MinValueValidator(LEAST_GOAL),
            MaxValueValidator(LARGEST_GOAL),
        ],
        help_text="The share of the questions to know on the day, 0 to 1.",
    )
    minutes_a_day = models.PositiveSmallIntegerField(
        validators=[
            MinValueValidator(LEAST_MINUTES),
            MaxValueValidator(MOST_MINUTES_A_DAY),
        ]
    )
    forecast_without = models.FloatField(
        help_text="When it was made: the score on the day without an answer more."
    )
    forecast_with = models.FloatField(
        help_text="When it was made: the score on the day with the plan."
    )

    class Meta:
        ordering = ("ready_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "kind", "subject_id", "ready_on"),
                name="ready_plan_once_per_subject_and_day",
            ),
            models.CheckConstraint(
                condition=Q(ready_on__gt=F("started_on")),
                name="ready_plan_is_for_a_later_day",
            ),
            models.CheckConstraint(
                condition=Q(goal__gte=LEAST_GOAL, goal__lte=LARGEST_GOAL),
                name="ready_plan_goal_is_reachable",
            ),
            models.CheckConstraint(
                condition=Q(
                    minutes_a_day__gte=LEAST_MINUTES,
                    minutes_a_day__lte=MOST_MINUTES_A_DAY,
                ),
                name="ready_plan_minutes_in_range",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PLANNED_KINDS),
                name="ready_plan_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    forecast_without__gte=0,
                    forecast_with__gte=F("forecast_without"),
                    forecast_with__lte=1,
                ),
                name="ready_plan_forecasts_are_shares",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} by {self.ready_on}"

    def get_absolute_url(self) -> str:
        return reverse("ready_plan", args=[self.pk])

    @property
    def goal_percent(self) -> int:
        return round(100 * self.goal)

    @property
    def percent_without(self) -> int:
        return share_percent(self.forecast_without)

    @property
    def percent_with(self) -> int:
        return share_percent(self.forecast_with)
