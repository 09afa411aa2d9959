"""What is believed of questions, of learners and of the site from everybody's answers.

The formulas are those of `study.memory.shared`. Nothing here is what a learner did: all
of it follows from the standing reviews, and is made anew by `rebuild_memory`.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from papers.models import Question
from study.memory.shared import (
    FIRST_ASK_VARIANCE,
    LATER_VARIANCE,
    Belief,
    Recall,
    Site,
    site_of_numbers,
)


class RecallBeliefs(models.Model):
    """How much likelier than others' an answer is, in logits."""

    first_ask_mean = models.FloatField(default=0.0)
    first_ask_variance = models.FloatField(default=FIRST_ASK_VARIANCE)
    later_mean = models.FloatField(default=0.0)
    later_variance = models.FloatField(default=LATER_VARIANCE)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(first_ask_variance__gt=0, later_variance__gt=0),
                name="%(class)s_never_are_certain",
            ),
        )

    @property
    def recall(self) -> Recall:
        return Recall(
            first_ask=Belief(self.first_ask_variance, self.first_ask_mean),
            later=Belief(self.later_variance, self.later_mean),
        )

    @recall.setter
    def recall(self, recall: Recall) -> None:
        self.first_ask_mean = recall.first_ask.mean
        self.first_ask_variance = recall.first_ask.variance
        self.later_mean = recall.later.mean
        self.later_variance = recall.later.variance


class QuestionBeliefs(RecallBeliefs):
    """What all answers say of one question, as long as it asks the same."""

    question = models.OneToOneField(
        Question, models.CASCADE, primary_key=True, related_name="beliefs"
    )
    meaning_revision = models.PositiveIntegerField(
        help_text="The revision with which that began of which this is believed."
    )
    learner_count = models.PositiveIntegerField(
        default=0, help_text="How many were asked for the first time."
    )

    def __str__(self) -> str:
        return f"{self.question_id}: {self.learner_count} learners"


class LearnerBeliefs(RecallBeliefs):
    """How easily one learner recalls what others recall too."""

    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        primary_key=True,
        related_name="beliefs",
    )

    def __str__(self) -> str:
        return str(self.learner_id)


class SiteBeliefs(models.Model):
    """One row: what holds for all questions and learners, and how far it was learned.

    Every answer up to learned_review_id was learned from, or taken back before.
    """

    numbers = models.JSONField(
        default=list, help_text="See study.memory.shared.numbers_of_site()."
    )
    learner_count = models.PositiveIntegerField(default=0)
    learned_review_id = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(id=1), name="site_beliefs_are_one_row"
            ),
        )

    def __str__(self) -> str:
        return f"up to answer {self.learned_review_id}"

    @property
    def site(self) -> Site:
        return site_of_numbers(self.numbers)
