"""What a question offered when it was answered: its choices and its key points.

The history of questions keeps their other texts.
"""

from typing import Any

from django.db import models

from papers.models import Question


class AnsweredVersion(models.Model):
    """A question at one revision, kept once somebody answered it in a quiz.

    choices: text, feedback, is_right and the id of each. key_points: their texts.
    """

    question = models.ForeignKey(Question, models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    choices = models.JSONField()
    key_points = models.JSONField()

    class Meta:
        ordering = ("question", "revision")
        constraints = (
            models.UniqueConstraint(
                fields=("question", "revision"),
                name="answered_version_once_per_revision",
            ),
        )

    def __str__(self) -> str:
        return f"{self.question_id} at {self.revision}"


def keep_answered_version(question: Question) -> None:
    """Keeps it unless that was done; two who answer at once are no trouble."""
    versions = AnsweredVersion.objects
    if versions.filter(question=question, revision=question.revision).exists():
        return
    choices: list[dict[str, Any]] = []
    for choice in question.choices.all():
        row = {
            "id": choice.pk,
            "text": choice.text,
            "feedback": choice.feedback,
            "is_right": choice.is_right,
        }
        choices.append(row)
    version = AnsweredVersion(
        question=question,
        revision=question.revision,
        choices=choices,
        key_points=[point.text for point in question.key_points.all()],
    )
    versions.bulk_create([version], ignore_conflicts=True)
