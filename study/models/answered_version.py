"""What a question said when it was answered: its texts, choices and key points.

The history of questions keeps the texts of earlier ones, but no choices.
"""

from typing import Any

from django.db import models

from papers.models import Question

TEXT_FIELDS = ("kind", "level", "section", "prompt", "answer", "explanation")


class AnsweredVersion(models.Model):
    """A question at one revision, kept once somebody answered it.

    choices: text, feedback, is_right and the id of each. key_points: their texts.
    Without a prompt it is of the time before texts were kept too.
    """

    question = models.ForeignKey(Question, models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, default="")
    level = models.CharField(max_length=8, default="")
    section = models.CharField(max_length=16, default="")
    prompt = models.TextField(default="")
    answer = models.TextField(default="")
    explanation = models.TextField(default="")
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
    version = AnsweredVersion(
        question=question,
        revision=question.revision,
        choices=choices_to_keep(question),
        key_points=[point.text for point in question.key_points.all()],
    )
    for name in TEXT_FIELDS:
        setattr(version, name, getattr(question, name))
    unchanged = Question.objects.filter(
        pk=question.pk, revision=question.revision
    )
    if not unchanged.exists():
        # A curator saved it meanwhile: the choices may be those of the next revision.
        return
    versions.bulk_create([version], ignore_conflicts=True)


def choices_to_keep(question: Question) -> list[dict[str, Any]]:
    rows = []
    for choice in question.choices.all():
        row = {
            "id": choice.pk,
            "text": choice.text,
            "feedback": choice.feedback,
            "is_right": choice.is_right,
        }
        rows.append(row)
    return rows
