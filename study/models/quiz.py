"""Quizzes and their items."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from papers.models import Paper, Question, Topic, question_is_live
from study.models.card import Review
from study.models.set_aside import SetAside


def quiz_item_is_open(learner_id: int, at: datetime, path: str = "") -> Q:
    """The one rule for what a quiz of that learner still asks.

    A question that was retired or set aside meanwhile no longer waits for an answer.
    `path` leads to the item from another model: "items".
    """
    prefix = f"{path}__" if path else ""
    set_asides = SetAside.objects.filter(learner=learner_id).standing(at)
    is_unanswered = Q((f"{prefix}review", None))
    is_set_aside = Q((f"{prefix}question__in", set_asides.values("question")))
    is_live = question_is_live(f"{prefix}question")
    return is_unanswered & is_live & ~is_set_aside


class Quiz(models.Model):
    """A session with a fixed order of questions, kept for ever."""

    class Kind(models.TextChoices):
        PAPER = "paper", "On a paper"
        TOPIC = "topic", "On a topic"

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="quizzes"
    )
    kind = models.CharField(max_length=8, choices=Kind)
    title = models.CharField(max_length=500)
    paper = models.ForeignKey(Paper, models.SET_NULL, null=True, related_name="quizzes")
    topic = models.ForeignKey(Topic, models.SET_NULL, null=True, related_name="quizzes")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-started_at", "-id")
        verbose_name_plural = "quizzes"
        indexes = (
            models.Index(fields=("learner", "-started_at", "-id"), name="quiz_by_time"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True)
                | Q(finished_at__gte=models.F("started_at")),
                name="quiz_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("quiz", args=[self.pk])

    def open_items(self, at: datetime) -> "models.QuerySet[QuizItem]":
        """Those that still wait for an answer."""
        return self.items.filter(quiz_item_is_open(self.learner_id, at))


class QuizItem(models.Model):
    """One question's place in a quiz, and the answer that it got there."""

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="items")
    question = models.ForeignKey(Question, models.PROTECT, related_name="quiz_items")
    position = models.PositiveSmallIntegerField()
    review = models.OneToOneField(
        Review, models.SET_NULL, null=True, related_name="quiz_item"
    )

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("quiz", "position"), name="quiz_item_has_its_place"
            ),
            models.UniqueConstraint(
                fields=("quiz", "question"), name="quiz_item_once_per_question"
            ),
        )

    def __str__(self) -> str:
        return f"{self.quiz_id}.{self.position}"
