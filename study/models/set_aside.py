"""Questions that a learner has set aside, till the next study day or until they say so.

That is not part of a card: a card is what follows from the reviews, and taking a review
back may take its card away. A question that was never asked has none at all.
"""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from papers.models import Question
from papers.models.question import QuestionQuerySet
from study.models.learner import Learner


class SetAsideQuerySet(models.QuerySet):
    def standing(self, at: datetime) -> "SetAsideQuerySet":
        """Those whose question is not asked at `at`."""
        return self.filter(Q(until=None) | Q(until__gt=at))

    def buried(self, at: datetime) -> "SetAsideQuerySet":
        """Those whose question is asked again by itself, later than at `at`."""
        return self.filter(until__gt=at)

    def suspended(self) -> "SetAsideQuerySet":
        """Those whose question waits until the learner wants it again."""
        return self.filter(until=None)


class SetAside(models.Model):
    """One question that a learner does not want to be asked now.

    What they remember of it stays and fades, and its answers count as before.
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="set_asides",
    )
    question = models.ForeignKey(
        Question,
        models.PROTECT,
        related_name="set_asides",
    )
    until = models.DateTimeField(
        null=True,
        help_text="When a study day begins. Empty: until the learner wants it again.",
    )
    set_aside_at = models.DateTimeField()

    objects = SetAsideQuerySet.as_manager()

    class Meta:
        ordering = ("-set_aside_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "question"),
                name="set_aside_once_per_question",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True)
                | Q(until__gt=models.F("set_aside_at")),
                name="set_aside_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} on {self.question_id}"

    def stands_at(self, at: datetime) -> bool:
        """Whether its question is not asked at `at`."""
        return self.until is None or self.until > at

    @property
    def is_suspended(self) -> bool:
        return self.until is None


def is_among(
    set_asides: SetAsideQuerySet, *, learner: str = "learner"
) -> Exists:
    """Whether the question of an outer row is one of these of its learner.

    learner: the outer row's path to it.
    """
    return Exists(of_outer_row(set_asides, learner))


def end_of_burial(set_asides: SetAsideQuerySet) -> Subquery:
    """Until when the question of an outer row is buried; None when it is not."""
    own = of_outer_row(set_asides, "learner")
    return Subquery(own.values("until")[:1])


def of_outer_row(
    set_asides: SetAsideQuerySet, learner: str
) -> SetAsideQuerySet:
    return set_asides.filter(
        learner=OuterRef(learner),
        question=OuterRef("question"),
    )


def askable_questions(learner: Learner, at: datetime) -> QuestionQuerySet:
    """The live questions that the learner may be asked at `at`, due or never asked."""
    set_asides = SetAside.objects.filter(learner=learner).standing(at)
    return Question.objects.live().exclude(pk__in=set_asides.values("question"))
