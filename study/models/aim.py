"""What a learner is here for."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from papers.models import ReadingPath, Topic

LEAST_MINUTES = 1
MOST_MINUTES = 240
USUAL_MINUTES = 10


class StudyAim(models.Model):
    """What a learner said on the first evening, or since; none is stored: nothing.

    What was aimed at may have left the library: then path or topic are empty.
    """

    class Kind(models.TextChoices):
        PATH = "path", "To follow a path"
        TOPIC = "topic", "To learn about a topic"
        INTERVIEW = "interview", "To be ready for an interview"
        LOOK = "look", "To look round"

    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="study_aim",
    )
    kind = models.CharField(max_length=12, choices=Kind)
    path = models.ForeignKey(
        ReadingPath,
        models.SET_NULL,
        null=True,
        related_name="study_aims",
    )
    topic = models.ForeignKey(
        Topic,
        models.SET_NULL,
        null=True,
        related_name="study_aims",
    )
    minutes_a_day = models.PositiveSmallIntegerField(default=USUAL_MINUTES)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=("path", "topic", "interview", "look")),
                name="study_aim_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(path__isnull=True) | Q(kind="path"),
                name="study_aim_path_is_of_a_path",
            ),
            models.CheckConstraint(
                condition=Q(topic__isnull=True) | Q(kind="topic"),
                name="study_aim_topic_is_of_a_topic",
            ),
            models.CheckConstraint(
                condition=Q(
                    minutes_a_day__gte=LEAST_MINUTES,
                    minutes_a_day__lte=MOST_MINUTES,
                ),
                name="study_aim_minutes_fit_into_a_day",
                violation_error_message="Choose between 1 minute and four hours.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.kind}, {self.minutes_a_day} minutes a day"
