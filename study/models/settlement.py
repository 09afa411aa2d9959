"""What was doubted in a note, and what came of it, for all who read the note."""

from django.db import models
from django.db.models import Q

from papers.models import Paper, Question
from study.models.report import Report

LONGEST_DOUBT = 500
LONGEST_OUTCOME = 1_000


class Settlement(models.Model):
    """A settled dispute that stands under its note, in a curator's words.

    It stays when the account of who told it goes; their name goes with the account.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="settlements")
    question = models.ForeignKey(
        Question,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="settlements",
    )
    report = models.OneToOneField(
        Report,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="settlement",
    )
    doubt = models.TextField(
        "what was doubted",
        max_length=LONGEST_DOUBT,
        help_text="In your words: what a learner wrote is theirs.",
    )
    outcome = models.TextField("what came of it", max_length=LONGEST_OUTCOME)
    settled_at = models.DateTimeField(editable=False)

    class Meta:
        ordering = ("-settled_at", "-id")
        verbose_name = "settled dispute"
        constraints = (
            models.CheckConstraint(
                condition=~Q(doubt=""), name="settlement_says_what_was_doubted"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=""), name="settlement_has_an_outcome"
            ),
        )

    def __str__(self) -> str:
        return self.doubt[:80]
