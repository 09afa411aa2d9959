"""Plans: which papers a learner wants to read, each on its day; and days without."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from papers.models import Paper, ReadingPath
from study.models.deletion import DeletableQuerySet
from study.models.group import LONGEST_NAME, Membership
from study.models.group_plan import GroupPlan
from study.models.reading_list import ReadingList
from study.planning.reading_days import FIRST_DAY, LAST_DAY
from study.planning.reading_days import Rhythm as RhythmName

MOST_PER_TURN = 20
EVERY_WEEKDAY_BITS = 127
LONGEST_HOLIDAY_NAME = 80
LONGEST_PLAN_TITLE = 200


class ReadingPlanQuerySet(DeletableQuerySet):
    def current(self) -> "ReadingPlanQuerySet":
        """Those that say what to read: neither deleted nor archived."""
        return self.standing().filter(archived_at=None)

    def behind_their_group(self) -> "ReadingPlanQuerySet":
        """Those taken on in a group that has changed its plan since.

        Nothing of it is told to whoever left the group.
        """
        belongs_today = Membership.objects.active().filter(
            group=models.OuterRef("group_plan__reading_list__group"),
            learner=models.OuterRef("learner"),
        )
        return self.filter(
            models.Exists(belongs_today),
            group_plan__reading_list__deleted_at=None,
            group_plan__version__gt=F("group_plan_version"),
        )

    def with_source(self) -> "ReadingPlanQuerySet":
        """Each with what it was made of."""
        return self.select_related("path", "reading_list", "group_plan")


class ReadingPlan(models.Model):
    """The papers of a list or a path, each on a day between starts_on and ends_on."""

    class Rhythm(models.TextChoices):
        DAILY = RhythmName.DAILY.value, "Every day"
        WEEKLY = RhythmName.WEEKLY.value, "Every week"
        MONTHLY = RhythmName.MONTHLY.value, "Every month"
        QUARTERLY = RhythmName.QUARTERLY.value, "Every quarter"
        BY_DATE = RhythmName.BY_DATE.value, "Done by a date"

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reading_plans"
    )
    title = models.CharField(max_length=LONGEST_PLAN_TITLE)
    path = models.ForeignKey(
        ReadingPath,
        models.SET_NULL,
        null=True,
        related_name="reading_plans",
        help_text="The plan outlives it.",
    )
    reading_list = models.ForeignKey(
        ReadingList,
        models.SET_NULL,
        null=True,
        related_name="reading_plans",
        help_text="The plan outlives it.",
    )
    group_plan = models.ForeignKey(
        GroupPlan,
        models.SET_NULL,
        null=True,
        related_name="reading_plans",
        help_text="What the learner took on with their group; the plan outlives it.",
    )
    group_plan_version = models.PositiveIntegerField(
        null=True,
        help_text="Of the group's plan, as the learner took it or last answered it.",
    )
    from_group = models.CharField(
        max_length=LONGEST_NAME,
        blank=True,
        help_text="The group's name then; a former member learns no newer one.",
    )
    rhythm = models.CharField(max_length=9, choices=Rhythm)
    per_turn = models.PositiveSmallIntegerField(
        help_text="Papers a day, week, month or quarter."
    )
    weekdays = models.PositiveSmallIntegerField(
        default=EVERY_WEEKDAY_BITS,
        help_text="A bit for each weekday to read on: 1 for Monday, 64 for Sunday.",
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    version = models.PositiveIntegerField(
        default=0, help_text="Each change of a day adds one, as calendars ask."
    )
    before = models.JSONField(
        null=True,
        help_text="What undoing the last change of the days brings back.",
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(
        null=True, help_text="It can be brought back for a while."
    )

    objects = ReadingPlanQuerySet.as_manager()

    class Meta:
        ordering = ("ends_on", "id")
        indexes = (
            models.Index(
                fields=("learner", "ends_on"), name="plans_of_a_learner"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(title=""), name="reading_plan_has_a_title"
            ),
            models.CheckConstraint(
                condition=Q(path=None) | Q(reading_list=None),
                name="reading_plan_has_one_source",
            ),
            models.CheckConstraint(
                condition=Q(group_plan=None)
                | (~Q(from_group="") & Q(group_plan_version__isnull=False)),
                name="reading_plan_says_which_group_it_is_from",
            ),
            models.CheckConstraint(
                condition=Q(
                    rhythm__in=(
                        "daily",
                        "weekly",
                        "monthly",
                        "quarterly",
                        "by_date",
                    )
                ),
                name="reading_plan_rhythm_is_known",
            ),
            models.CheckConstraint(
                condition=Q(per_turn__gte=1, per_turn__lte=MOST_PER_TURN),
                name="reading_plan_per_turn_in_range",
            ),
            models.CheckConstraint(
                condition=Q(weekdays__gte=1, weekdays__lte=EVERY_WEEKDAY_BITS),
                name="reading_plan_has_weekdays",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="reading_plan_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__gte=FIRST_DAY, ends_on__lte=LAST_DAY),
                name="reading_plan_within_the_calendar",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reading_plan", args=[self.pk])


class PlannedReading(models.Model):
    """A paper of a plan. Its day lies in the plan's span; null when it was left out.

    The database cannot compare two tables: study/readingplans/services.py writes days
    in one place, and refuses others.
    """

    plan = models.ForeignKey(
        ReadingPlan, models.CASCADE, related_name="readings"
    )
    paper = models.ForeignKey(
        Paper, models.CASCADE, related_name="planned_readings"
    )
    position = models.PositiveSmallIntegerField()
    day = models.DateField(null=True)
    is_optional = models.BooleanField(default=False)

    class Meta:
        ordering = ("plan", "position", "id")
        indexes = (
            models.Index(fields=("plan", "day"), name="readings_of_a_day"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "paper"), name="planned_reading_once_per_paper"
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan_id} {self.paper_id} on {self.day}"

    def as_kept(self) -> list[Any]:
        """What undo needs of it: paper, place, day, whether it is optional."""
        day = self.day and self.day.isoformat()
        return [self.paper_id, self.position, day, self.is_optional]


class Holiday(models.Model):
    """Days on which a learner reads nothing, both ends among them."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="holidays"
    )
    first_on = models.DateField("first day")
    last_on = models.DateField("last day")
    name = models.CharField(max_length=LONGEST_HOLIDAY_NAME, blank=True)

    class Meta:
        ordering = ("first_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="holiday_ends_after_it_begins",
                violation_error_message="The last day lies before the first.",
            ),
            models.CheckConstraint(
                condition=Q(first_on__gte=FIRST_DAY, last_on__lte=LAST_DAY),
                name="holiday_within_the_calendar",
            ),
        )

    def __str__(self) -> str:
        return f"{self.first_on} to {self.last_on}"


class PlanCalendar(models.Model):
    """The secret address of a learner's calendar; only its digest is stored."""

    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="plan_calendar"
    )
    digest = models.CharField(max_length=64, editable=False)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("digest",), name="plan_calendar_address_is_unique"
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id}'s calendar"
