"""Learners: who they are, when their day begins and how they want to be asked."""

import zoneinfo
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Cast, Length, Lower
from django.db.models.lookups import Exact
from django.utils import timezone

from study.memory.day import StudyClock
from study.memory.steps import USUAL_STEPS, parse_learning_steps
from study.memory.weights import USUAL_WEIGHTS, Weights
from study.models.addresses import LONGEST_ADDRESS, canonical_address
from study.models.learner_version import renew_version
from study.models.weights import WeightsField

MOST_NEW_QUESTIONS = 500
MOST_REVIEWS = 5000
# A bit for each weekday: 1 for Monday, 64 for Sunday.
ALL_WEEKDAYS = 127


def validate_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            "Choose a time zone from the list, for example Europe/Vienna."
        )


def validate_learning_steps(text: str) -> None:
    try:
        parse_learning_steps(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error


class LearnerManager(BaseUserManager["Learner"]):
    """Makes learners; they sign in by email."""

    def create_user(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "Learner":
        learner = self.model(email=canonical_address(email), **fields)
        learner.set_password(password)
        learner.save(using=self._db)
        return learner

    def create_superuser(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "Learner":
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, **fields
        )

    def get_by_natural_key(self, email: str | None) -> "Learner":
        return self.get(email__iexact=canonical_address(email or ""))


class Learner(AbstractBaseUser, PermissionsMixin):
    """Somebody who studies here."""

    class ReviewOrder(models.TextChoices):
        LONGEST_DUE = "longest_due", "Waiting longest first"
        FADING = "fading", "Fading most first"
        PREREQUISITES = "prerequisites", "What other papers build on first"
        MIXED = "mixed", "Mixed across papers"

    class Theme(models.TextChoices):
        SYSTEM = "system", "As my system has it"
        LIGHT = "light", "Light"
        DARK = "dark", "Dark"
        SEPIA = "sepia", "Sepia"

    email = models.EmailField(max_length=LONGEST_ADDRESS)
    display_name = models.CharField(
        "name", max_length=80, blank=True, help_text="How Octavo addresses you."
    )
    time_zone = models.CharField(
        max_length=64, default="UTC", validators=[validate_time_zone]
    )
    rollover_hour = models.PositiveSmallIntegerField(
        "my day begins at",
        default=4,
        help_text="Questions answered before this hour still count for the day before.",
    )
    desired_retention = models.FloatField(
        "how much I want to remember",
        default=0.9,
        help_text="The share of answers to know when you are asked.",
    )
    new_limit = models.PositiveSmallIntegerField(
        "new questions a day",
        null=True,
        blank=True,
        help_text="Questions that you are asked for the first time. Empty: no limit.",
    )
    review_limit = models.PositiveSmallIntegerField(
        "questions to review a day",
        null=True,
        blank=True,
        help_text="The others wait for the next day. Empty: no limit.",
    )
    limit_lifted_on = models.DateField(
        null=True,
        help_text="The study day on which all that is due is asked all the same.",
    )
    review_order = models.CharField(
        "order",
        max_length=16,
        choices=ReviewOrder,
        default=ReviewOrder.LONGEST_DUE,
    )
    easy_weekdays = models.PositiveSmallIntegerField(
        default=0,
        help_text="A bit for each weekday on which fewer questions should come: 1 for"
        " Monday, 64 for Sunday.",
    )
    rest_weekdays = models.PositiveSmallIntegerField(
        default=0,
        help_text="A bit for each weekday that ends no streak: 1 for Monday, 64 for"
        " Sunday.",
    )
    shows_streak = models.BooleanField("show my streak", default=True)
    spreads_load = models.BooleanField(
        "spread questions evenly",
        default=False,
        help_text="Dates from the third day on move by a few days, so that questions"
        " learned together do not all come on one day.",
    )
    leech_threshold = models.PositiveSmallIntegerField(
        "a question is stubborn after",
        default=8,
        help_text="How often you may forget a question before you are offered help"
        " with it.",
    )
    has_two_buttons = models.BooleanField(
        "only two buttons",
        default=False,
        help_text="Forgot and Got it, instead of four.",
    )
    types_first = models.BooleanField(
        "type before the answer is shown",
        default=False,
        help_text="The answer comes when you have typed yours, or say that you do not"
        " know.",
    )
    learning_steps = models.CharField(
        max_length=40,
        default=USUAL_STEPS,
        validators=[validate_learning_steps],
        help_text="How soon a new or forgotten question comes again: 10m for ten"
        " minutes, 1m 10m for two steps.",
    )
    uses_shared_memory = models.BooleanField(
        "learn from others' answers",
        default=True,
        help_text="A question's first dates take into account how hard others found"
        " it. Nobody's answers can be told from that.",
    )
    memory_weights = WeightsField(
        null=True,
        editable=False,
        help_text="FSRS-6's weights, fitted to this learner; empty for the usual ones.",
    )
    had_own_weights = models.BooleanField(
        default=False,
        editable=False,
        help_text="Whether memories were ever reckoned anew under other weights.",
    )
    theme = models.CharField(
        max_length=8, choices=Theme, default=Theme.SYSTEM, editable=False
    )
    is_active = models.BooleanField("may sign in", default=True)
    is_staff = models.BooleanField(
        "curator", default=False, help_text="May open the curation pages."
    )
    date_joined = models.DateTimeField("joined", default=timezone.now)

    objects = LearnerManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="learner_email_is_unique",
                violation_error_message="Somebody uses this email address already.",
            ),
            models.CheckConstraint(
                condition=~models.Q(email=""),
                name="learner_has_an_email",
                violation_error_message="Enter an email address.",
            ),
            # As many bytes as characters: canonical_address() leaves no others.
            models.CheckConstraint(
                condition=Exact(
                    Length(Cast("email", models.BinaryField())), Length("email")
                ),
                name="learner_email_is_ascii",
                violation_error_message="This email address has letters that no mail"
                " server knows.",
            ),
            models.CheckConstraint(
                condition=models.Q(rollover_hour__lte=23),
                name="learner_rollover_hour_is_an_hour",
                violation_error_message="Choose an hour from 0 to 23.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    desired_retention__gte=0.7, desired_retention__lte=0.97
                ),
                name="learner_desired_retention_is_reachable",
                violation_error_message="Choose between 70 % and 97 %.",
            ),
            models.CheckConstraint(
                condition=models.Q(new_limit__lte=MOST_NEW_QUESTIONS),
                name="learner_new_limit_can_be_met",
                violation_error_message=f"Choose at most {MOST_NEW_QUESTIONS:,} new"
                " questions a day, or leave it empty for no limit.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    review_limit__gte=1, review_limit__lte=MOST_REVIEWS
                ),
                name="learner_review_limit_can_be_met",
                violation_error_message=f"Choose from 1 to {MOST_REVIEWS:,} questions"
                " a day, or leave it empty for no limit.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    review_order__in=(
                        "longest_due",
                        "fading",
                        "prerequisites",
                        "mixed",
                    )
                ),
                name="learner_review_order_is_known",
                violation_error_message="Choose an order from the list.",
            ),
            models.CheckConstraint(
                condition=models.Q(easy_weekdays__lt=ALL_WEEKDAYS),
                name="learner_leaves_a_weekday_to_study",
                violation_error_message="Leave one weekday at least for questions.",
            ),
            models.CheckConstraint(
                condition=models.Q(rest_weekdays__lt=ALL_WEEKDAYS),
                name="learner_rest_days_leave_one_to_study",
                violation_error_message="Leave one weekday at least that counts.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    leech_threshold__gte=2, leech_threshold__lte=30
                ),
                name="learner_leech_threshold_is_in_range",
                violation_error_message="Choose from 2 to 30 times.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    theme__in=("system", "light", "dark", "sepia")
                ),
                name="learner_theme_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(learning_steps=""),
                name="learner_has_learning_steps",
                violation_error_message="Enter one step at least, for example 10m.",
            ),
        )

    def __str__(self) -> str:
        return self.display_name or self.email

    def clean(self) -> None:
        super().clean()
        self.email = canonical_address(self.email)

    def lock(self) -> None:
        """One writer at a time for one learner, until the transaction ends.

        Weights are those that stand: memories were reckoned anew when they changed.
        What was kept of the learner's pages is old from then on.
        """
        locked = Learner.objects.select_for_update().only("memory_weights")
        self.memory_weights = locked.get(pk=self.pk).memory_weights
        renew_version(self.pk)

    def lift_review_limit(self, at: datetime) -> None:
        """All that is due may be asked on the study day that `at` belongs to."""
        self.limit_lifted_on = self.clock.day_of(at)
        self.save(update_fields=["limit_lifted_on"])

    @property
    def weights(self) -> Weights:
        """By which all of this learner's memories are reckoned."""
        if self.memory_weights is None:
            return USUAL_WEIGHTS
        return tuple(self.memory_weights)

    @property
    def clock(self) -> StudyClock:
        return StudyClock(self.time_zone, self.rollover_hour)
