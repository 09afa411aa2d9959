"""What learners tell curators of a question."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from papers.models import Question

LONGEST_WORDS = 1_000


class QuestionFlag(models.Model):
    """A learner's hint to curators that something is amiss with a question.

    Curators see the question, the reason and the words, never whose they are.
    """

    class Reason(models.TextChoices):
        WRONG = "wrong", "Something in it is wrong"
        UNCLEAR = "unclear", "It is unclear"
        OUTDATED = "outdated", "It is out of date"
        SPLIT = "split", "It asks too much at once"
        OTHER = "other", "Something else"

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="question_flags",
    )
    question = models.ForeignKey(
        Question,
        models.PROTECT,
        related_name="flags",
    )
    reason = models.CharField(max_length=8, choices=Reason)
    words = models.TextField("in the learner's words", blank=True)
    question_revision = models.PositiveIntegerField("revision of the question")
    flagged_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-flagged_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "question"),
                condition=Q(closed_at=None),
                name="question_flag_one_open_for_each_question",
            ),
            models.CheckConstraint(
                condition=Q(
                    reason__in=(
                        "wrong",
                        "unclear",
                        "outdated",
                        "split",
                        "other",
                    )
                ),
                name="question_flag_reason_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(reason="other") | ~Q(words=""),
                name="question_flag_says_what_else",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True)
                | Q(closed_at__gte=F("flagged_at")),
                name="question_flag_closed_after_it_was_raised",
            ),
        )

    def __str__(self) -> str:
        return f"{self.question_id}: {self.get_reason_display()}"
