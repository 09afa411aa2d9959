"""Quizzes that a group answers together: each member alone, then seen by question.

What a member answers stands in a Quiz of their own, whose subject is the group's quiz.
"""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from papers.models import Question
from study.models.group import Membership, StudyGroup

LONGEST_TITLE = 120
MOST_GROUP_QUESTIONS = 50


class GroupQuizQuerySet(models.QuerySet["GroupQuiz"]):
    def drafts(self) -> "GroupQuizQuerySet":
        """Those that only organisers see."""
        return self.filter(opened_at=None)

    def opened(self) -> "GroupQuizQuerySet":
        """Those that members see, open or closed."""
        return self.exclude(opened_at=None)

    def open_at(self, at: datetime) -> "GroupQuizQuerySet":
        """Those that members may answer; a closed group answers none."""
        has_time = Q(closes_at=None) | Q(closes_at__gt=at)
        is_open = Q(opened_at__lte=at, closed_at=None, group__closed_at=None)
        return self.filter(is_open & has_time)

    def of(self, learner_id: int) -> "GroupQuizQuerySet":
        """Those of the groups that the learner belongs to today."""
        memberships = Membership.objects.active().filter(learner=learner_id)
        return self.filter(group__in=memberships.values("group"))


class GroupQuiz(models.Model):
    """A choice of questions, open to the group for a while."""

    group = models.ForeignKey(
        StudyGroup, models.CASCADE, related_name="group_quizzes"
    )
    title = models.CharField(max_length=LONGEST_TITLE)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="created_group_quizzes",
    )
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, help_text="Empty: a draft.")
    closes_at = models.DateTimeField(
        null=True,
        help_text="Empty: open until an organiser closes it.",
    )
    closed_at = models.DateTimeField(null=True, help_text="By hand, for good.")

    objects = GroupQuizQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_at", "-id")
        verbose_name_plural = "group quizzes"
        constraints = (
            models.CheckConstraint(
                condition=~Q(title=""),
                name="group_quiz_has_a_title",
                violation_error_message="Give the quiz a title.",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | Q(closed_at__gte=models.F("opened_at")),
                name="group_quiz_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=False) | Q(closed_at=None),
                name="group_quiz_draft_is_not_closed",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None)
                | Q(closes_at=None)
                | Q(closes_at__gt=models.F("opened_at")),
                name="group_quiz_is_open_for_a_while",
                violation_error_message="Choose a time that is still to come.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("group_quiz", args=[self.group_id, self.pk])

    @property
    def is_draft(self) -> bool:
        return self.opened_at is None

    @property
    def ends_at(self) -> datetime | None:
        """When answers stop counting: whichever came first; None: not known yet."""
        ends = (self.closed_at, self.closes_at, self.group.closed_at)
        return min((end for end in ends if end is not None), default=None)

    def is_open_at(self, at: datetime) -> bool:
        """As GroupQuizQuerySet.open_at() asks it."""
        if self.opened_at is None or self.opened_at > at:
            return False
        return self.ends_at is None or self.ends_at > at


class GroupQuizQuestion(models.Model):
    """One question's place in a group's quiz."""

    group_quiz = models.ForeignKey(
        GroupQuiz, models.CASCADE, related_name="places"
    )
    question = models.ForeignKey(
        Question,
        models.PROTECT,
        related_name="group_quiz_places",
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("group_quiz", "question"),
                name="group_quiz_question_stands_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.group_quiz_id}.{self.position}"
