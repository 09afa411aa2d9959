"""Learners: who they are, and when their day begins."""

import zoneinfo
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Cast, Length, Lower
from django.db.models.lookups import Exact
from django.utils import timezone

from study.memory.day import StudyClock
from study.models.addresses import LONGEST_ADDRESS, canonical_address


def validate_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            "Choose a time zone from the list, for example Europe/Vienna."
        )


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
        )

    def __str__(self) -> str:
        return self.display_name or self.email

    def clean(self) -> None:
        super().clean()
        self.email = canonical_address(self.email)

    def lock(self) -> None:
        """One writer at a time for one learner, until the transaction ends."""
        Learner.objects.select_for_update().only("pk").get(pk=self.pk)

    @property
    def clock(self) -> StudyClock:
        return StudyClock(self.time_zone, self.rollover_hour)
