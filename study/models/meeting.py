"""Meetings of a group: when, what is read for them, and what was said."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from papers.fields import RenderedField
from papers.models import Framework, Paper
from study.models.group import LONGEST_PLACE, Membership, StudyGroup
from study.planning.meeting_days import MeetingRhythm

LONGEST_TITLE = 120
LONGEST_MINUTES = 20_000
LONGEST_DECISIONS = 5_000
SHORTEST_MINUTES = 15
MOST_MINUTES = 720
USUAL_MINUTES = 60


class MeetingSeries(models.Model):
    """Meetings in a rhythm: at the same time by the clocks of one zone."""

    class Rhythm(models.TextChoices):
        WEEKLY = MeetingRhythm.WEEKLY.value, "Every week"
        BIWEEKLY = MeetingRhythm.BIWEEKLY.value, "Every second week"
        MONTHLY = (
            MeetingRhythm.MONTHLY.value,
            "Every month, on the same weekday",
        )

    group = models.ForeignKey(
        StudyGroup, models.CASCADE, related_name="meeting_series"
    )
    rhythm = models.CharField(
        max_length=8,
        choices=Rhythm,
    )
    first_on = models.DateField(help_text="Says which weekday it is.")
    clock_time = models.TimeField(
        help_text="As the clocks of its zone show it."
    )
    time_zone = models.CharField(max_length=64)
    ended_at = models.DateTimeField(
        null=True,
        help_text="No meetings are added any more.",
    )
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("first_on", "id")
        verbose_name_plural = "meeting series"
        constraints = (
            models.CheckConstraint(
                condition=Q(rhythm__in=("weekly", "biweekly", "monthly")),
                name="meeting_series_rhythm_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(time_zone=""),
                name="meeting_series_has_a_zone",
            ),
        )

    def __str__(self) -> str:
        return f"{self.group_id} {self.rhythm} from {self.first_on}"


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def standing(self) -> "MeetingQuerySet":
        """Those that were not called off."""
        return self.filter(called_off_at=None)

    def to_come(
        self,
        at: datetime,
    ) -> "MeetingQuerySet":
        """Those that are not over, those called off among them, the next one first."""
        return self.filter(ends_at__gt=at).order_by("begins_at", "pk")

    def over(
        self,
        at: datetime,
    ) -> "MeetingQuerySet":
        """The latest one first."""
        return self.filter(ends_at__lte=at).order_by("-begins_at", "-pk")

    def with_presenter(self) -> "MeetingQuerySet":
        """Each with `is_presented`: whether who presents belongs to the group today."""
        members = Membership.objects.active().filter(
            group=models.OuterRef("group"),
            learner=models.OuterRef("presenter"),
        )
        with_learner = self.select_related("presenter")
        return with_learner.annotate(is_presented=models.Exists(members))


class Meeting(models.Model):
    """One meeting of a group, alone or of a series."""

    group = models.ForeignKey(
        StudyGroup, models.CASCADE, related_name="meetings"
    )
    series = models.ForeignKey(
        MeetingSeries,
        models.CASCADE,
        null=True,
        related_name="meetings",
    )
    series_day = models.DateField(
        null=True,
        help_text="Its day in the rhythm, also after it was moved.",
    )
    title = models.CharField("about", max_length=LONGEST_TITLE, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    time_zone = models.CharField(
        max_length=64,
        help_text="By whose clocks the group agreed on it.",
    )
    place = models.CharField(
        max_length=LONGEST_PLACE,
        blank=True,
        help_text="Empty: the group's.",
    )
    presenter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="presented_meetings",
    )
    framework = models.ForeignKey(
        Framework,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="meetings",
    )
    sequence = models.PositiveIntegerField(
        default=0,
        help_text="Each change adds one, as calendars ask.",
    )
    called_off_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ("begins_at", "id")
        indexes = (
            models.Index(
                fields=("group", "begins_at"), name="meetings_of_a_group"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("group", "begins_at"),
                condition=Q(called_off_at=None),
                name="meeting_once_at_a_time",
                violation_error_message="The group meets at that time already.",
            ),
            models.UniqueConstraint(
                fields=("series", "series_day"),
                name="meeting_once_a_day_of_its_series",
            ),
            models.CheckConstraint(
                condition=Q(series=None, series_day=None)
                | Q(series__isnull=False, series_day__isnull=False),
                name="meeting_of_a_series_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("begins_at")),
                name="meeting_lasts_a_while",
            ),
            models.CheckConstraint(
                condition=~Q(time_zone=""),
                name="meeting_has_a_zone",
            ),
        )

    def __str__(self) -> str:
        return self.title or f"Meeting of {self.group_id}"

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.group_id, self.pk])

    @property
    def is_called_off(self) -> bool:
        return self.called_off_at is not None

    @property
    def duration(self) -> timedelta:
        return self.ends_at - self.begins_at


class MeetingPaper(models.Model):
    """A paper to be read for a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="entries")
    paper = models.ForeignKey(
        Paper, models.CASCADE, related_name="meeting_entries"
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("meeting", "position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "paper"),
                name="meeting_paper_once_per_meeting",
                violation_error_message="It is read for this meeting already.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.paper_id} for {self.meeting_id}"


class MinutesQuerySet(models.QuerySet["MinutesVersion"]):
    def with_writers(self) -> "MinutesQuerySet":
        """Each with `is_by_member`: whether who wrote belongs to the group today."""
        members = Membership.objects.active().filter(
            group=models.OuterRef("meeting__group"),
            learner=models.OuterRef("written_by"),
        )
        with_learner = self.select_related("written_by")
        return with_learner.annotate(is_by_member=models.Exists(members))


class MinutesVersion(models.Model):
    """What a meeting's minutes said after one change; the highest number stands."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="minutes")
    number = models.PositiveIntegerField(help_text="Counted from 1.")
    text = models.TextField("Minutes", max_length=LONGEST_MINUTES, blank=True)
    text_html = RenderedField("text")
    decisions = models.TextField(
        max_length=LONGEST_DECISIONS,
        blank=True,
        help_text="One a line.",
    )
    next_steps = models.TextField(
        "What comes next",
        max_length=LONGEST_DECISIONS,
        blank=True,
    )
    next_steps_html = RenderedField("next_steps")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="minutes_versions",
    )
    written_at = models.DateTimeField()

    objects = MinutesQuerySet.as_manager()

    class Meta:
        ordering = ("meeting", "-number")
        constraints = (
            # Of two who wrote on the same version the second one is told.
            models.UniqueConstraint(
                fields=("meeting", "number"),
                name="minutes_version_is_written_once",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="minutes_versions_count_from_one",
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}, version {self.number}"

    @property
    def decision_lines(self) -> list[str]:
        lines = [line.strip() for line in self.decisions.splitlines()]
        return [line for line in lines if line]


class MeetingCalendarQuerySet(models.QuerySet["MeetingCalendar"]):
    def working(self) -> "MeetingCalendarQuerySet":
        """Of those who belong to the group, since before the address was made.

        Who comes back after having left needs a new one.
        """
        active = Membership.objects.active()
        with_members = self.filter(membership__in=active)
        return with_members.filter(
            opened_at__gte=models.F("membership__joined_at")
        )


class MeetingCalendar(models.Model):
    """A member's secret address of the group's calendar; only its digest is stored."""

    membership = models.OneToOneField(
        Membership,
        models.CASCADE,
        related_name="meeting_calendar",
    )
    digest = models.CharField(
        max_length=64,
        editable=False,
    )
    opened_at = models.DateTimeField()

    objects = MeetingCalendarQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("digest",),
                name="meeting_calendar_address_is_unique",
            ),
        )

    def __str__(self) -> str:
        return f"calendar of membership {self.membership_id}"
