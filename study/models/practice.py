"""Answers in practice: they stand on the quiz's page and move nothing."""

from django.db import models
from django.db.models import Q

from papers.models import Question
from study.memory import Rating
from study.models.card import Review
from study.models.quiz import QuizItem


class PracticeAnswer(models.Model):
    """One answer in a quiz that is just practice.

    No review: schedule, counts and replay know nothing of it.
    """

    item = models.OneToOneField(
        QuizItem, models.CASCADE, related_name="practice_answer"
    )
    rating = models.PositiveSmallIntegerField(choices=Review.Grade)
    reviewed_at = models.DateTimeField()
    duration = models.PositiveIntegerField("milliseconds", null=True)
    typed = models.TextField(blank=True)
    points = models.JSONField(
        default=list,
        help_text="The key points that were ticked, as they read then.",
    )
    question_revision = models.PositiveIntegerField()
    key = models.UUIDField(
        help_text="From the form: an answer is stored once, however often it is sent."
    )

    class Meta:
        ordering = ("item",)
        constraints = (
            models.CheckConstraint(
                condition=Q(rating__gte=1, rating__lte=4),
                name="practice_answer_rating_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id}: {self.get_rating_display()}"

    @property
    def question(self) -> Question:
        return self.item.question

    @property
    def question_id(self) -> int:
        return self.item.question_id

    @property
    def chosen_choice_id(self) -> int | None:
        return self.item.chosen_id

    @property
    def is_remembered(self) -> bool:
        return self.rating > Rating.AGAIN


GivenAnswer = Review | PracticeAnswer
