"""Which version of what a learner did and has is the present one."""

import uuid

from django.conf import settings
from django.db import models


class LearnerVersion(models.Model):
    """Another one with each lock, since who changes what is a learner's locks them.

    A name that never comes again, not a number: a number that was rolled back, or
    brought back with a backup, would stand for two states. No row: nothing was ever
    locked.
    """

    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        primary_key=True,
        related_name="version",
    )
    name = models.UUIDField(default=uuid.uuid4)

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.name}"


def renew_version(learner_id: int) -> None:
    """In one statement, whether they have a version or not."""
    version = LearnerVersion(learner_id=learner_id, name=uuid.uuid4())
    LearnerVersion.objects.bulk_create(
        [version],
        update_conflicts=True,
        unique_fields=["learner"],
        update_fields=["name"],
    )
